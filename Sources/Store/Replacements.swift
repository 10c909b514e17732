internal import Lifecycle
public import Model

/// One thing that another came instead of, and how far that has come: the new one given, what was on the old one moved, the old
/// one back.
public struct Replacement: Sendable {
  public var old: Asset
  public var new: Asset
  /// The event that began it.
  public var begun: Event
  /// The last word on what was on the old one.
  public var moved: Event?

  public enum State: String, Sendable, CaseIterable {
    /// Its user still has the old one.
    case open
    /// And should have brought it back.
    case overdue
    /// It is back, and nobody has said whether what was on it is wanted.
    case unsaid
    /// Nobody knows where the old one is.
    case lost
    case closed
  }

  public func state(on day: Day) -> State {
    if old.stage == .lost || old.stage == .writtenOff { return .lost }
    if old.isWithSomebody { return old.due.map { $0 < day } == true ? .overdue : .open }
    // What was wiped, left, or never had a disk has nothing left to move.
    let holdsData = old.dataState.isLive && !old.stage.isTerminal
    return holdsData && moved == nil ? .unsaid : .closed
  }
}

extension Roll {
  /// Every replacement, in order of the old one's tag. What was undone did not happen.
  public func eachReplacement(at moment: Moment = .now, _ body: (Replacement) throws -> Void) throws {
    var replaced: [Asset] = []
    if moment.isNow {
      try AssetTable(connection: connection).each(
        "SELECT * FROM asset WHERE replaced_by IS NOT NULL", order: "a.tag", []
      ) { replaced.append($0) }
    } else {
      try eachAsset(at: moment) { if $0.replacedBy != nil { replaced.append($0) } }
    }
    for old in replaced {
      if let replacement = try replacement(of: old, at: moment) { try body(replacement) }
    }
  }

  /// - Returns: `nil` where nothing replaces it.
  public func replacement(of old: Asset, at moment: Moment = .now) throws -> Replacement? {
    guard let id = old.replacedBy, let new = try assets(meaning: .id(id.text)).first else { return nil }
    let events = try history(of: old, at: moment).map(\.event)
    let undoings = Undoings(events)
    let standing = events.filter { undoings.of($0.sequence) == nil }
    guard let begun = standing.last(where: { $0.evidence.id(.replacement) == id }) else { return nil }
    let moved = standing.last { $0.kind == .dataMoved && $0.sequence > begun.sequence }
    return Replacement(old: old, new: new, begun: begun, moved: moved)
  }
}
