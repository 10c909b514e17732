import Lifecycle
import Model
public import Store
import Words

/// `report waste`: what things weighed that became waste, and what was done with them.
///
/// - Source: Regulation (EU) 2023/2772, ESRS E5-5, paragraph 37, for the lines by treatment; Directive 2012/19/EU, Annexes III and V,
///   for those by kind.
public struct WasteFigures {
  /// What a line stands for.
  public enum Lines: String, Sendable, CaseIterable {
    case treatment, category
  }

  private let lines: Lines
  private var treatments: [Treatment?: Sum] = [:]
  private var categories: [Category: Sum] = [:]
  private var all = Sum()
  private var inUse = 0

  /// In grams, and of what was weighed alone.
  private struct Sum {
    var things = 0
    var unweighed = 0
    var hazardous: Int64 = 0
    var harmless: Int64 = 0
    var unsaid: Int64 = 0
    var treated: [Treatment: Int64] = [:]

    var grams: Int64 { hazardous + harmless + unsaid }
    func grams(_ treatments: Treatment...) -> Int64 { treatments.reduce(0) { $0 + treated[$1, default: 0] } }

    mutating func add(_ facts: DisposalFacts) {
      things += 1
      guard let grams = facts.grams else { return unweighed += 1 }
      switch facts.isHazardous {
      case true?: hazardous += grams
      case false?: harmless += grams
      case nil: unsaid += grams
      }
      if let treatment = facts.treatment { treated[treatment, default: 0] += grams }
    }
  }

  public init(_ lines: Lines) { self.lines = lines }

  /// Of what left, that which is waste: what somebody else goes on using is none, and what went back to its owner is not ours.
  public mutating func add(_ row: DisposalRow) {
    guard let method = row.method, method.needsPermit else { return inUse += 1 }
    all.add(row.facts)
    treatments[row.facts.treatment, default: Sum()].add(row.facts)
    categories[row.asset.category, default: Sum()].add(row.facts)
  }

  public var figures: Figures {
    var figures = lines == .treatment ? byTreatment : byCategory
    figures.notes = notes
    return figures
  }

  private static let title = Text(en: "Waste", zh: "废弃物")
  private static let counted: [Figures.Column] = [
    .init("things", Text(en: "things", zh: "数量"), .number),
    .init("unweighed", Text(en: "not weighed", zh: "未称重"), .number),
  ]
  private static let weighed: [Figures.Column] = [
    .init("hazardous_kg", Text(en: "hazardous kg", zh: "危险废物 kg"), .number),
    .init("not_hazardous_kg", Text(en: "not hazardous kg", zh: "非危险废物 kg"), .number),
    .init("unsaid_kg", Text(en: "not said kg", zh: "未说明 kg"), .number),
    .init("kg", Text(en: "all kg", zh: "合计 kg"), .number),
  ]

  private static func cells(_ sum: Sum) -> [Figures.Cell] {
    [
      .count(sum.things), .count(sum.unweighed), .thousandths(sum.hazardous), .thousandths(sum.harmless),
      .thousandths(sum.unsaid), .thousandths(sum.grams),
    ]
  }

  private var byTreatment: Figures {
    var figures = Figures(
      Self.title,
      [
        .init("direction", Text(en: "direction", zh: "去向")),
        .init("treatment", Text(en: "treatment", zh: "处理方式")),
      ] + Self.counted + Self.weighed)
    for treatment in Treatment.allCases.map(Optional.some) + [nil] {
      guard let sum = treatments[treatment] else { continue }
      let direction = treatment.map { $0.isDiverted ? Direction.diverted : .disposed } ?? .unsaid
      figures.add(
        [
          .word(direction.rawValue, direction.name),
          treatment.map { .word($0.rawValue, $0.name) }
            ?? .word(Direction.unsaid.rawValue, Direction.unsaid.name),
        ] + Self.cells(sum))
    }
    return figures
  }

  private enum Direction: String {
    case diverted, disposed
    case unsaid = "not_said"

    var name: Text {
      switch self {
      case .diverted: Text(en: "diverted from disposal", zh: "未进入处置")
      case .disposed: Text(en: "disposed of", zh: "进入处置")
      case .unsaid: Text(en: "not said", zh: "未说明")
      }
    }
  }

  private var byCategory: Figures {
    var figures = Figures(
      Self.title,
      [
        .init("category", Text(en: "category", zh: "类别")),
        .init("weee", Text(en: "WEEE category", zh: "WEEE 类别")),
      ] + Self.counted + Self.weighed + [
        .init("recovered", Text(en: "recovered", zh: "回收利用率"), .number),
        .init("recycled", Text(en: "re-used and recycled", zh: "再使用和再循环率"), .number),
      ])
    for category in Category.allCases {
      guard let sum = categories[category] else { continue }
      let weee = WasteCategory(category).map { Figures.Cell.word("\($0.rawValue)", $0.name) }
      figures.add(
        [.word(category.rawValue, category.name), weee ?? .nothing] + Self.cells(sum) + [
          Self.share(sum.grams(.reuse, .recycle, .recover), of: sum.grams),
          Self.share(sum.grams(.reuse, .recycle), of: sum.grams),
        ])
    }
    return figures
  }

  /// Rounded down: no goal is met by a rounding.
  private static func share(_ part: Int64, of grams: Int64) -> Figures.Cell {
    grams == 0 ? .nothing : .percent(Int(part * 100 / grams))
  }

  private var notes: [Text] {
    let recycled = all.grams(.recycle)
    let rest = all.grams - recycled
    var notes = [
      Text(
        en:
          "Things: \(all.things). Weight: \(kilograms(all.grams)), hazardous of it: \(kilograms(all.hazardous)).",
        zh: "废弃物 \(all.things) 件，\(kilograms(all.grams))，其中危险废物 \(kilograms(all.hazardous))")
    ]
    if all.grams > 0 {
      // What is not recycled is rounded up, as what is is rounded down.
      let percent = 100 - recycled * 100 / all.grams
      notes.append(
        Text(
          en: "Not recycled, what was made ready for re-use included: \(kilograms(rest)), \(percent) %.",
          zh: "未再循环（含准备再使用）\(kilograms(rest))，\(percent)%"))
    }
    if all.unweighed > 0 {
      notes.append(Text(en: "Not weighed, in no sum: \(all.unweighed).", zh: "未称重、未计入重量：\(all.unweighed) 件"))
    }
    if inUse > 0 {
      notes.append(
        Text(
          en: "No waste, because sold, donated or given back: \(inUse).", zh: "出售、捐赠或退还，不属废弃物：\(inUse) 件"))
    }
    return notes
  }
}

extension Treatment {
  /// Whether it keeps what it treats from being disposed of.
  var isDiverted: Bool {
    switch self {
    case .reuse, .recycle, .recover: true
    case .incinerate, .landfill, .other: false
    }
  }
}

extension WasteCategory {
  var name: Text {
    switch self {
    case .screens: Text(en: "2 screens", zh: "2 屏幕类")
    case .smallIT: Text(en: "6 small IT", zh: "6 小型信息设备")
    }
  }
}
