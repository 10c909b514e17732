import Lifecycle
public import Model
public import Store
public import Words

/// `history --parts`: what became of the parts of one asset, oldest first, a line for each part and event.
public struct PartMoves {
  private let roll: Roll
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  /// - Parameter events: of the asset, oldest first.
  public func lines(_ asset: Asset, _ events: [Event], width: Int?) throws -> [String] {
    let undoings = Undoings(events)
    var table = Table([
      Table.Column(say(Text(en: "on", zh: "日期"))), Table.Column(say(Text(en: "event", zh: "事件")), .number),
      Table.Column(say(Text(en: "no", zh: "编号")), .number), Table.Column(say(Text(en: "part", zh: "部件"))),
      Table.Column(say(Text(en: "slot", zh: "插槽"))), Table.Column(say(Text(en: "what", zh: "变动"))),
      Table.Column(say(Text(en: "by", zh: "经办"))),
    ])
    for event in events where event.isAboutParts {
      for part in parts(of: event, asset) {
        table.add([
          TerminalText(event.on.text), TerminalText("#\(event.sequence)"),
          TerminalText(part.map { "\($0.number)" } ?? "-"), TerminalText(title(part, event)),
          TerminalText(part?.slot.bytes ?? []),
          TerminalText(try what(event, undoneBy: undoings.of(event.sequence))),
          TerminalText(try names.handle(event.actor)),
        ])
      }
    }
    let heading = "\(asset.tag.text)  \(TerminalText(asset.title(language)).string)"
    guard !table.rows.isEmpty else {
      return [heading, say(Text(en: "no part was ever listed", zh: "从未登记过部件"))]
    }
    return [heading] + table.lines(width: width)
  }

  /// Those an event brings, or the one it names; `nil` for one that no card lists.
  private func parts(of event: Event, _ asset: Asset) -> [Part?] {
    guard let number = event.evidence.number(.part) else {
      return event.parts.isEmpty ? [nil] : event.parts
    }
    return [asset.parts.first { Int64($0.part.number) == number }?.part]
  }

  private func title(_ part: Part?, _ event: Event) -> String {
    let kind = part?.kind ?? event.evidence.code(.partKind).flatMap(Part.Kind.init(rawValue:)) ?? .other
    return [say(kind.name), part?.title].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func what(_ event: Event, undoneBy: Int64?) throws -> String {
    let evidence = event.evidence
    var details: [Text] = [event.kind == .found ? Text(en: "there from the first", zh: "登记时已有") : event.name]
    if let destination = evidence.code(.destination).flatMap(PartDestination.init(rawValue:)),
      destination != .asset
    {
      details.append(Text(en: "-> \(destination.name.en)", zh: "-> \(destination.name.zh)"))
    }
    if let id = evidence.id(.recipient) {
      let tag = try roll.tag(of: id) ?? id.text
      details.append(Text(en: "-> \(tag)", zh: "-> \(tag)"))
    }
    if let method = evidence.code(.method).flatMap(SanitiseMethod.init(rawValue:)) {
      details.append(method.name)
    }
    if let result = evidence.code(.result).flatMap(SanitiseResult.init(rawValue:)) {
      details.append(result.name)
    }
    if let undoneBy { details.append(Text(en: "(undone by #\(undoneBy))", zh: "（已由 #\(undoneBy) 撤销）")) }
    return details.map { $0.in(language) }.joined(separator: " ")
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
