/// A rule file, read by whoever may read files.
public struct RuleFile: Sendable {
  /// What a person calls it: its path.
  public let name: String
  public let bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
