public import Lifecycle
public import Model
public import Store
public import Words

/// `report value`: what our own things cost, and for how much of it they still stand on the books.
public struct ValueFigures {
  private let rule: Depreciation
  private let day: Day
  private let listsEach: Bool
  private var each: [[Figures.Cell]] = []
  private var groups: [Group: Sum] = [:]
  private var costs = AmountSum()
  private var values = AmountSum()
  private var count = 0
  private var unpriced = 0
  private var foreign = 0

  fileprivate struct Group: Hashable {
    var category: Category
    var currency: String
  }
  private struct Sum {
    var assets = 0
    var cost = AmountSum()
    var value = AmountSum()
  }

  /// - Parameter listsEach: whether each thing has a line, and not each kind of thing.
  public init(_ rule: Depreciation, on day: Day, listsEach: Bool) {
    self.rule = rule
    self.day = day
    self.listsEach = listsEach
  }

  public mutating func add(_ holding: Holding) {
    guard holding.isHere else { return }
    guard holding.ownership == .owned else { return foreign += 1 }
    guard let cost = holding.price else { return unpriced += 1 }
    let value = rule.bookValue(of: cost, holding.category, since: holding.since, on: day)
    count += 1
    costs.add(cost)
    values.add(value)
    if listsEach {
      let off = Money(minorUnits: cost.minorUnits - value.minorUnits, currency: cost.currency)
      return each.append(
        Figures.thing(holding) + [
          .day(holding.since), .count(rule.years(of: holding.category)), .text(cost.currency), .amount(cost),
          .amount(off), .amount(value),
        ])
    }
    let group = Group(category: holding.category, currency: cost.currency)
    groups[group, default: Sum()].assets += 1
    groups[group, default: Sum()].cost.add(cost)
    groups[group, default: Sum()].value.add(value)
  }

  public var figures: Figures {
    let money: [Figures.Column] = [
      .init("currency", Text(en: "currency", zh: "币种"), for: .programs),
      .init("cost", Text(en: "cost", zh: "原值"), .number),
      .init("written_off", Text(en: "written off", zh: "累计折旧"), .number),
      .init("book_value", Text(en: "book value", zh: "账面净值"), .number),
    ]
    let years = Figures.Column("years", Text(en: "years", zh: "折旧年限"), .number)
    let first: [Figures.Column] =
      listsEach
      ? Figures.thing + [.init("since", Text(en: "since", zh: "起算")), years]
      : [
        .init("category", Text(en: "category", zh: "类别")), years,
        .init("assets", Text(en: "assets", zh: "数量"), .number),
      ]
    var figures = Figures(Text(en: "Book value", zh: "账面价值"), first + money)
    each.forEach { figures.add($0) }
    for (group, sum) in groups.sorted(by: { $0.key.order < $1.key.order }) {
      var off = sum.cost
      sum.value.amounts.forEach { off.subtract($0) }
      figures.add([
        .word(group.category.rawValue, group.category.name), .count(rule.years(of: group.category)),
        .count(sum.assets), .text(group.currency), .amount(sum.cost.amounts.first),
        .amount(off.amounts.first), .amount(sum.value.amounts.first),
      ])
    }
    figures.notes = notes
    return figures
  }

  private var notes: [Text] {
    var notes = [
      Text(
        en: "Assets: \(count). Cost: \(costs.text). Book value: \(values.text).",
        zh: "共 \(count) 件；原值 \(costs.text)；账面净值 \(values.text)"),
      Text(en: "By the policy: \(rule.meaning.en).", zh: "按制度：\(rule.meaning.zh)"),
    ]
    if unpriced > 0 {
      notes.append(
        Text(en: "Not counted, without a price: \(unpriced).", zh: "未登记价格、未计入：\(unpriced) 件"))
    }
    if foreign > 0 {
      notes.append(Text(en: "Not counted, not ours: \(foreign).", zh: "非本单位所有、未计入：\(foreign) 件"))
    }
    return notes
  }
}

extension ValueFigures.Group {
  /// By category as everywhere, then by currency.
  fileprivate var order: (Int, String) { (category.place, currency) }
}

extension Depreciation {
  /// In words: `straight line over 3 years (server 5) to 0 %`.
  public var meaning: Text {
    let kinds = years.sorted { $0.key.rawValue < $1.key.rawValue }
    let en = kinds.map { ", \($0.key.name.en) \($0.value)" }.joined()
    let zh = kinds.map { "，\($0.key.name.zh) \($0.value) 年" }.joined()
    let to =
      residualPercent == 0
      ? Text(en: "to nothing", zh: "无残值")
      : Text(en: "down to \(residualPercent) %", zh: "残值率 \(residualPercent)%")
    return switch method {
    case .straightLine:
      Text(
        en: "straight line over \(otherYears) years\(en), \(to.en)", zh: "直线法，\(otherYears) 年\(zh)，\(to.zh)")
    case .declining:
      Text(
        en: "declining over \(otherYears) years\(en), \(to.en)", zh: "双倍余额递减法，\(otherYears) 年\(zh)，\(to.zh)")
    }
  }
}
