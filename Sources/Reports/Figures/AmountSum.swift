import Model

/// Amounts added up by currency: none is ever turned into another.
struct AmountSum: Equatable {
  /// Wide, because the prices of a whole roll may be more than one price can be.
  private var sums: [String: Int128] = [:]

  mutating func add(_ money: Money?) {
    guard let money else { return }
    sums[money.currency, default: 0] += Int128(money.minorUnits)
  }

  mutating func subtract(_ money: Money?) {
    guard let money else { return }
    sums[money.currency, default: 0] -= Int128(money.minorUnits)
  }

  /// In order of the currencies' codes.
  var amounts: [Money] {
    sums.sorted { $0.key < $1.key }.compactMap {
      Money(minorUnits: Int64(clamping: $0.value), currency: $0.key)
    }
  }

  /// `120.00 EUR + 30.00 USD`; nothing is `0`.
  var text: String { amounts.isEmpty ? "0" : amounts.map(\.text).joined(separator: " + ") }
}
