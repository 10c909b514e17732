public import Model
public import Store
import Words

/// `report cost`: what things have cost so far, with their repairs, and what that is for a month of their lives.
public struct CostFigures {
  private let day: Day
  private let listsEach: Bool
  private let repairs: [String: [Money]]
  private let disposals: [String: [Money]]
  private var each: [(holding: Holding, sum: Sum)] = []
  private var groups: [ModelKey: Sum] = [:]
  private var all = Sum()

  private struct Sum {
    var assets = 0
    var unpriced = 0
    var months = 0
    var purchases = AmountSum()
    var repairs = AmountSum()
    var disposals = AmountSum()
    /// Of the price, of repairs and of the disposal; nothing is turned from one currency into another.
    var total = AmountSum()

    mutating func add(_ other: Sum) {
      assets += other.assets
      unpriced += other.unpriced
      months += other.months
      other.purchases.amounts.forEach { purchases.add($0) }
      other.repairs.amounts.forEach { repairs.add($0) }
      other.disposals.amounts.forEach { disposals.add($0) }
      other.total.amounts.forEach { total.add($0) }
    }

    /// Rounded down.
    var monthly: [Money] {
      total.amounts.compactMap {
        Money(minorUnits: $0.minorUnits / Int64(max(1, months)), currency: $0.currency)
      }
    }
  }

  /// - Parameters:
  ///   - repairs: what was paid for repairs, by tag.
  ///   - disposals: its share of what its load cost, by tag.
  ///   - listsEach: whether each thing has a line, and not each model.
  public init(
    repairs: [String: [Money]], disposals: [String: [Money]], on day: Day, listsEach: Bool
  ) {
    self.repairs = repairs
    self.disposals = disposals
    self.day = day
    self.listsEach = listsEach
  }

  public mutating func add(_ holding: Holding) {
    guard holding.hasCome else { return }
    var sum = Sum()
    sum.assets = 1
    sum.unpriced = holding.price == nil ? 1 : 0
    // The month that has begun counts: what came yesterday has been here for one.
    sum.months = holding.since.wholeMonths(to: holding.left ?? day) + 1
    sum.purchases.add(holding.price)
    sum.total.add(holding.price)
    for cost in repairs[holding.tag] ?? [] {
      sum.repairs.add(cost)
      sum.total.add(cost)
    }
    for cost in disposals[holding.tag] ?? [] {
      sum.disposals.add(cost)
      sum.total.add(cost)
    }
    all.add(sum)
    if listsEach {
      each.append((holding, sum))
    } else {
      groups[ModelKey(holding), default: Sum()].add(sum)
    }
  }

  public var figures: Figures {
    let sums: [Figures.Column] = [
      .init("months", Text(en: "months", zh: "月数"), .number),
      .init("purchase", Text(en: "purchase", zh: "购置"), .number),
      .init("repairs", Text(en: "repairs", zh: "维修"), .number),
      .init("disposal", Text(en: "disposal", zh: "处置"), .number),
      .init("total", Text(en: "total", zh: "合计"), .number),
      .init("per_month", Text(en: "a month", zh: "月均"), .number),
    ]
    var figures = Figures(
      Text(en: "Cost of ownership", zh: "持有成本"),
      listsEach
        ? Figures.thing + sums
        : [.init("category", Text(en: "category", zh: "类别"), for: .programs)] + Figures.model
          + [.init("assets", Text(en: "assets", zh: "数量"), .number)] + sums)
    for (holding, sum) in each {
      figures.add(Figures.thing(holding) + Self.cells(sum))
    }
    for (model, sum) in groups.sorted(by: { $0.key.precedes($1.key) }) {
      figures.add([.text(model.category.rawValue)] + model.cells + [.count(sum.assets)] + Self.cells(sum))
    }
    figures.notes = notes
    return figures
  }

  private static func cells(_ sum: Sum) -> [Figures.Cell] {
    [
      .count(sum.months), .amounts(sum.purchases.amounts), .amounts(sum.repairs.amounts),
      .amounts(sum.disposals.amounts), .amounts(sum.total.amounts), .amounts(sum.monthly),
    ]
  }

  private var notes: [Text] {
    var notes = [
      Text(
        en:
          "Assets: \(all.assets). Purchase: \(all.purchases.text). Repairs: \(all.repairs.text). Disposal: \(all.disposals.text). Total: \(all.total.text).",
        zh:
          "共 \(all.assets) 件；购置 \(all.purchases.text)，维修 \(all.repairs.text)，处置 \(all.disposals.text)，合计 \(all.total.text)"
      )
    ]
    if all.unpriced > 0 {
      notes.append(Text(en: "Without a price: \(all.unpriced).", zh: "未登记价格：\(all.unpriced) 件"))
    }
    return notes
  }
}
