public import Model

/// How a house writes off what it bought: what is left of the cost, month by month.
///
/// A month is charged on its last day, and the month of the purchase not at all. Money is whole minor units: a charge is
/// rounded down, and the last one takes what is left, so nothing is lost on the way.
public struct Depreciation: Sendable, Hashable {
  public enum Method: String, Sendable, CaseIterable {
    /// The same every month.
    case straightLine = "straight_line"
    /// Every year twice that share of what is left; from where an even share of the years to come is more, that.
    case declining
  }

  public let method: Method
  /// Over how many years things of a kind are written off.
  public let years: [Category: Int]
  /// Over how many all others are.
  public let otherYears: Int
  /// What stays on the books for as long as the thing is here, in percent of its cost.
  public let residualPercent: Int

  public init(method: Method, years: [Category: Int], otherYears: Int, residualPercent: Int) {
    self.method = method
    self.years = years
    self.otherYears = otherYears
    self.residualPercent = residualPercent
  }

  /// What a policy means that says nothing of it: the straight line over three years, which tax laws commonly take for
  /// computers, down to nothing.
  public static let usual = Depreciation(
    method: .straightLine, years: [:], otherYears: 3, residualPercent: 0)

  public func years(of category: Category) -> Int { years[category] ?? otherYears }

  /// What of its cost a thing still stands on the books for, at the end of a day.
  public func bookValue(of cost: Money, _ category: Category, since bought: Day, on day: Day) -> Money {
    let years = Int64(years(of: category))
    let months = min(Int64(Self.monthsCharged(since: bought, on: day)), years * 12)
    let residual = Self.share(of: cost.minorUnits, Int64(residualPercent), of: 100)
    let charged: Int64
    switch method {
    case .straightLine: charged = Self.share(of: cost.minorUnits - residual, months, of: years * 12)
    case .declining:
      var left = cost.minorUnits
      for year in 0..<(months / 12) { left -= Self.charge(left, residual, years, in: year) }
      if months < years * 12 {
        left -= Self.share(of: Self.charge(left, residual, years, in: months / 12), months % 12, of: 12)
      }
      charged = cost.minorUnits - left
    }
    return Money(minorUnits: cost.minorUnits - charged, currency: cost.currency) ?? cost
  }

  /// What a year takes by the declining method, of what is left at its beginning.
  private static func charge(_ left: Int64, _ residual: Int64, _ years: Int64, in year: Int64) -> Int64 {
    min(max(share(of: left, 2, of: years), (left - residual) / (years - year)), left - residual)
  }

  /// Split, because an amount times a number of months may be more than an integer holds.
  private static func share(of amount: Int64, _ part: Int64, of whole: Int64) -> Int64 {
    amount / whole * part + amount % whole * part / whole
  }

  /// How many months were charged: whose last days have come, from the one after the purchase on.
  private static func monthsCharged(since bought: Day, on day: Day) -> Int {
    let (from, to) = (bought.parts, day.parts)
    let isLast = day.adding(days: 1).parts.month != to.month
    return max(0, (to.year - from.year) * 12 + to.month - from.month - (isLast ? 0 : 1))
  }
}
