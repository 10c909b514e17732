import Model
public import Store
import Words

/// `report stock`: of each model how many are here, and how many of those are free.
public struct StockFigures {
  private var groups: [ModelKey: Sum] = [:]

  private struct Sum {
    var free = 0
    var inUse = 0
    var inRepair = 0
    var coming = 0
    var other = 0
    var here: Int { free + inUse + inRepair + other }
  }

  public init() {}

  public mutating func add(_ holding: Holding) {
    let path: WritableKeyPath<Sum, Int>
    switch holding.stage {
    case .planned, .ordered: path = \.coming
    case .inStock: path = \.free
    case .assigned: path = \.inUse
    case .inRepair: path = \.inRepair
    case .received, .returned, .retirePending, .retired, .sanitised, .disposing, .lost: path = \.other
    case .writtenOff, .disposed, .returnedToSupplier, .void: return
    }
    groups[ModelKey(holding), default: Sum()][keyPath: path] += 1
  }

  public var figures: Figures {
    var figures = Figures(
      Text(en: "Stock", zh: "库存"),
      [.init("category", Text(en: "category", zh: "类别"))] + Figures.model + [
        .init("in_stock", Text(en: "in stock", zh: "在库"), .number),
        .init("in_use", Text(en: "in use", zh: "在用"), .number),
        .init("in_repair", Text(en: "in repair", zh: "维修"), .number),
        .init("other", Text(en: "other", zh: "其他"), .number),
        .init("here", Text(en: "all here", zh: "合计"), .number),
        .init("coming", Text(en: "coming", zh: "在途"), .number),
      ])
    var all = Sum()
    for (model, sum) in groups.sorted(by: { $0.key.precedes($1.key) }) {
      let counts = [sum.free, sum.inUse, sum.inRepair, sum.other, sum.here, sum.coming]
      figures.add(
        [.word(model.category.rawValue, model.category.name)] + model.cells + counts.map { .count($0) })
      all.free += sum.free
      all.inUse += sum.inUse
      all.inRepair += sum.inRepair
      all.other += sum.other
      all.coming += sum.coming
    }
    figures.notes = [
      Text(
        en:
          "Here: \(all.here). In stock: \(all.free). In use: \(all.inUse). In repair: \(all.inRepair). Coming: \(all.coming).",
        zh:
          "在册 \(all.here) 件：在库 \(all.free)，在用 \(all.inUse)，维修 \(all.inRepair)，其他 \(all.other)；在途 \(all.coming) 件"
      )
    ]
    return figures
  }
}
