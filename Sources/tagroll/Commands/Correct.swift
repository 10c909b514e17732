import CommandLineKit
import Exchange
import Identity
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll correct REF FIELD=VALUE… --reason TEXT`, `tagroll correct REF --release FIELD --reason TEXT`
enum Correct: Verb {
  static let spec = CommandSpec(
    "correct", zh: "更正",
    summary: Text(en: "Mend a field of a card that was written down wrongly.", zh: "更正卡片上登记错误的内容。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The old value stays in the history. The fields: category, maker, model, serial, ownership, purchased, price \
          and place; nothing behind the equals sign takes a value away. What changed in the world is no mistake: a new \
          place is 'move'. A person's word stands over every later scan and import; --release gives it back, and the card says \
          what it said before, or what the newest scan says.
          """,
        zh: """
          旧值保留在履历中。可更正：category、maker、model、serial、ownership、purchased、price、place（类别、制造商、型号、序列号、权属、购入、原值、地点）；\
          等号后留空表示清除。实际发生的变化不是更正：换地点请用“调拨”。\
          人工更正优先于以后的扫描和导入；--release 撤回更正，恢复为更正前的内容或最近一次扫描的内容。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll correct LT-00013 serial=PF2ABCDF --reason \"misread\"",
          Text(en: "a serial misread", zh: "读错的序列号")),
        CommandDetails.Example(
          "tagroll correct LT-00013 price=\"1200.00 EUR\" --reason \"invoice found\"",
          Text(en: "a price", zh: "原值")),
      ],
      operands: [
        Options.asset,
        OperandSpec(
          ValueSpec(Text(en: "FIELD=VALUE", zh: "项目=内容")), .any,
          help: Text(en: "What it should say.", zh: "正确的内容。")),
      ],
      options: [
        OptionSpec(
          "release",
          ValueSpec(Text(en: "FIELD", zh: "项目"), choices: FieldStory.fields.map(\.rawValue)),
          help: Text(en: "Give back what was corrected.", zh: "撤回对该项目的更正。")),
        OptionSpec(
          "reason", Options.words, help: Text(en: "How it is known.", zh: "更正依据。"), required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let release = call.invocation.value("release").flatMap(CardField.init(rawValue:))
    guard (release == nil) != (call.invocation.operands.count == 1) else { throw Refusal.correctWhat }
    if let release { return try self.release(release, reason, call) }
    var wanted: [(field: CardField, text: String)] = []
    for operand in call.invocation.operands.dropFirst() {
      let pair = try read(operand)
      guard !wanted.contains(where: { $0.field == pair.field }) else { throw Refusal.fieldTwice(operand) }
      wanted.append(pair)
    }
    var told: [Text] = []
    try call.act(on: [call.invocation.operands[0]]) { writing, roll in
      let names = NameBook(roll)
      return { asset in
        var step = Step(.corrected, to: asset.stage)
        for (field, text) in wanted {
          let new = try value(field, text, roll, call)
          let old = asset.value(of: field)
          guard new != old else { continue }
          if field == .serial { try changeKeys(&step, asset, new, roll, call) }
          step.evidence[field.key] = new
          step.evidence[field.formerKey] = old
          let (was, now) = (try field.text(old, names), try field.text(new, names))
          told.append(
            Text(
              en: "\(field.name.en) \(was.en) -> \(now.en)", zh: "\(field.name.zh) \(was.zh) -> \(now.zh)"))
        }
        guard !step.evidence.isEmpty else { return [] }
        step.evidence[.reason] = .secret(try writing.seal(reason, as: .text))
        return [step]
      }
    } tell: { _, _, _ in
      Text(
        en: "corrected: \(told.map(\.en).joined(separator: ", "))",
        zh: "已更正：\(told.map(\.zh).joined(separator: "，"))")
    } unchanged: { _, _ in
      Text(en: "says that already, nothing written", zh: "内容相同，未写入")
    }
  }

  /// What the card said before a person's word, or what the newest scan says.
  private static func release(_ field: CardField, _ reason: String, _ call: Call) throws {
    let rules = try call.rules()
    var told = Text(en: "", zh: "")
    try call.act(on: [call.invocation.operands[0]]) { writing, roll in
      let names = NameBook(roll)
      return { asset in
        let story = try FieldStory(of: asset, on: roll, under: rules)
        guard let released = story.released(field) else { throw Refusal.nothingToRelease(field, asset) }
        let (old, new) = (asset.value(of: field), released.value)
        guard new != nil || !field.isNeeded else { throw Refusal.fieldNeeded(field) }
        guard new != old else { return [] }
        var step = Step(.corrected, to: asset.stage, [.source: .code(ClaimSource.release.rawValue)])
        if field == .serial { try changeKeys(&step, asset, new, roll, call) }
        step.evidence[field.key] = new
        step.evidence[field.formerKey] = old
        step.evidence[.reason] = .secret(try writing.seal(reason, as: .text))
        let (was, now) = (try field.text(old, names), try field.text(new, names))
        told = Text(
          en: "given back: \(field.name.en) \(was.en) -> \(now.en)",
          zh: "已撤回更正：\(field.name.zh) \(was.zh) -> \(now.zh)")
        return [step]
      }
    } tell: { _, _, _ in
      told
    } unchanged: { _, _ in
      Text(en: "says that already, nothing written", zh: "内容相同，未写入")
    }
  }

  private static func read(_ operand: String) throws -> (field: CardField, text: String) {
    guard let equals = operand.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
      throw Refusal.badField(operand)
    }
    let name = AssetReference.clean(String(operand[..<equals])).lowercased()
    guard let field = CardField.allCases.first(where: { $0.rawValue == name || $0.name.zh == name }) else {
      throw Refusal.badField(operand)
    }
    return (field, AssetReference.clean(String(operand[operand.index(after: equals)...])))
  }

  /// - Returns: `nil` to take the value away.
  private static func value(
    _ field: CardField, _ text: String, _ roll: Roll, _ call: Call
  ) throws -> EvidenceValue? {
    guard !text.isEmpty else {
      guard !field.isNeeded else { throw Refusal.fieldNeeded(field) }
      return nil
    }
    switch field {
    case .category:
      let word = "category=\(text)"
      return .code(
        try AssetFilter.one(of: Category.allCases, text, word) { [$0.rawValue, $0.name.en, $0.name.zh] }
          .rawValue)
    case .ownership:
      let word = "ownership=\(text)"
      return .code(
        try AssetFilter.one(of: Ownership.allCases, text, word) { [$0.rawValue, $0.name.en, $0.name.zh] }
          .rawValue)
    case .maker, .model, .serial: return .device(DeviceText(text))
    case .purchased:
      guard let day = DayText.read(text, today: call.today) else {
        throw Refusal.badDay(text, option: field.rawValue)
      }
      guard day <= call.today else { throw Refusal.boughtLater(day) }
      return .day(day)
    case .price: return .money(try call.money(text, for: field.rawValue))
    case .place: return .id(try call.place(text, in: roll).id)
    }
  }

  /// What it is recognised by follows its serial; a placeholder recognises nothing, as at registration.
  private static func changeKeys(
    _ step: inout Step, _ asset: Asset, _ new: EvidenceValue?, _ roll: Roll, _ call: Call
  ) throws {
    var serial: DeviceText?
    if case .device(let text) = new { serial = text }
    if let serial, try call.rules().rejects(serial, as: .serial) != nil {
      call.remark(Refusal.placeholderKept)
    }
    let now = try serial.flatMap { try Newcomer.key($0, call) }
    let old = try roll.keys(of: asset).first { key in
      asset.serial.map {
        key == "serial:\(Normalise.serial($0))" || key == "short-serial:\(Normalise.serial($0))"
      }
        ?? false
    }
    guard old != now else { return }
    if let now, let serial {
      let holders = try roll.assets(withKeys: ["serial:\(Normalise.serial(serial))"])
      if let taken = holders.first(where: { $0.id != asset.id }) {
        throw Refusal.duplicateSerial(serial, taken)
      }
      step.keys = [now]
    }
    if let old { step.evidence[.formerKey] = .code(old) }
  }
}
