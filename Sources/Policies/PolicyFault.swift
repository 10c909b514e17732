public import JSONBytes

/// Why a policy file is refused, and where. Facts only.
public struct PolicyFault: Error, Sendable, Equatable {
  /// From one; a column is a character, not a byte.
  public let line: Int
  public let column: Int
  /// The member it is about, as `ladder.bands[1].appraisers`; empty for the whole file.
  public let member: String
  public let what: What

  public enum What: Sendable, Equatable {
    case json(JSONError)
    /// JSON of another kind.
    case notAPolicy
    case version(Int64)
    case unknownMember
    case missing
    /// A word that is none of those the member allows.
    case unknownWord(String, of: [String])
    case outOfRange(Int64, ClosedRange<Int64>)
    case repeated(String)
    /// No amount of the ladder's currency.
    case badAmount(String)
    case badCurrency(String)
    /// Not above the limit of the band before it.
    case notRising
    /// A band before the last has no limit.
    case limitMissing
    /// The last band has one, so that something would belong to none.
    case limitOfLast
    /// An even number of appraisers above two, who could not agree.
    case even(Int64)
    case empty
    case tooMany(Int)
    case badName
  }

  /// - Parameter offset: of a byte of the file.
  init(_ what: What, _ member: String, at offset: Int, in bytes: [UInt8]) {
    self.what = what
    self.member = member
    let before = bytes.prefix(offset)
    line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Bytes that go on with a character do not begin one.
    column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
  }
}
