internal import Lifecycle
internal import Model

/// Reads the earlier events of an asset again, where judging one takes more than the asset: for what was undone.
///
/// The view that tells where they are is a hint and no more: what it leads to is held against what must be there, and where
/// it misleads, the log itself is searched.
struct EarlierEvents {
  private let connection: Connection
  /// The numbers of the events of every asset that will ever need them, once the view has misled.
  private var found: [EntityID: [Int64]]?

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// - Parameters:
  ///   - no: the asset's row number.
  ///   - count: how many events it has before the one of this number.
  /// - Returns: all of them, oldest first.
  mutating func of(
    _ id: EntityID, no: Int64, count: Int64, before sequence: Int64
  ) throws(StoreError) -> [Event] {
    if found == nil, let events = try hinted(id, no: no, count: count, before: sequence) { return events }
    let numbers = try searched()[id] ?? []
    var events: [Event] = []
    for number in numbers where number < sequence { events += try event(number).map { [$0] } ?? [] }
    return events
  }

  private func hinted(
    _ id: EntityID, no: Int64, count: Int64, before sequence: Int64
  ) throws(StoreError) -> [Event]? {
    let hasView = try connection.first(
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'asset_event'"
    ) { _ in true }
    guard hasView == true else { return nil }
    let events = try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM asset_event x JOIN event e ON e.seq = x.seq
      WHERE x.asset = ?1 AND x.version <= ?2 ORDER BY x.version
      """, [.integer(no), .integer(count)]
    ) { row throws(StoreError) in try Roll.entry(row).event }
    // There is one event of each version before this one, so these are they.
    let isWhole =
      events.count == Int(count)
      && zip(1..., events).allSatisfy { version, event in
        event.subject == id && event.version == version && event.sequence < sequence
      }
    return isWhole ? events : nil
  }

  /// Twice over the log, for all assets at once: otherwise every one of them would cost a whole pass.
  private mutating func searched() throws(StoreError) -> [EntityID: [Int64]] {
    if let found { return found }
    var numbers: [EntityID: [Int64]] = [:]
    try eachEvent { if $0.needsCourse { numbers[$0.subject] = [] } }
    try eachEvent { numbers[$0.subject]?.append($0.sequence) }
    found = numbers
    return numbers
  }

  private func eachEvent(_ body: (Event) -> Void) throws(StoreError) {
    let statement = try connection.statement("SELECT seq, leaf, body FROM event WHERE seq >= 0 ORDER BY seq")
    defer { statement.reset() }
    while try statement.step() { body(try Roll.entry(statement).event) }
  }

  private func event(_ number: Int64) throws(StoreError) -> Event? {
    try connection.first("SELECT seq, leaf, body FROM event WHERE seq = ?1", [.integer(number)]) {
      row throws(StoreError) in try Roll.entry(row).event
    }
  }
}
