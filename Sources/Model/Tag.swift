/// The permanent short name on an asset's label: `LT-00013`.
///
/// A prefix by category, a number of at least four digits, and a check digit by Damm's quasigroup,
/// which catches every single wrong digit and every swap of neighbours (H. M. Damm, 2004).
public struct Tag: Hashable, Sendable {
  public let prefix: String
  public let number: Int

  /// - Parameter prefix: one to four letters A-Z.
  public init(prefix: String, number: Int) {
    precondition(Self.isPrefix(prefix.utf8) && number > 0, "a tag is letters and a number from 1")
    self.prefix = prefix
    self.number = number
  }

  /// - Returns: `nil` unless the text has the shape of a tag and its check digit is right.
  public init?(_ text: some StringProtocol) {
    guard let tag = Array(text.utf8).withUnsafeBufferPointer({ Self(utf8: $0) }) else { return nil }
    self = tag
  }

  /// The same from bytes that somebody else holds.
  public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard let dash = text.firstIndex(of: 0x2D), Self.isPrefix(text[..<dash]) else { return nil }
    let digits = dash + 1..<text.count
    guard (5...12).contains(digits.count), digits.count == 5 || text[digits.lowerBound] != 0x30,
      let number = Day.number(text, digits.dropLast()), number > 0,
      Day.number(text, digits) != nil, Self.check(of: UnsafeBufferPointer(rebasing: text[digits])) == 0
    else { return nil }
    prefix = String(decoding: text[..<dash], as: UTF8.self)
    self.number = number
  }

  public var text: String { withText { String(decoding: $0, as: UTF8.self) } }

  /// Lends the characters of ``text`` without building a string.
  @inlinable
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    // Four letters, the dash, nineteen digits and the check digit at most.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 25) { buffer in
      body(UnsafeBufferPointer(rebasing: buffer[..<write(into: buffer)]))
    }
  }

  /// - Returns: how many characters were written.
  @usableFromInline
  func write(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var first = 0
    for letter in prefix.utf8 {
      buffer[first] = letter
      first += 1
    }
    buffer[first] = 0x2D
    first += 1
    var count = 4
    var limit = 10_000
    while count < 19, number >= limit {
      count += 1
      limit = limit.multipliedReportingOverflow(by: 10).partialValue
    }
    Day.put(number, count, at: first, in: buffer)
    let digits = UnsafeBufferPointer(rebasing: buffer[first..<first + count])
    buffer[first + count] = 0x30 + UInt8(Self.check(of: digits))
    return first + count + 1
  }

  private static func isPrefix(_ bytes: some Collection<UInt8>) -> Bool {
    (1...4).contains(bytes.count) && bytes.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// The digit that takes the quasigroup from the state after `digits` back to zero; zero for a right number.
  private static func check(of digits: UnsafeBufferPointer<UInt8>) -> Int {
    var state = 0
    for digit in digits { state = Int(quasigroup[state * 10 + Int(digit - 0x30)]) }
    return state
  }

  // Totally anti-symmetric quasigroup of order 10, from Damm's thesis, p. 111.
  private static let quasigroup: [UInt8] = [
    0, 3, 1, 7, 5, 9, 8, 6, 4, 2,
    7, 0, 9, 2, 1, 5, 4, 8, 6, 3,
    4, 2, 0, 6, 8, 7, 1, 3, 5, 9,
    1, 7, 5, 0, 9, 8, 3, 4, 2, 6,
    6, 1, 2, 3, 0, 4, 5, 9, 7, 8,
    3, 6, 7, 4, 2, 0, 9, 5, 8, 1,
    5, 8, 6, 9, 7, 2, 0, 1, 3, 4,
    8, 9, 4, 5, 3, 6, 2, 0, 1, 7,
    9, 4, 3, 8, 6, 1, 7, 2, 0, 5,
    2, 5, 8, 1, 4, 3, 6, 7, 9, 0,
  ]
}
