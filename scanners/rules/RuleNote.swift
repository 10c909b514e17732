public import Words

/// Why a rule is there.
public struct RuleNote: Sendable, Hashable {
  public let reason: Text
  /// Where it was met.
  public let seen: [String]
}
