/// The number of a repair order as people write it: `T-1`.
public struct RepairNumber: Sendable, Hashable {
  public let number: Int64

  public init(_ number: Int64) {
    self.number = number
  }

  /// - Returns: `nil` unless the text is `T-` and a number from 1, or that number alone.
  public init?(_ text: String) {
    let digits = text.uppercased().hasPrefix("T-") ? text.dropFirst(2) : text[...]
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(digits), number > 0
    else { return nil }
    self.number = number
  }

  public var text: String { "T-\(number)" }
}

/// The number of a purchase as people write it: `P-1`.
public struct PurchaseNumber: Sendable, Hashable {
  public let number: Int64

  public init(_ number: Int64) {
    self.number = number
  }

  /// - Returns: `nil` for anything but `P-` and a number from 1; small letters will do.
  public init?(_ text: String) {
    guard text.count > 2, text.uppercased().hasPrefix("P-"), let number = Int64(text.dropFirst(2)), number > 0
    else { return nil }
    self.init(number)
  }

  public var text: String { "P-\(number)" }
}

/// What a repair is worth against buying the thing again.
public enum RepairAdvice: Sendable, Equatable {
  /// The warrantor mends it for nothing: claim, do not pay.
  case claimWarranty
  /// What it has cost so far reaches half of what the thing cost new: think of replacing it.
  case considerReplacing(percent: Int)
  case none

  /// The share from which the usual policies call a repair uneconomic.
  public static let uneconomicPercent = 50

  /// - Parameters:
  ///   - spent: all repairs so far, in the currency of `price`; other currencies are not converted and say nothing.
  public init(warranty: Warranty, spentMinorUnits spent: Int64, priceMinorUnits price: Int64?) {
    if case .covered = warranty {
      self = .claimWarranty
      return
    }
    guard let price, price > 0, spent > 0 else {
      self = .none
      return
    }
    let percent = Int(clamping: Int128(spent) * 100 / Int128(price))
    self = percent >= Self.uneconomicPercent ? .considerReplacing(percent: percent) : .none
  }
}
