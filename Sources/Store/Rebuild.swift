internal import Lifecycle
internal import Model
internal import Schemas

/// Makes the views again from the events.
enum Rebuild {
  /// Inside a transaction that is open.
  ///
  /// - Returns: how many events were taken in.
  static func views(of connection: Connection) throws(StoreError) -> Int64 {
    connection.forgetStatements()
    for table in Schemas.viewTables + ["asset_text", "view_version"] {
      try connection.execute("DROP TABLE IF EXISTS \(table)")
    }
    try RollFile.makeViews(connection)
    var views = ViewWriter(connection, try ViewStatements(connection))
    let policies = PolicyBook(connection)
    var courses = CourseBook(connection, policies)
    let statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq")
    defer { statement.reset() }
    var count: Int64 = 0
    var humans = Humans()
    while try statement.step() {
      let event = humans.marking(try Roll.entry(statement).event)
      count += 1
      guard event.kind.isOfAsset else {
        try views.apply(event, nil)
        if event.kind == .personAliased, let other = event.evidence.id(.person) {
          humans.join(event.subject, other, since: event.sequence)
          courses.humans = humans
        }
        continue
      }
      if let before = try views.asset(event.subject) {
        let (after, turn) = try courses.follow(before, no: views.number(of: before.id), by: event)
        try views.apply(event, after, turn)
      } else {
        let policy = try policies.policy(event.policy)
        try views.apply(
          event,
          try Writing.ruled { () throws(LifecycleError) in try Asset.begun(by: event, under: policy) })
      }
    }
    try views.finish()
    try views.flush()
    return count
  }
}
