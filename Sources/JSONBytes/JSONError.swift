/// Why bytes were refused; `at` is the offset of the byte, from zero.
public enum JSONError: Error, Equatable, Sendable {
  case syntax(at: Int, expected: Expectation)
  /// The document ends inside a value.
  case truncated(at: Int)
  /// Something follows the value, or its reader left part of it unread.
  case trailing(at: Int)
  /// A well-spelled value of another kind than the reader asked for.
  case unexpected(at: Int, expected: JSONKind, found: JSONKind)
  /// A fraction, an exponent, `-0`, or a magnitude above 2^53-1.
  case notAnInteger(at: Int)
  case invalidUTF8(at: Int)
  case tooDeep(at: Int)
  case tooLarge(at: Int, JSONLimits.Measure)
  /// The second of two equal names, after escapes are undone; a long name is cut.
  case duplicateName(at: Int, name: String)
  case notCanonical(at: Int, why: Deviation)

  /// What the grammar allows where something else stands.
  public enum Expectation: Sendable {
    case value, name, colon, commaOrEnd, digit
    case escape, hexDigit, surrogatePair
    /// A control character stands in a string as itself.
    case escapedControl
  }

  /// How a spelling differs from the canonical one.
  public enum Deviation: Sendable {
    case whiteSpace, null, number, escape, nameCharacters, nameOrder
    /// Not the one base64 spelling, or spelling bytes that a string can hold.
    case base64
  }

  /// Where the document went wrong.
  public var offset: Int {
    switch self {
    case .syntax(let at, _), .truncated(let at), .trailing(let at), .unexpected(let at, _, _),
      .notAnInteger(let at), .invalidUTF8(let at), .tooDeep(let at), .tooLarge(let at, _),
      .duplicateName(let at, _), .notCanonical(let at, _):
      at
    }
  }
}
