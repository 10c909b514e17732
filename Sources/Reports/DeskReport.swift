public import Lifecycle
public import Model
public import Store
public import Words

/// What stands beside machines: on whose desk, since when, and what the books say otherwise.
public struct DeskReport {
  private let names: NameBook
  private let roll: Roll
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  /// By place, person, machine and port.
  public func sorted(_ seats: [DeskSeat]) throws -> [DeskSeat] {
    let keyed = try seats.map { seat in
      let newest = seat.story.newest
      let key = [
        try names.title(newest.place) ?? "", try names.title(newest.person) ?? "", seat.machine.tag.text,
        seat.thing.port.plain,
      ]
      return (key: key, seat: seat)
    }
    return keyed.sorted {
      $0.key == $1.key
        ? $0.seat.story.newest.sequence < $1.seat.story.newest.sequence
        : $0.key.lexicographicallyPrecedes($1.key)
    }.map(\.seat)
  }

  /// - Parameter seats: ``sorted(_:)``.
  public func lines(_ seats: [DeskSeat], width: Int?) throws -> [String] {
    guard !seats.isEmpty else {
      return [say(Text(en: "no scan has shown anything beside a machine", zh: "扫描尚未发现任何外设"))]
    }
    var table = Table([
      Table.Column(say(Text(en: "place", zh: "地点"))), Table.Column(say(Text(en: "person", zh: "使用人"))),
      Table.Column(say(Text(en: "thing", zh: "设备"))), Table.Column(say(Text(en: "serial", zh: "序列号"))),
      Table.Column(say(Text(en: "tag", zh: "标签"))), Table.Column(say(Text(en: "seen at", zh: "接在"))),
      Table.Column(say(Text(en: "since", zh: "自"))), Table.Column(say(Text(en: "noted", zh: "最近记录"))),
    ])
    for seat in seats {
      let newest = seat.story.newest
      table.add([
        TerminalText(try names.title(newest.place) ?? "-"),
        TerminalText(try names.title(newest.person) ?? "-"),
        TerminalText(seat.thing.name(language)),
        TerminalText(seat.thing.serial?.trimmed.bytes ?? Array("-".utf8)),
        TerminalText(seat.asset?.tag.text ?? "-"),
        TerminalText("\(seat.machine.tag.text):\(seat.thing.port.plain)"),
        TerminalText(seat.story.since.text), TerminalText(newest.scannedAt.day.text),
      ])
    }
    let unknown = seats.count { $0.asset == nil }
    let elsewhere = seats.count(where: \.isElsewhere)
    let sum = Text(
      en:
        "Things: \(seats.count). Without an asset on the roll: \(unknown). Elsewhere by the books: \(elsewhere).",
      zh: "共 \(seats.count) 件；未对应资产 \(unknown) 件；与账面不符 \(elsewhere) 件。")
    return table.lines(width: width) + [say(sum)] + (try remarks(seats))
  }

  /// How many things are remarked upon one by one.
  private static let remarkedAtMost = 40

  private func remarks(_ seats: [DeskSeat]) throws -> [String] {
    let all = try seats.flatMap { try remarks($0) }
    let more = all.count - Self.remarkedAtMost
    let told = all.prefix(Self.remarkedAtMost).map { TerminalText(say($0)).string }
    return told
      + (more > 0 ? [say(Text(en: "and \(more) more:  --json has all", zh: "另有 \(more) 条，见 --json"))] : [])
  }

  /// What somebody should know of it or do about it.
  public func remarks(_ seat: DeskSeat) throws -> [Text] {
    var remarks: [Text] = []
    let name = Text(en: seat.thing.title(.en), zh: seat.thing.title(.zh))
    let at = "\(seat.machine.tag.text):\(seat.thing.port.plain)"
    let command = try remedy(seat)
    if !seat.alternates.isEmpty {
      let tags = seat.alternates.map(\.tag.text).joined(separator: ", ")
      remarks.append(
        Text(
          en:
            "\(name.en) at \(at) is at \(tags) too, by turns: one at several machines, or several of one serial",
          zh: "\(at) 上的 \(name.zh) 也轮流出现在 \(tags)：一台设备接多台机器，或多台设备序列号相同"))
    }
    guard let command else { return remarks }
    if let asset = seat.asset {
      let holder = try names.title(asset.holder.id) ?? "?"
      let place = try names.title(asset.place) ?? "?"
      remarks.append(
        Text(
          en: "\(asset.tag.text) by the books: \(holder), \(place); seen at \(at):  \(command)",
          zh: "\(asset.tag.text) 账面为 \(holder)，\(place)；实际接在 \(at)：  \(command)"))
    } else if let may = seat.candidates.first {
      remarks.append(
        Text(
          en: "\(name.en) at \(at) may be \(may.tag.text), look at the label:  \(command)",
          zh: "\(at) 上的 \(name.zh) 可能是 \(may.tag.text)，请核对标签：  \(command)"))
    } else if seat.thing.hasLabel {
      remarks.append(
        Text(
          en: "\(name.en) at \(at) is not on the roll:  \(command)",
          zh: "\(at) 上的 \(name.zh) 未登记：  \(command)"))
    } else {
      remarks.append(
        Text(
          en: "nobody has said which asset the \(name.en) at \(at) is:  \(command)",
          zh: "\(at) 上的 \(name.zh) 尚未认定为哪项资产：  \(command)"))
    }
    return remarks
  }

