public import JSONBytes

/// Why a rule file is refused, and where. Facts only.
public struct RuleFault: Error, Sendable, Equatable {
  public let file: String
  /// From one; a column is a character, not a byte.
  public let line: Int
  public let column: Int
  public let what: What

  public enum What: Sendable, Equatable {
    case json(JSONError)
    /// JSON of another kind.
    case notRules
    case version(Int64)
    /// A member, or a pattern, that no rule has.
    case unknownMember(String)
    /// A word that is none of those a member allows.
    case unknownWord(String, of: String)
    /// What a rule needs and has not.
    case missing(String)
    /// A pattern that would reject nothing, or everything.
    case empty(String)
    /// Not small letters, digits, dots and dashes; or a rule of one's own that is not named `house.…`.
    case badID(String)
    case repeatedID(String)
    /// Switched off, and nowhere to be found.
    case noSuchRule(String)
    /// Members of different kinds of rules in one.
    case mixed(String)
  }

  /// - Parameter offset: of a byte of the file.
  init(_ what: What, at offset: Int, in file: RuleFile) {
    self.what = what
    self.file = file.name
    let before = file.bytes.prefix(offset)
    line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Bytes that go on with a character do not begin one.
    column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
  }
}
