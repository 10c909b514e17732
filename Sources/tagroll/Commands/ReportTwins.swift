import CommandLineKit
import Exchange
import Identity
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report twins`
enum ReportTwins: Verb {
  static let spec = CommandSpec(
    "twins", zh: "重复标识",
    summary: Text(en: "Values that should be one asset's and are not.", zh: "本应唯一却属于多项资产的值。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The same serial, UUID, network address or installation on two assets: registered twice, copied from an image, or a \
          placeholder that no rule knows. For the last, the entry for rules.json is printed with it.
          """,
        zh: "两项资产有相同的序列号、UUID、网卡地址或系统安装：可能重复登记、由镜像复制，或为规则尚不认识的占位值。对后者同时给出可加入 rules.json 的条目。"),
      examples: [CommandDetails.Example("tagroll report twins", Text(en: "over the whole roll", zh: "全部账册"))])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    var found = 0
    var array = call.isJSON ? try JSONArray(call.sink) : nil
    try roll.read {
      try roll.eachTwins { twins in
        guard let twins = try Twin(twins, roll, try call.rules()) else { return }
        found += 1
        if array != nil { return try array?.add(twins.json) ?? () }
        call.lines(twins.lines(call.language))
      }
    }
    if let array { return try array.end() }
    if found == 0 { call.say(Text(en: "no value is on two assets", zh: "没有属于多项资产的值")) }
  }
}

/// One value on several assets.
struct Twin {
  let value: Roll.Twins
  let assets: [Asset]
  /// The entry that makes a placeholder of it; `nil` for an installation, of which the roll keeps a hash alone.
  let rule: String?

  /// - Returns: `nil` for the other spelling of a UUID that is told already, and for what the rules reject by now.
  init?(_ twins: Roll.Twins, _ roll: Roll, _ rules: RuleSet) throws {
    let text = DeviceText(twins.value)
    let field: JudgedField? =
      switch twins.kind {
      case "serial": .serial
      case "uuid": .uuid
      case "mac": .mac
      default: nil
      }
    if let field, rules.rejects(text, as: field) != nil { return nil }
    if field == .uuid, let other = Normalise.alternate(text), other < twins.value { return nil }
    // A monitor bears a serial of its own maker's, and is no machine.
    let assets = try twins.assets.compactMap { try roll.asset(number: $0) }.filter { $0.category != .monitor }
    guard assets.count > 1 else { return nil }
    value = twins
    self.assets = assets
    rule = field.map { Self.entry($0, twins.value) }
  }

  private static func entry(_ field: JudgedField, _ value: String) -> String {
    var json = JSONWriter()
    func member(_ name: String, _ value: String) {
      json.name(name)
      json.string(value)
    }
    func list(_ name: String, _ value: String) {
      json.name(name)
      json.beginArray()
      json.string(value)
      json.endArray()
    }
    let plain = value.lowercased()
    json.beginObject()
    member(
      "id",
      "house.\(field.rawValue)-"
        + plain.utf8.filter { $0.isLetterOrDigit }.prefix(24).map { String(UnicodeScalar($0)) }.joined())
    list("of", field.rawValue)
    list("words", plain)
    json.name("reason")
    json.beginObject()
    member("en", "the same in several of our machines")
    member("zh", "本单位多台机器相同")
    json.endObject()
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private var name: Text {
    switch value.kind {
    case "serial": Key.serial.name
    case "uuid": Key.uuid.name
    case "mac": Key.mac.name
    default: Key.machineID.name
    }
  }

  func lines(_ language: Language) -> [String] {
    let shown = TerminalText(value.value).string
    let tags = assets.map { "\($0.tag.text) (\($0.stage.name.in(language)))" }.joined(separator: ", ")
    let more = value.count > Int64(assets.count) ? ", .." : ""
    var lines = ["\(name.in(language)) \(shown)  \(value.count)x", "  \(tags)\(more)"]
    if let rule {
      lines.append(Text(en: "  if it is a placeholder:  \(rule)", zh: "  若为占位值：  \(rule)").in(language))
    } else {
      lines.append(
        Text(
          en: "  on all but one of them:  rm /etc/machine-id && systemd-machine-id-setup",
          zh: "  除其中一台外均应执行：  rm /etc/machine-id && systemd-machine-id-setup"
        ).in(language))
    }
    return lines
  }

  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for (member, text) in [("kind", value.kind), ("value", value.value)] {
      json.name(member)
      json.string(text)
    }
    json.name("count")
    json.integer(value.count)
    json.name("assets")
    json.beginArray()
    for asset in assets { json.string(asset.tag.text) }
    json.endArray()
    if let rule {
      json.name("rule")
      json.string(rule)
    }
    json.endObject()
    return json.bytes
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) }
}
