public import Model

/// What mending a thing costs against having a new one.
public struct RepairRatio: Sendable, Equatable {
  public let estimate: Money
  /// All repairs of it that are over, in the same currency.
  public let spent: Money
  /// Of a comparable new one, or what it cost itself.
  public let price: Money
  /// Whole percent, cut.
  public let percent: Int

  /// - Returns: `nil` where one of the amounts is missing or nothing can be said of the others.
  public init?(_ stories: [RepairStory], estimate: Money?, price: Money?) {
    guard let estimate, let price, price.minorUnits > 0, estimate.currency == price.currency else {
      return nil
    }
    // What another currency cost is not converted, and left out.
    let costs = stories.compactMap(\.cost).filter { $0.currency == price.currency }.map(\.minorUnits)
    var sum: Int64 = 0
    for cost in costs {
      let (next, isTooMuch) = sum.addingReportingOverflow(cost)
      sum = isTooMuch ? .max : next
    }
    guard let spent = Money(minorUnits: sum, currency: price.currency) else { return nil }
    self.estimate = estimate
    self.spent = spent
    self.price = price
    percent = Int(
      clamping: (Int128(estimate.minorUnits) + Int128(sum)) * 100 / Int128(price.minorUnits))
  }
}
