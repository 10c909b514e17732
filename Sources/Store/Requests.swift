public import Model

extension Roll {
  /// What was done when the same was asked for under this name: its events, in order; `nil` when nothing was.
  ///
  /// - Throws: ``StoreError/requestTaken(_:by:)`` when it was asked for something else, or by somebody else.
  public func done(_ request: Request, by person: EntityID) throws(StoreError) -> [Event]? {
    try Requests(connection).done(request, by: person)
  }
}

/// What was asked for by a name.
struct Requests {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func done(_ request: Request, by person: EntityID) throws(StoreError) -> [Event]? {
    let first = try connection.first("SELECT seq FROM request WHERE id = ?1", [.text(request.id)]) {
      $0.integer(0)
    }
    guard let first else { return nil }
    let statement = try connection.statement(
      "SELECT seq, leaf, body FROM event WHERE seq >= ?1 ORDER BY seq")
    defer { statement.reset() }
    try statement.bind([.integer(first)])
    var events: [Event] = []
    while try statement.step() {
      let event = try Roll.entry(statement).event
      guard event.actNumber == first else { break }
      events.append(event)
    }
    guard let begun = events.first?.request, begun == request, events[0].actor == person else {
      throw .requestTaken(request, by: first)
    }
    return events
  }
}
