/// The permanent name of one rule, kept with every value it rejected or gave.
public struct RuleID: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

extension RuleID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    rawValue = value
  }
}
