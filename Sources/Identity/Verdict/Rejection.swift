public import Model

/// A value that was not believed.
public struct Rejection: Sendable, Hashable {
  public let key: Key
  public let value: DeviceText
  public let rule: RuleID

  public init(key: Key, value: DeviceText, rule: RuleID) {
    self.key = key
    self.value = value
    self.rule = rule
  }
}
