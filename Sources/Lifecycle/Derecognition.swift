public import Model

/// What the books write when a thing leaves them: each line on one side, and both sides of each currency the same.
///
/// - Source: IAS 16, paragraphs 67 to 71; Chinese Accounting Standard 4, article 23: the gain or the loss is what came in for
///   the thing less what it still stood in the books for.
public struct Derecognition: Sendable, Equatable {
  public enum Account: String, Sendable, CaseIterable {
    case depreciation = "accumulated_depreciation"
    case proceeds, loss, gain, cost
    /// Paid for getting rid of it.
    case disposalCost = "disposal_cost"
  }

  public enum Side: Sendable { case debit, credit }

  public struct Line: Sendable, Equatable {
    public let account: Account
    public let side: Side
    /// More than nothing.
    public let amount: Money

    public init(_ account: Account, _ side: Side, _ amount: Money) {
      self.account = account
      self.side = side
      self.amount = amount
    }
  }

  /// In the order of ``Account``; none where nothing stood in the books and nothing came in.
  public let lines: [Line]

  /// - Parameters:
  ///   - cost: what the thing was bought for; `nil` for what never stood in the books.
  ///   - bookValue: what it still stood in the books for; one in another currency than the cost says nothing of it, and then
  ///     nothing was written off.
  ///   - proceeds: what came in for it. In another currency nothing is offset: the book value is lost, and what came is gained.
  public init(cost: Money?, bookValue: Money?, proceeds: Money?) {
    var lines: [Line] = []
    func add(_ account: Account, _ side: Side, _ minorUnits: Int64, _ currency: String) {
      guard minorUnits > 0, let amount = Money(minorUnits: minorUnits, currency: currency) else { return }
      lines.append(Line(account, side, amount))
    }
    func add(result minorUnits: Int64, _ currency: String) {
      add(.loss, .debit, -minorUnits, currency)
      add(.gain, .credit, minorUnits, currency)
    }
    let value = cost.map { cost in bookValue.flatMap { $0.currency == cost.currency ? $0 : nil } ?? cost }
    if let cost, let value {
      // A thing may have been valued up.
      let off = cost.minorUnits - value.minorUnits
      add(.depreciation, off < 0 ? .credit : .debit, abs(off), cost.currency)
    }
    if let proceeds { add(.proceeds, .debit, proceeds.minorUnits, proceeds.currency) }
    if let value, let proceeds, value.currency == proceeds.currency {
      add(result: proceeds.minorUnits - value.minorUnits, value.currency)
    } else {
      if let value { add(result: -value.minorUnits, value.currency) }
      if let proceeds { add(result: proceeds.minorUnits, proceeds.currency) }
    }
    if let cost { add(.cost, .credit, cost.minorUnits, cost.currency) }
    self.lines = lines
  }
}
