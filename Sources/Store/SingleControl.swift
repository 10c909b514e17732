public import Model

extension Roll {
  /// The events in which one person stood on both sides of a rule that wants two, oldest first.
  ///
  /// - Complexity: one pass over the bodies; those that have the mark are decoded.
  public func eachSingleControl(
    from first: Day?, through last: Day?, _ body: (Event) throws -> Void
  ) throws {
    // The mark as canonical JSON spells it. In a text its quotes would be escaped.
    let statement = try connection.statement(
      "SELECT seq, leaf, body FROM event WHERE instr(body, CAST('\"single_control\":true' AS BLOB)) > 0 ORDER BY seq"
    )
    defer { statement.reset() }
    while try statement.step() {
      let event = try Self.entry(statement).event
      guard event.singleControl, first.map({ event.on >= $0 }) ?? true, last.map({ event.on <= $0 }) ?? true
      else { continue }
      try body(event)
    }
  }
}
