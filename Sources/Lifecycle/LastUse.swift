public import Model

/// When somebody could write on what is inside an asset for the last time: a wipe before that day proves nothing after it.
public enum LastUse {
  /// - Parameter events: all of the asset, oldest first, as they stand in a sound ledger.
  /// - Returns: `nil` for what nobody ever had to work with.
  public static func day(in events: [Event]) -> Day? {
    let undoings = Undoings(events)
    return events.last { touches($0) && undoings.of($0.sequence) == nil }?.on
  }

  /// It goes to somebody, or comes back from them.
  private static func touches(_ event: Event) -> Bool {
    switch event.kind {
    case .issued, .handedBack, .sentToVendor, .backFromVendor, .recovered, .loadRefused: true
    case .adopted, .repairClosed: event.to == .assigned
    default: false
    }
  }
}