  /// The command that makes the books agree with what was seen; `nil` where they agree, or nobody can tell.
  public func remedy(_ seat: DeskSeat) throws -> String? {
    let newest = seat.story.newest
    let place = try newest.place.map { try names.name($0) }
    let person = try newest.person.map { try names.handle($0) }
    func option(_ name: String, _ value: String?) -> String {
      value.map { " \(name) \(ShellWord.quoted($0))" } ?? ""
    }
    guard let asset = seat.asset else {
      return registration(seat, option("--to", person) + option("--at", place))
    }
    guard seat.isElsewhere else { return nil }
    let tag = asset.tag.text
    let has = asset.holder.kind == .person ? asset.holder.id : nil
    let assign = "tagroll assign \(tag)\(option("--to", person))\(option("--at", place))"
    switch asset.stage {
    case .assigned where has == newest.person: return "tagroll move \(tag)\(option("--to", place))"
    case .assigned where person == nil: return "tagroll return \(tag)\(option("--at", place))"
    case .assigned: return "tagroll return \(tag) && \(assign)"
    case .received, .inStock, .returned:
      return person == nil ? "tagroll move \(tag)\(option("--to", place))" : assign
    case .lost, .writtenOff: return "tagroll found \(tag) --condition TEXT\(option("--at", place))"
    default: return nil
    }
  }

  /// What tells no serial is named by who looks at its label.
  private func registration(_ seat: DeskSeat, _ whereabouts: String) -> String {
    let thing = seat.thing
    guard thing.hasLabel, seat.candidates.isEmpty else {
      let at = ShellWord.quoted("\(seat.machine.tag.text):\(thing.port.plain)")
      return "tagroll desk confirm \(at) \(seat.candidates.first?.tag.text ?? "TAG")"
    }
    func option(_ name: String, _ value: DeviceText?) -> String {
      guard let text = value?.plain, !text.isEmpty else { return "" }
      return " \(name) \(ShellWord.quoted(text))"
    }
    return "tagroll register --category \(thing.category.rawValue)\(option("--maker", thing.maker))"
      + "\(option("--model", thing.model))\(option("--serial", thing.serial))\(whereabouts)"
  }

  /// One line of a machine's or a thing's own card: `monitor DELL U2723QE 7XK2PT3 at DP-1 since 2026-11-23`.
  public func line(_ seat: DeskSeat, of asset: Asset) -> Text {
    let since = seat.story.since.text
    if seat.machine.id == asset.id {
      let tag = seat.asset.map { "\($0.tag.text) " } ?? ""
      return Text(
        en: "\(tag)\(seat.thing.title(.en)) at \(seat.thing.port.plain) since \(since)",
        zh: "\(tag)\(seat.thing.title(.zh))，\(seat.thing.port.plain)，自 \(since)")
    }
    return Text(
      en: "\(seat.machine.tag.text):\(seat.thing.port.plain) since \(since)",
      zh: "\(seat.machine.tag.text):\(seat.thing.port.plain)，自 \(since)")
  }

  private func say(_ text: Text) -> String { text.in(language) }
}

extension DeskThing {
  /// Whether it can be registered by what a scan tells of it.
  fileprivate var hasLabel: Bool { isRecognisable && serial?.trimmed.string != nil }

  /// What it is and who made it; `monitor DELL U2723QE`.
  func name(_ language: Language) -> String {
    let model = ModelTitle.text(maker, model)
    return model.isEmpty ? category.name.in(language) : "\(category.name.in(language)) \(model)"
  }

  /// The same with its serial, as far as it has one.
  public func title(_ language: Language) -> String {
    let serial = serial?.plain ?? ""
    return serial.isEmpty ? name(language) : "\(name(language)) \(serial)"
  }
}
