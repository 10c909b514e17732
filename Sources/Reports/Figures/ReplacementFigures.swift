import Lifecycle
public import Model
public import Store
public import Words

/// `report replacements`: what was given for what, and what is still to do: data to move, old things to come back.
public struct ReplacementFigures {
  private let day: Day
  private let listsAll: Bool
  private var replacements: [Replacement] = []
  private var counts: [Replacement.State: Int] = [:]

  /// - Parameter listsAll: whether those that are over have a line as well.
  public init(on day: Day, listsAll: Bool) {
    self.day = day
    self.listsAll = listsAll
  }

  public mutating func add(_ replacement: Replacement) {
    let state = replacement.state(on: day)
    counts[state, default: 0] += 1
    if listsAll || state != .closed { replacements.append(replacement) }
  }

  public func figures(_ roll: Roll, _ language: Language) throws -> Figures {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var figures = Figures(
      Text(en: "Replacements", zh: "更换"),
      [
        .init("tag", Text(en: "old", zh: "旧资产"))
      ] + Figures.model + [
        .init("new", Text(en: "new", zh: "新资产")), .init("with", Text(en: "with", zh: "使用人")),
        .init("since", Text(en: "since", zh: "更换日期")), .init("data", Text(en: "data", zh: "数据")),
        .init("moved_on", Text(en: "moved on", zh: "迁移日期"), for: .programs),
        .init("checked_by", Text(en: "checked by", zh: "核对人"), for: .programs),
        .init("agreed", Text(en: "user agrees", zh: "使用人确认"), for: .programs),
        .init("due", Text(en: "due back", zh: "应归还")),
        .init("state", Text(en: "state", zh: "状态")),
        .init("asked", Text(en: "asked for", zh: "申请日期"), for: .programs),
        .init("asked_by", Text(en: "by", zh: "申请人"), for: .programs),
        .init("approved_by", Text(en: "approved by", zh: "批准人"), for: .programs),
      ])
    for one in replacements {
      let state = one.state(on: day)
      let evidence = one.moved?.evidence
      let way = evidence?.code(.migration).flatMap(Migration.init(rawValue:))
      let signers = try one.request?.approvals.map { try names.handle($0.actor) } ?? []
      let agreed = evidence.flatMap { $0.has(.agreed) ? $0.flag(.agreed) : nil }
      figures.add(
        [
          .text(one.old.tag.text)
        ] + Figures.named(one.old.maker, one.old.model, one.old.category) + [
          .text(one.new.tag.text),
          try names.title(one.begun == nil ? one.old.user : one.new.user).map { .text($0) } ?? .nothing,
          .day(one.begun?.on),
          way.map { .word($0.rawValue, $0.name) } ?? .nothing, .day(one.moved?.on),
          try evidence?.id(.verifier).map { .text(try names.handle($0)) } ?? .nothing,
          agreed.map { $0 ? .word("yes", Text(en: "yes", zh: "是")) : .word("no", Text(en: "no", zh: "否")) }
            ?? .nothing,
          .day(one.begun != nil && one.old.isWithSomebody ? one.old.due : nil),
          .word(state.rawValue, state.name),
          .day(one.request?.asked.on),
          try one.request.map { .text(try names.handle($0.asked.actor)) } ?? .nothing,
          signers.isEmpty ? .nothing : .text(signers.joined(separator: " ")),
        ])
    }
    let wished = [Replacement.State.asked, .approved, .ordered, .ready].reduce(0) {
      $0 + counts[$1, default: 0]
    }
    let open = counts.values.reduce(0, +) - counts[.closed, default: 0] - wished
    figures.notes = [
      Text(
        en:
          "Under way: \(open), overdue of them: \(counts[.overdue, default: 0]). Over: \(counts[.closed, default: 0]). Asked for: \(wished).",
        zh:
          "未完成 \(open) 项，其中逾期 \(counts[.overdue, default: 0]) 项；已完成 \(counts[.closed, default: 0]) 项；申请中 \(wished) 项"
      )
    ]
    return figures
  }
}

extension Replacement.State {
  var name: Text {
    switch self {
    case .asked: Text(en: "asked for", zh: "待批准")
    case .approved: Text(en: "approved", zh: "已批准")
    case .ordered: Text(en: "ordered", zh: "已下单")
    case .ready: Text(en: "here, to be given", zh: "已到货，待更换")
    case .open: Text(en: "to come back", zh: "待归还")
    case .overdue: Text(en: "OVERDUE", zh: "逾期未还")
    case .unsaid: Text(en: "back, data not moved", zh: "已归还，数据未迁移")
    case .lost: Text(en: "lost", zh: "遗失")
    case .closed: Text(en: "over", zh: "已完成")
    }
  }
}

extension Migration {
  public var name: Text {
    switch self {
    case .copied: Text(en: "copied", zh: "复制")
    case .imaged: Text(en: "imaged", zh: "整盘克隆")
    case .synced: Text(en: "synced", zh: "同步")
    case .nothing: Text(en: "nothing to move", zh: "无需迁移")
    }
  }
}
