/// How much a reader accepts before it gives up. Crossing a limit is an error at once, not at the end.
public struct JSONLimits: Sendable {
  /// The whole document.
  public var bytes = 32 << 20
  /// Objects and arrays inside one another.
  public var depth = 64
  /// One string or name, as spelled between its quotes.
  public var stringBytes = 1 << 20
  /// Members of one object, or elements of one array.
  public var members = 100_000

  public static let standard = JSONLimits()

  public init() {}

  /// What a limit counts.
  public enum Measure: Sendable {
    case documentBytes, stringBytes, members
  }
}
