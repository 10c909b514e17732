/// The number of a conflict as people write it: `C-1`.
public struct ConflictNumber: Sendable, Hashable {
  public let number: Int64

  public init(_ number: Int64) {
    self.number = number
  }

  /// - Returns: `nil` unless the text is `C-` and a number from 1, or that number alone.
  public init?(_ text: String) {
    let digits = text.uppercased().hasPrefix("C-") ? text.dropFirst(2) : text[...]
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(digits), number > 0
    else { return nil }
    self.number = number
  }

  public var text: String { "C-\(number)" }
}
