public import Lifecycle
public import Model
public import Words

/// `report harvest`: which parts of what is retired are to be kept, and what became of each.
public struct HarvestFigures {
  /// What came of a part that was to be kept.
  fileprivate enum Outcome: String {
    /// Still in it, and it is still here.
    case open
    case taken
    /// It went with it.
    case missed
  }

  private let language: Language
  private var rows: [[Figures.Cell]] = []
  private var counts: [Outcome: Int] = [:]

  public init(_ language: Language) { self.language = language }

  public mutating func add(_ asset: Asset, _ harvest: Harvest) {
    for placed in harvest.parts {
      let outcome: Outcome = placed.isRemoved ? .taken : asset.stage.hasLeft ? .missed : .open
      counts[outcome, default: 0] += 1
      let tag = asset.tag.text
      rows.append([
        .text(tag), .word(asset.stage.rawValue, asset.stage.name), .count(placed.part.number),
        .text(HarvestReport(language).titles([placed])), .device(placed.part.serial), .day(harvest.named.on),
        .word(outcome.rawValue, outcome.name),
        placed.whereabouts.code.map { .word($0, placed.whereabouts.name) } ?? .nothing,
        outcome == .open
          ? .text("tagroll repair part \(tag) --part-out \(placed.part.number) --to stock") : .nothing,
      ])
    }
  }

  public var figures: Figures {
    var figures = Figures(
      Text(en: "Parts to be kept", zh: "留用部件"),
      [
        .init("tag", Text(en: "tag", zh: "标签")), .init("stage", Text(en: "stage", zh: "状态")),
        .init("part", Text(en: "no", zh: "编号"), .number), .init("title", Text(en: "part", zh: "部件"), .prose),
        .init("serial", Text(en: "serial", zh: "序列号")), .init("named", Text(en: "named", zh: "指定日期")),
        .init("outcome", Text(en: "what came of it", zh: "结果")),
        .init("whereabouts", Text(en: "where", zh: "去处")),
        .init("command", Text(en: "see to it", zh: "处理"), for: .people),
      ])
    rows.forEach { figures.add($0) }
    let (open, taken, missed) = (counts[.open] ?? 0, counts[.taken] ?? 0, counts[.missed] ?? 0)
    figures.notes = [
      Text(
        en: "To take out: \(open). Taken out: \(taken). Went with their machine: \(missed).",
        zh: "待拆下 \(open) 件，已拆下 \(taken) 件，随机离开 \(missed) 件。")
    ]
    return figures
  }
}

extension HarvestFigures.Outcome {
  fileprivate var name: Text {
    switch self {
    case .open: Text(en: "to take out", zh: "待拆下")
    case .taken: Text(en: "taken out", zh: "已拆下")
    case .missed: Text(en: "WENT WITH IT", zh: "随机离开")
    }
  }
}
