public import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

/// `report exceptions`: what stands otherwise than it should, each with the day since when and the command that looks at it.
public struct ExceptionFigures {
  /// Something that somebody has to see to.
  enum Kind: String, CaseIterable {
    case conflict, lost, missing
    case partUnplaced = "part_unplaced"
    case unwiped, unsampled
    case loanOverdue = "loan_overdue"
    case leaverHolds = "leaver_holds"
    case repairLong = "repair_long"
    case returnedWaiting = "returned_waiting"
    case decisionWaiting = "decision_waiting"
    case loadUnanswered = "load_unanswered"
  }

  private struct Line {
    var kind: Kind
    /// What it is about: a tag, or the number of a subject of its own.
    var subject: String
    var title: String
    var holder: EntityID?
    var since: Day
    var command: String
  }

  /// How many days a thing may be in repair, wait for a decision, or for a receipt.
  private static let patience = 30
  /// How many days what came back may lie there.
  private static let triage = 7

  private let day: Day
  private let language: Language
  private var lines: [Line] = []

  public init(on day: Day, _ language: Language) {
    self.day = day
    self.language = language
  }

  /// What its card alone tells of an asset.
  public mutating func add(_ asset: Asset) {
    guard !asset.stage.isTerminal else { return }
    if let due = asset.due, due < day { add(.loanOverdue, asset, since: due, "return") }
    let days = asset.stageSince.days(to: day)
    switch asset.stage {
    case .retired where asset.dataState.isLive:
      add(.unwiped, asset, since: asset.stageSince, "sanitise")
    case .lost: add(.lost, asset, since: asset.stageSince, "history")
    case .inRepair where days > Self.patience: add(.repairLong, asset, since: asset.stageSince, "history")
    case .returned where days > Self.triage: add(.returnedWaiting, asset, since: asset.stageSince, "show")
    case .retirePending where days > Self.patience:
      add(.decisionWaiting, asset, since: asset.stageSince, "show")
    case .disposing where days > Self.patience: add(.loadUnanswered, asset, since: asset.stageSince, "show")
    default: break
    }
  }

  /// - Parameter since: the day of the event by which it is missing.
  public mutating func add(_ part: BornePart, since: Day) {
    let tag = part.asset.tag.text
    lines.append(
      Line(
        kind: .partUnplaced, subject: tag,
        title: "\(part.placed.part.kind.name.in(language)) \(part.placed.part.title)",
        holder: part.asset.holder.id,
        since: since, command: "tagroll history \(tag) --parts"))
  }

  public mutating func add(_ leaver: Roll.Leaver) {
    guard let left = leaver.person.left, left < day else { return }
    for asset in leaver.assets { add(.leaverHolds, asset, since: left, "return") }
  }

  public mutating func add(_ missing: Roll.Missing) {
    add(.missing, missing.asset, since: missing.closed, "lost")
  }

  public mutating func add(_ wipe: UnsampledWipe) {
    let batch = wipe.batch ?? erasedWord.in(language)
    let tag = wipe.asset.tag.text
    lines.append(
      Line(
        kind: .unsampled, subject: tag,
        title: Text(en: "wiped with batch \(batch)", zh: "清除批次 \(batch)").in(language),
        holder: wipe.asset.holder.id, since: wipe.wipe.on, command: "tagroll history \(tag)"))
  }

  public mutating func add(_ conflict: Conflict) {
    let number = ConflictNumber(conflict.number).text
    lines.append(
      Line(
        kind: .conflict, subject: number, title: "", holder: nil, since: conflict.opened,
        command: "tagroll conflict show \(number)"))
  }

  private mutating func add(_ kind: Kind, _ asset: Asset, since: Day, _ verb: String) {
    lines.append(
      Line(
        kind: kind, subject: asset.tag.text, title: asset.title(language), holder: asset.holder.id,
        since: since,
        command: "tagroll \(verb) \(asset.tag.text)"))
  }

  /// Kind by kind, of each what waits longest first.
  public func figures(_ roll: Roll) throws -> Figures {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var figures = Figures(
      Text(en: "Exceptions", zh: "异常"),
      [
        .init("kind", Text(en: "what", zh: "异常")), .init("subject", Text(en: "of", zh: "对象")),
        .init("title", Text(en: "which", zh: "名称"), .prose),
        .init("holder", Text(en: "holder", zh: "持有人"), .prose),
        .init("since", Text(en: "since", zh: "自")), .init("days", Text(en: "days", zh: "天数"), .number),
        .init("command", Text(en: "see to it", zh: "处理"), for: .people),
      ])
    let kinds = Dictionary(grouping: lines, by: \.kind)
    for kind in Kind.allCases {
      for line in (kinds[kind] ?? []).sorted(by: { ($0.since, $0.subject) < ($1.since, $1.subject) }) {
        let holder = try names.title(line.holder)
        figures.add([
          .word(kind.rawValue, kind.name), .text(line.subject),
          line.title.isEmpty ? .nothing : .text(line.title), holder.map { .text($0) } ?? .nothing,
          .day(line.since), .count(line.since.days(to: day)), .text(line.command),
        ])
      }
    }
    let sums = Kind.allCases.compactMap { kind in kinds[kind].map { (kind.name, $0.count) } }
    figures.notes = [
      lines.isEmpty
        ? Text(en: "No exceptions.", zh: "没有异常。")
        : Text(
          en: "Exceptions: \(lines.count) (\(sums.map { "\($0.0.en) \($0.1)" }.joined(separator: ", "))).",
          zh: "异常 \(lines.count) 项（\(sums.map { "\($0.0.zh) \($0.1)" }.joined(separator: "，"))）")
    ]
    return figures
  }
}

extension ExceptionFigures.Kind {
  var name: Text {
    switch self {
    case .conflict: Text(en: "scan undecided", zh: "扫描待裁定")
    case .lost: Text(en: "lost", zh: "遗失未核销")
    case .missing: Text(en: "missing", zh: "盘亏期满")
    case .partUnplaced: Text(en: "part gone", zh: "部件去向不明")
    case .unwiped: Text(en: "not wiped", zh: "停用未清除")
    case .unsampled: Text(en: "batch not sampled", zh: "批次未抽检")
    case .loanOverdue: Text(en: "loan overdue", zh: "借用逾期")
    case .leaverHolds: Text(en: "leaver has it", zh: "离职未还")
    case .repairLong: Text(en: "long in repair", zh: "维修超期")
    case .returnedWaiting: Text(en: "return not looked at", zh: "归还未处理")
    case .decisionWaiting: Text(en: "undecided", zh: "报废待批")
    case .loadUnanswered: Text(en: "no receipt", zh: "处置无回执")
    }
  }
}
