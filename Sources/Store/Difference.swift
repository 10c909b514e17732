internal import Lifecycle
public import Model

/// What became of one asset between two days.
public struct Difference: Sendable {
  /// `nil` when it was not on the roll.
  public var before: Asset?
  public var after: Asset

  public enum Change: String, Sendable, CaseIterable {
    case came, left, stage, holder, place
  }

  /// In the order of ``Change``; empty when all that this is about is as it was.
  public var changes: [Change] {
    var changes: [Change] = []
    let wasGone = before?.stage.isTerminal ?? false
    if before == nil { changes.append(.came) }
    if after.stage.isTerminal, !wasGone { changes.append(.left) }
    if let before {
      if before.stage != after.stage { changes.append(.stage) }
      if before.holder != after.holder { changes.append(.holder) }
      if before.place != after.place { changes.append(.place) }
    }
    return changes
  }
}

extension Roll {
  /// What changed from the end of one day to the end of another, in the order the assets came onto the roll, one at a time.
  ///
  /// - Parameters:
  ///   - filter: what the asset was, or what it became.
  ///   - known: only what was written down by then.
  /// - Complexity: one pass over the days of all events; the events of an asset are read only where one of its own lies
  ///   between the two days.
  public func eachDifference(
    from first: Day, to last: Day, _ filter: Filter = Filter(), known: Instant? = nil,
    _ body: (Difference) throws -> Void
  ) throws {
    let past = try PastAssets(connection, at: Moment(known: known))
    let statement = try connection.statement(
      """
      SELECT DISTINCT asset FROM asset_event WHERE day > ?1 AND day <= ?2 AND seq < ?3 ORDER BY asset
      """)
    defer { statement.reset() }
    try statement.bind([.text(first.text), .text(last.text), .integer(past.horizon)])
    while try statement.step() {
      guard let course = try past.course(statement.integer(0)), let after = course.asset(on: last) else {
        continue
      }
      let difference = Difference(before: course.asset(on: first), after: after)
      guard !difference.changes.isEmpty else { continue }
      guard filter.takes(after) || difference.before.map({ filter.takes($0) }) ?? false else { continue }
      try body(difference)
    }
  }
}
