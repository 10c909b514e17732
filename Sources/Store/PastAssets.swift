internal import Lifecycle
internal import Model

/// Assets as they stood at a moment. Those that nothing happened to since are taken as their rows have them; only of the
/// others are the events added up again.
struct PastAssets {
  private let connection: Connection
  private let moment: Moment
  private let policies: PolicyBook
  private let humans: Humans
  /// The number of the first event that nobody knew of then.
  private(set) var horizon: Int64

  init(_ connection: Connection, at moment: Moment) throws(StoreError) {
    self.connection = connection
    self.moment = moment
    policies = PolicyBook(connection)
    humans = try PeopleTable(connection).humans()
    horizon = try moment.known.map { known throws(StoreError) in try Self.horizon(connection, known) } ?? .max
  }

  /// The same before an event of this number.
  func before(_ sequence: Int64) -> PastAssets {
    var assets = self
    assets.horizon = sequence
    return assets
  }

  /// - Complexity: a binary search: no event says it was written down before the one in front of it.
  private static func horizon(_ connection: Connection, _ known: Instant) throws(StoreError) -> Int64 {
    var low: Int64 = 0
    var high = try connection.first("SELECT coalesce(max(seq) + 1, 0) FROM event") { $0.integer(0) } ?? 0
    while low < high {
      let middle = low + (high - low) / 2
      let event = try connection.first(
        "SELECT seq, leaf, body FROM event WHERE seq = ?1", [.integer(middle)]
      ) {
        row throws(StoreError) in try Roll.entry(row).event
      }
      if let event, event.recordedAt <= known { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Those that were on the roll, in order of tag, one at a time; `body` says whether to go on.
  ///
  /// - Complexity: a walk along the tags; each asset takes a look at the days of its events, and those that changed since a
  ///   read of them.
  func each(_ body: (_ no: Int64, Asset) throws -> Bool) throws {
    let table = AssetTable(connection: connection)
    let columns = AssetTable.columns(of: "a")
    let statement = try connection.statement(
      """
      SELECT \(columns.joined(separator: ", ")), (SELECT max(x.day) FROM asset_event x WHERE x.asset = a.no)
      FROM asset a WHERE a.registered <= ?1 ORDER BY a.tag
      """)
    defer { statement.reset() }
    let last = moment.day?.text ?? "9999-12-31"
    try statement.bind([.text(last)])
    while try statement.step() {
      let no = statement.integer(0)
      let isUnchanged =
        statement.integer(AssetTable.lastSequence) < horizon && statement.text(Int32(columns.count)) <= last
      guard let asset = try isUnchanged ? table.asset(statement) : self.asset(no) else { continue }
      guard try body(no, asset) else { return }
    }
  }

  /// One asset by its row number; `nil` when it was not on the roll.
  func asset(_ no: Int64) throws(StoreError) -> Asset? {
    try course(no).flatMap { course in moment.day.map { course.asset(on: $0) } ?? course.asset }
  }

  /// The course of an asset as far as it was known.
  func course(_ no: Int64) throws(StoreError) -> Course? {
    let events = try entries(no).map(\.event)
    guard !events.isEmpty else { return nil }
    let judged = try policies.judged(events.map { humans.marking($0) })
    return try Writing.ruled { () throws(LifecycleError) in try Course(judged) }
  }

  /// The events of an asset as far as they were known, oldest first.
  func entries(_ no: Int64) throws(StoreError) -> [Roll.Entry] {
    try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM asset_event x JOIN event e ON e.seq = x.seq
      WHERE x.asset = ?1 AND x.seq < ?2 ORDER BY x.version
      """, [.integer(no), .integer(horizon)], Roll.entry)
  }
}
