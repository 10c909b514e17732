internal import Lifecycle
internal import Model

/// A stocktake as it stood at a moment: its events up to then and the scans it took for sightings, taken in once more by
/// the fold that took them in first. What it was to count is in its frozen lines.
final class PastStocktake: StocktakeBook {
  private(set) var stocktake: Stocktake
  private(set) var persons: [EntityID: StocktakePerson] = [:]
  private var lines: [Int64: StocktakeLine] = [:]
  private var counted: [CountedCode] = []
  private let connection: Connection
  private let assets: PastAssets
  /// The number of the event that is taken in: the books are asked as they were before it.
  private var sequence: Int64 = 0

  /// - Parameter now: as it stands.
  /// - Returns: `nil` where it was not opened by then.
  init?(_ now: Stocktake, _ roll: Roll, at moment: Moment) throws {
    connection = roll.connection
    assets = try PastAssets(connection, at: Moment())
    let own = try Self.own(now, connection)
    // Nothing of it takes effect before what came before it.
    var reached = Day(number: 0)
    let taken = own.prefix { event in
      reached = max(reached, event.on)
      return moment.day.map { reached <= $0 } ?? true && moment.known.map { event.recordedAt <= $0 } ?? true
    }
    guard let opening = taken.first else { return nil }
    stocktake = try Writing.ruled { () throws(LifecycleError) in
      try Stocktake.begun(by: opening, after: now.number - 1)
    }
    lines = try Self.list(now.number, connection)
    var events = Array(taken.dropFirst())
    if stocktake.evidenceAllowed {
      let closed = taken.first { $0.kind == .stocktakeClosed }?.sequence
      let last = own.dropFirst(taken.count).first?.sequence ?? .max
      events += try Self.scans(now, connection).filter { event in
        // What was taken in before it was closed belongs to the numbers it was closed with.
        if let closed { return event.sequence < closed }
        return event.sequence < last && moment.has(event)
      }
      events.sort { $0.sequence < $1.sequence }
    }
    let fold = StocktakeFold(self)
    for event in events {
      sequence = event.sequence
      if event.kind.isOfStocktake {
        try fold.take(event)
      } else if let no = try AssetTable(connection: connection).load(id: event.subject)?.no {
        try fold.sighted(event, no)
      }
    }
  }

  /// Its own events, the opening one first.
  private static func own(_ stocktake: Stocktake, _ connection: Connection) throws(StoreError) -> [Event] {
    // A quote inside a text is escaped, so nothing else in a body can be spelled like its subject.
    try connection.rows(
      """
      SELECT seq, leaf, body FROM event WHERE seq >= ?1 AND instr(body, CAST(?2 AS BLOB)) > 0 ORDER BY seq
      """,
      [.integer(stocktake.size), .text("\"subject\":\"\(stocktake.id.text)\"")], Roll.entry
    ).map(\.event).filter(\.kind.isOfStocktake)
  }

  /// What was scanned of the things on its list since it was opened.
  private static func scans(_ stocktake: Stocktake, _ connection: Connection) throws(StoreError) -> [Event] {
    try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM stocktake_line l
      JOIN asset_event x ON x.asset = l.asset AND x.seq > ?2 JOIN event e ON e.seq = x.seq
      WHERE l.stocktake = ?1 AND l.listed = 1 ORDER BY e.seq
      """, [.integer(stocktake.number), .integer(stocktake.size)], Roll.entry
    ).map(\.event).filter { event in
      switch event.kind {
      case .corrected, .undone, .redone: false
      default: event.scan != nil
      }
    }
  }

  /// The frozen list, as it was before anybody looked.
  private static func list(
    _ number: Int64, _ connection: Connection
  ) throws(StoreError) -> [Int64: StocktakeLine] {
    let columns = StocktakeTable.lineColumns.joined(separator: ", ")
    let rows = try connection.rows(
      "SELECT \(columns), asset FROM stocktake_line WHERE stocktake = ?1 AND listed = 1", [.integer(number)]
    ) { row throws(StoreError) in
      (no: row.integer(Int32(StocktakeTable.lineColumns.count)), line: try row.stocktakeLine(at: 0))
    }
    var lines: [Int64: StocktakeLine] = [:]
    for row in rows { lines[row.no] = StocktakeLine(listed: true, expected: row.line.expected) }
    return lines
  }

  // MARK: What is told of it

  func eachLine(
    _ things: Roll.CountedThings, _ roll: Roll, _ body: (Roll.CountedThing) throws -> Void
  ) throws {
    let table = AssetTable(connection: connection)
    var found: [(asset: Asset, line: StocktakeLine)] = []
    for (no, line) in lines where things.take(line) {
      guard let asset = try table.load(no: no) else { throw StoreError.badView(table: "stocktake_line") }
      found.append((asset, line))
    }
    for one in found.sorted(by: { $0.asset.tag.text < $1.asset.tag.text }) {
      try body(Roll.CountedThing(asset: one.asset, line: one.line))
    }
    guard case .discrepancies = things else { return }
    for code in counted { try body(try roll.thing(code)) }
  }

  // MARK: The roll

  func entry(_ id: EntityID) throws(StoreError) -> BookEntry? {
    guard let no = try AssetTable(connection: connection).load(id: id)?.no else { return nil }
    return try entry(no)
  }

  private func entry(_ no: Int64) throws(StoreError) -> BookEntry? {
    let now = try AssetTable(connection: connection).load(no: no)
    if let now, now.lastSequence < sequence { return BookEntry(now, no: no) }
    return try assets.before(sequence).asset(no).map { BookEntry($0, no: no) }
  }

  func eachEntry(_ body: (BookEntry) throws(StoreError) -> Void) throws(StoreError) {
    for no in try connection.rows("SELECT no FROM asset ORDER BY no", [], { $0.integer(0) }) {
      if let entry = try entry(no) { try body(entry) }
    }
  }

  // MARK: The one stocktake

  func stocktake(_ id: EntityID) -> Stocktake? { id == stocktake.id ? stocktake : nil }
  func lastNumber() -> Int64 { stocktake.number }
  func openToEvidence() -> [Stocktake] {
    stocktake.evidenceAllowed && stocktake.closed == nil ? [stocktake] : []
  }
  func save(_ stocktake: Stocktake) { self.stocktake = stocktake }
  func line(_ no: Int64, of number: Int64) -> StocktakeLine? { lines[no] }
  func save(_ line: StocktakeLine, _ no: Int64, of number: Int64) { lines[no] = line }
  func add(_ code: CountedCode, of number: Int64) { counted.append(code) }
  func person(_ id: EntityID, of number: Int64) -> StocktakePerson? { persons[id] }
  func persons(of number: Int64) -> [StocktakePerson] {
    persons.values.sorted { $0.person.text < $1.person.text }
  }
  func save(_ person: StocktakePerson, of number: Int64) { persons[person.person] = person }

  func unseen(of number: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    try told { $0.finding.isEmpty }
  }
  func discrepant(of number: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    try told(\.finding.isDiscrepancy)
  }
  private func told(
    _ isWanted: (StocktakeLine) -> Bool
  ) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    var told: [(line: StocktakeLine, entry: BookEntry)] = []
    for (no, line) in lines.sorted(by: { $0.key < $1.key }) where isWanted(line) {
      guard let entry = try entry(no) else { throw .badView(table: "stocktake_line") }
      told.append((line, entry))
    }
    return told
  }

  func codes(of number: Int64) -> [CountedCode] { counted }
  func settle(_ number: Int64) {}
}
