/// What one kind of evidence says about a pair of machines.
public struct Reason: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case agrees
    case disagrees
    /// Known of one of the two only.
    case oneSided = "one-sided"
  }

  public let key: Key
  public let outcome: Outcome
  public let points: Int

  public init(key: Key, outcome: Outcome, points: Int) {
    self.key = key
    self.outcome = outcome
    self.points = points
  }
}
