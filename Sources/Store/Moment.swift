public import Model

/// A past state of the roll: what stood at the end of a day, by what was written down until an instant.
public struct Moment: Sendable, Equatable {
  /// The day that events must have taken effect by; `nil` for all that did.
  public var day: Day?
  /// The instant that events must have been written down by; `nil` for all that were.
  public var known: Instant?

  public init(day: Day? = nil, known: Instant? = nil) {
    self.day = day
    self.known = known
  }

  public static let now = Moment()
  public var isNow: Bool { self == .now }

  /// Whether an event had taken effect by then and was known.
  public func has(_ event: Event) -> Bool {
    if let known, event.recordedAt > known { return false }
    return day.map { event.on <= $0 } ?? true
  }
}
