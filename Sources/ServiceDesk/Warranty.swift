public import Model

/// Whether a warrantor still has to mend a thing on a given day.
public enum Warranty: Sendable, Equatable {
  case unknown
  /// The last day counts: zero days left is still covered.
  case covered(daysLeft: Int)
  case ended(daysAgo: Int)

  public init(until last: Day?, on day: Day) {
    guard let last else {
      self = .unknown
      return
    }
    let days = day.days(to: last)
    self = days >= 0 ? .covered(daysLeft: days) : .ended(daysAgo: -days)
  }
}
