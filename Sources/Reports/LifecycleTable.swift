internal import Lifecycle
public import Model
public import Words

/// Every step of a life and every fact that may be recorded, with what each takes: the one table of arrows, for people.
public struct LifecycleTable: Sendable {
  private let language: Language
  private let width: Int

  public init(language: Language, width: Int = 80) {
    self.language = language
    self.width = width
  }

  /// The kinds of events that are about an asset, in the order of their numbers.
  public static var kinds: [EventKind] {
    EventKind.allCases.filter { $0.arrow != nil }.sorted { number($0) < number($1) }
  }

  private static func number(_ kind: EventKind) -> String { kind.arrow?.number ?? "" }

  public var lines: [String] {
    let steps = Self.kinds.filter { $0.arrow?.to.isEmpty == false }
    let facts = Self.kinds.filter { $0.arrow?.to.isEmpty == true }
    return [Text(en: "Stages", zh: "阶段").in(language)] + stages
      + ["", Text(en: "Steps, from one stage to another", zh: "步骤：从一个阶段到另一个阶段").in(language)]
      + steps.flatMap(row)
      + ["", Text(en: "Facts, which leave a thing where it stands", zh: "记录：不改变所处阶段").in(language)]
      + facts.flatMap(row)
  }

  private var stages: [String] {
    Stage.allCases.map { stage in
      let end = stage.isTerminal ? Text(en: "; nothing leads on", zh: "；终点").in(language) : ""
      return "  \(CellWidth.padded(stage.rawValue, to: 21))\(stage.name.in(language))\(end)"
    }
  }

  private func row(_ kind: EventKind) -> [String] {
    guard let arrow = kind.arrow else { return [] }
    let title = "  \(CellWidth.padded(arrow.number, to: 5))\(kind.name.in(language))"
    return [title]
      + particulars(kind, arrow).flatMap { heading, text in
        let heading = CellWidth.padded(heading.in(language), to: 8)
        return Paragraph(text).lines(width: width - 15).enumerated().map { index, line in
          "       \(index == 0 ? heading : String(repeating: " ", count: 8))\(line)"
        }
      }
  }

  private func particulars(_ kind: EventKind, _ arrow: Arrow) -> [(Text, String)] {
    var rows: [(Text, String)] = []
    let from = arrow.from.isEmpty ? "-" : stages(arrow.from)
    let way = arrow.to.isEmpty ? from : "\(from) -> \(stages(arrow.to))"
    rows.append((Text(en: "where", zh: "阶段"), way))
    rows.append((Text(en: "who", zh: "角色"), list(arrow.roles.map(\.name))))
    if let other = arrow.other {
      let not = Text(en: "not who \(other.name.en)", zh: "不得为\(other.name.zh)")
      rows.append((Text(en: "two", zh: "双人"), not.in(language)))
    }
    if !arrow.guards.isEmpty { rows.append((Text(en: "if", zh: "条件"), list(arrow.guards.map(\.name)))) }
    if !arrow.evidence.isEmpty {
      rows.append((Text(en: "with", zh: "凭据"), arrow.evidence.map(\.rawValue).joined(separator: ", ")))
    }
    return rows
  }

  private func stages(_ stages: [Stage]) -> String {
    let open = Stage.allCases.filter { !$0.isTerminal }
    if stages == Stage.allCases { return Text(en: "anywhere", zh: "任何阶段").in(language) }
    if stages == open { return Text(en: "anywhere but at an end", zh: "终点以外的任何阶段").in(language) }
    return stages.map(\.rawValue).joined(separator: ", ")
  }

  private func list(_ texts: [Text]) -> String {
    texts.map { $0.in(language) }.joined(separator: language == .zh ? "；" : "; ")
  }
}
