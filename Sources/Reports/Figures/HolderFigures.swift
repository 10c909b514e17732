import Model
public import Store
public import Words

/// `report holders`: who has how much.
public struct HolderFigures {
  private var groups: [Holder: Sum] = [:]

  private struct Sum {
    var assets = 0
    var cost = AmountSum()
  }

  public init() {}

  public mutating func add(_ holding: Holding) {
    guard holding.isHere else { return }
    groups[holding.holder, default: Sum()].assets += 1
    groups[holding.holder, default: Sum()].cost.add(holding.price)
  }

  /// Those who have most first; of those who have as many, in order of their names.
  public func figures(_ roll: Roll, _ language: Language) throws -> Figures {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var figures = Figures(
      Text(en: "Holders", zh: "保管人"),
      [
        .init("kind", Text(en: "who", zh: "类型")),
        .init("holder_id", Text(en: "id", zh: "编号"), for: .programs),
        .init("name", Text(en: "name", zh: "名称"), .prose),
        .init("assets", Text(en: "assets", zh: "数量"), .number),
        .init("cost", Text(en: "cost", zh: "原值"), .number),
      ])
    var lines: [(holder: Holder, name: String, sum: Sum)] = []
    for (holder, sum) in groups { lines.append((holder, try names.title(holder.id) ?? "", sum)) }
    lines.sort { a, b in
      a.sum.assets == b.sum.assets
        ? (a.name, a.holder.id?.text ?? "") < (b.name, b.holder.id?.text ?? "") : a.sum.assets > b.sum.assets
    }
    for line in lines {
      figures.add([
        .word(line.holder.kind.rawValue, line.holder.kind.name),
        line.holder.id.map { .text($0.text) } ?? .nothing, line.name.isEmpty ? .nothing : .text(line.name),
        .count(line.sum.assets), .amounts(line.sum.cost.amounts),
      ])
    }
    var all = AmountSum()
    lines.forEach { $0.sum.cost.amounts.forEach { all.add($0) } }
    let assets = lines.reduce(0) { $0 + $1.sum.assets }
    figures.notes = [
      Text(
        en: "Holders: \(lines.count). Assets: \(assets). Cost: \(all.text).",
        zh: "保管人 \(lines.count) 个，资产 \(assets) 件，原值 \(all.text)")
    ]
    return figures
  }
}
