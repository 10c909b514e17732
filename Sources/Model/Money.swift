/// An amount in whole minor units with its ISO 4217 currency code. Never a fraction, never a float.
public struct Money: Hashable, Sendable {
  public let minorUnits: Int64
  /// Three letters A-Z.
  public let currency: String

  /// - Returns: `nil` unless the currency is three capital letters.
  public init?(minorUnits: Int64, currency: String) {
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Reads `120`, `120.5`, `120.00` or `-3.20`, with at most as many decimals as the currency has.
  public init?(_ amount: some StringProtocol, currency: String) {
    var digits = Array(amount.utf8)[...]
    let negative = digits.first == 0x2D
    if negative { digits.removeFirst() }
    let halves = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    let decimals = Self.decimals(of: currency)
    guard (1...2).contains(halves.count), halves[0].count <= 12, let whole = Day.number(halves[0]) else {
      return nil
    }
    var fraction = 0
    if halves.count == 2 {
      guard (1...max(decimals, 1)).contains(halves[1].count), decimals > 0, let read = Day.number(halves[1])
      else { return nil }
      fraction = read
      for _ in halves[1].count..<decimals { fraction *= 10 }
    }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let minor = Int64(whole * scale + fraction)
    self.init(minorUnits: negative ? -minor : minor, currency: currency)
  }

  /// `120.00 EUR`; a currency without minor units has no point: `1200 JPY`.
  public var text: String { "\(amount) \(currency)" }

  /// The amount alone, `120.00`.
  public var amount: String {
    let decimals = Self.decimals(of: currency)
    let digits = "\(minorUnits.magnitude)"
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let sign = minorUnits < 0 ? "-" : ""
    return decimals == 0 ? sign + padded : "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// The amount in so many shares that add up to it and differ by one minor unit at most, the larger ones first.
  ///
  /// - Returns: none for no shares.
  public func shares(_ count: Int) -> [Money] {
    guard count > 0 else { return [] }
    let (share, rest) = minorUnits.quotientAndRemainder(dividingBy: Int64(count))
    return (0..<Int64(count)).compactMap { index in
      let more: Int64 = index < abs(rest) ? rest.signum() : 0
      return Money(minorUnits: share + more, currency: currency)
    }
  }

  /// ISO 4217 minor unit exponents that are not 2.
  private static func decimals(of currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF",
      "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }
}
