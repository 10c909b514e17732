/// Decimal numbers in whole thousandths: kilograms in grams, millimetres in micrometres.
extension Int64 {
  /// `12`, `12.5` or `0.125`: nine digits and three decimals at most, and no sign.
  ///
  /// - Returns: `nil` for anything else.
  public init?(thousandths text: some StringProtocol) {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = halves.count == 2 ? String(halves[1]) : ""
    guard (1...9).contains(halves[0].utf8.count), fraction.utf8.count <= 3,
      halves.count == 1 || !fraction.isEmpty,
      (halves[0] + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let whole = Int64(halves[0]),
      let rest = Int64(fraction + String(repeating: "0", count: 3 - fraction.utf8.count))
    else { return nil }
    self = whole * 1000 + rest
  }

  /// The same back, without a decimal too many: `12.5`.
  public var thousandthsText: String {
    var fraction = String(String(1000 + self % 1000).dropFirst())
    while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
    return "\(self / 1000)\(fraction.isEmpty ? "" : ".\(fraction)")"
  }
}
