public import Lifecycle
public import Model
public import Store
import Words

/// `report age`: how old things are, and which have served their time.
///
/// A thing is due to be replaced when it has served the years the policy wants of its kind, or where it wants none those it is written
/// off over, and no warranty covers it any more. Something that is on its way out already is not.
public struct AgeFigures {
  private let policy: Policy
  private let day: Day
  private let listsDue: Bool
  private var due: [(holding: Holding, months: Int)] = []
  private var groups: [Category: Group] = [:]
  private var costs = AmountSum()
  /// By whole years; the last one holds all that is older.
  private var histogram = [Int](repeating: 0, count: Self.years + 1)

  /// Up to how many whole years are told apart.
  private static let years = 7

  private struct Group {
    var assets = 0
    var months = 0
    var oldest = 0
    var covered = 0
    var due = 0
  }

  /// - Parameter listsDue: whether each thing that is due has a line, and not each kind of thing.
  public init(_ policy: Policy, on day: Day, listsDue: Bool) {
    self.policy = policy
    self.day = day
    self.listsDue = listsDue
  }

  public mutating func add(_ holding: Holding) {
    guard holding.isHere else { return }
    let months = holding.since.wholeMonths(to: day)
    let isCovered = holding.warrantyUntil.map { $0 >= day } ?? false
    let isDue = !isCovered && holding.serves && months >= service(of: holding.category) * 12
    var group = groups[holding.category] ?? Group()
    group.assets += 1
    group.months += months
    group.oldest = max(group.oldest, months)
    if isCovered { group.covered += 1 }
    histogram[min(months / 12, Self.years)] += 1
    if isDue {
      group.due += 1
      costs.add(holding.price)
      if listsDue { due.append((holding, months)) }
    }
    groups[holding.category] = group
  }

  private func service(of category: Category) -> Int {
    policy.minimumYears[category] ?? policy.depreciation.years(of: category)
  }

  public var figures: Figures { listsDue ? list : summary }

  private var summary: Figures {
    var figures = Figures(
      Text(en: "Age", zh: "使用年限"),
      [
        .init("category", Text(en: "category", zh: "类别")),
        .init("assets", Text(en: "assets", zh: "数量"), .number),
        .init("average_years", Text(en: "average years", zh: "平均年数"), .number),
        .init("oldest_years", Text(en: "oldest", zh: "最长"), .number),
        .init("covered", Text(en: "under warranty", zh: "保修期内"), .number),
        .init("service_years", Text(en: "to serve", zh: "应使用年数"), .number),
        .init("due", Text(en: "due", zh: "可更换"), .number),
      ])
    for category in Category.allCases {
      guard let group = groups[category] else { continue }
      figures.add([
        .word(category.rawValue, category.name), .count(group.assets),
        .tenths(group.months * 10 / 12 / group.assets), .tenths(group.oldest * 10 / 12),
        .count(group.covered), .count(service(of: category)), .count(group.due),
      ])
    }
    let shown = histogram.lastIndex { $0 > 0 }.map { histogram[...$0] } ?? []
    figures.bars = shown.enumerated().map { years, count in
      Figures.Bar(name: Self.name(ofYears: years), value: count)
    }
    figures.notes = notes
    return figures
  }

  private static func name(ofYears years: Int) -> Text {
    if years == Self.years { return Text(en: "\(years) years and more", zh: "\(years) 年及以上") }
    return Text(en: years == 1 ? "1 year" : "\(years) years", zh: "\(years) 年")
  }

  private var list: Figures {
    var figures = Figures(
      Text(en: "Due to be replaced", zh: "更换清单"),
      Figures.thing + [
        .init("category", Text(en: "category", zh: "类别"), for: .programs),
        .init("stage", Text(en: "stage", zh: "状态")), .init("since", Text(en: "since", zh: "起算")),
        .init("years", Text(en: "years", zh: "年数"), .number),
        .init("warranty_until", Text(en: "warranty", zh: "保修到期")),
        .init("currency", Text(en: "currency", zh: "币种"), for: .programs),
        .init("price", Text(en: "price", zh: "原值"), .number),
      ])
    // The oldest first; those of one age in order of tag.
    for (holding, months) in due.sorted(by: {
      ($0.holding.since, $0.holding.tag) < ($1.holding.since, $1.holding.tag)
    }) {
      figures.add(
        Figures.thing(holding) + [
          .text(holding.category.rawValue), .word(holding.stage.rawValue, holding.stage.name),
          .day(holding.since), .tenths(months * 10 / 12),
          .day(holding.warrantyUntil), holding.price.map { .text($0.currency) } ?? .nothing,
          .amount(holding.price),
        ])
    }
    figures.notes = notes
    return figures
  }

  private var notes: [Text] {
    let assets = groups.values.reduce(0) { $0 + $1.assets }
    let due = groups.values.reduce(0) { $0 + $1.due }
    return [
      Text(
        en: "Assets: \(assets). Due to be replaced: \(due), which cost \(costs.text).",
        zh: "共 \(assets) 件；可更换 \(due) 件，原值合计 \(costs.text)")
    ]
  }
}

extension Holding {
  /// Whether it is in service, or could be.
  fileprivate var serves: Bool {
    switch stage {
    case .received, .inStock, .assigned, .inRepair, .returned: true
    default: false
    }
  }
}

extension Day {
  /// Whole months from this day to a later one; none to an earlier one.
  func wholeMonths(to later: Day) -> Int {
    let (from, to) = (parts, later.parts)
    var months = (to.year - from.year) * 12 + to.month - from.month
    // The 31st of a month is complete on the last day of a shorter one.
    if adding(months: max(0, months)) > later { months -= 1 }
    return max(0, months)
  }
}
