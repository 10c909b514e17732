internal import Lifecycle
internal import Model

/// Stocktakes in the views. Nothing is held back: what was saved can be asked for.
final class StocktakeTable: StocktakeBook {
  static let columns = """
    number, id, opened, opened_by, size, scope, sample, seed, evidence_allowed, due, listed, counted, by_evidence, \
    codes, matched, misplaced, holder_differs, missing, surplus, damaged, tag_bad, left_meanwhile, last_count, \
    closed, closed_by, closed_seq, discrepancies
    """
  /// Behind the two that name a line.
  static let lineColumns = [
    "listed", "place", "holder_kind", "holder", "outcomes", "seen_place", "seen_person", "damaged", "tag_bad",
    "how",
    "counter", "counted_on", "seq",
  ]
  static let codeColumns = "seq, position, code, outcomes, place, person, how, counter, counted_on"
  static let entryColumns = ["no", "id", "tag", "category", "stage", "place", "holder_kind", "holder"]

  private let connection: Connection
  /// Known once it was asked for, until a stocktake is opened or closed.
  private var evidence: [Int64]?

  init(_ connection: Connection) {
    self.connection = connection
  }

  // MARK: The roll

  func entry(_ id: EntityID) throws(StoreError) -> BookEntry? {
    try connection.first(
      "SELECT \(Self.entryColumns.joined(separator: ", ")) FROM asset WHERE id = ?1", [.text(id.text)]
    ) { row throws(StoreError) in try row.bookEntry(at: 0) }
  }

  func eachEntry(_ body: (BookEntry) throws(StoreError) -> Void) throws(StoreError) {
    let statement = try connection.statement(
      "SELECT \(Self.entryColumns.joined(separator: ", ")) FROM asset ORDER BY no")
    defer { statement.reset() }
    while try statement.step() { try body(try statement.bookEntry(at: 0)) }
  }

  // MARK: Stocktakes

  func stocktake(_ id: EntityID) throws(StoreError) -> Stocktake? {
    try connection.first(
      "SELECT \(Self.columns) FROM stocktake WHERE id = ?1", [.text(id.text)]
    ) { row throws(StoreError) in try row.stocktake() }
  }

  func stocktake(number: Int64) throws(StoreError) -> Stocktake? {
    try connection.first(
      "SELECT \(Self.columns) FROM stocktake WHERE number = ?1", [.integer(number)]
    ) { row throws(StoreError) in try row.stocktake() }
  }

  func lastNumber() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(number), 0) FROM stocktake") { $0.integer(0) } ?? 0
  }

  func openToEvidence() throws(StoreError) -> [Stocktake] {
    let numbers: [Int64]
    if let evidence {
      numbers = evidence
    } else {
      numbers = try connection.rows(
        "SELECT number FROM stocktake WHERE closed IS NULL AND evidence_allowed = 1 ORDER BY number"
      ) { $0.integer(0) }
      evidence = numbers
    }
    var open: [Stocktake] = []
    for number in numbers {
      if let stocktake = try stocktake(number: number) { open.append(stocktake) }
    }
    return open
  }

  func save(_ stocktake: Stocktake) throws(StoreError) {
    // A new one, or one that was closed.
    if stocktake.lastCount == nil || stocktake.closed != nil { evidence = nil }
    try connection.statement(Self.replacing("stocktake", Self.columns, key: ["number"])).run {
      ViewRow.stocktake(stocktake, into: &$0)
    }
  }

  func line(_ no: Int64, of stocktake: Int64) throws(StoreError) -> StocktakeLine? {
    try connection.first(
      """
      SELECT \(Self.lineColumns.joined(separator: ", ")) FROM stocktake_line
      WHERE stocktake = ?1 AND asset = ?2
      """, [.integer(stocktake), .integer(no)]
    ) { row throws(StoreError) in try row.stocktakeLine(at: 0) }
  }

  func save(_ line: StocktakeLine, _ no: Int64, of stocktake: Int64) throws(StoreError) {
    try connection.statement(Self.replaceLine).run { ViewRow.line(line, no, of: stocktake, into: &$0) }
  }

  func add(_ code: CountedCode, of stocktake: Int64) throws(StoreError) {
    try connection.statement(
      "INSERT INTO stocktake_code (stocktake, \(Self.codeColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).run { ViewRow.code(code, of: stocktake, into: &$0) }
  }

  func person(_ id: EntityID, of stocktake: Int64) throws(StoreError) -> StocktakePerson? {
    try connection.first(
      """
      SELECT person, counted, signed_seq, signed_role FROM stocktake_person
      WHERE stocktake = ?1 AND person = ?2
      """, [.integer(stocktake), .text(id.text)], Self.person)
  }

  func persons(of stocktake: Int64) throws(StoreError) -> [StocktakePerson] {
    try connection.rows(
      """
      SELECT person, counted, signed_seq, signed_role FROM stocktake_person WHERE stocktake = ?1
      ORDER BY person
      """, [.integer(stocktake)], Self.person)
  }

  func save(_ person: StocktakePerson, of stocktake: Int64) throws(StoreError) {
    let columns = "stocktake, person, counted, signed_seq, signed_role"
    try connection.statement(Self.replacing("stocktake_person", columns, key: ["stocktake", "person"])).run {
      ViewRow.person(person, of: stocktake, into: &$0)
    }
  }

  func unseen(of stocktake: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    try lines(of: stocktake, "l.outcomes IS NULL")
  }

  func discrepant(of stocktake: Int64) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    try lines(of: stocktake, "l.outcomes NOT IN ('match', 'left_meanwhile')")
  }

  /// - Parameter condition: on the columns of `l`; ours, never a file's.
  private func lines(
    of stocktake: Int64, _ condition: String
  ) throws(StoreError) -> [(line: StocktakeLine, entry: BookEntry)] {
    let entry = Self.entryColumns.map { "a.\($0)" }
    let line = Self.lineColumns.map { "l.\($0)" }
    return try connection.rows(
      """
      SELECT \((entry + line).joined(separator: ", ")) FROM stocktake_line l JOIN asset a ON a.no = l.asset
      WHERE l.stocktake = ?1 AND \(condition) ORDER BY l.asset
      """, [.integer(stocktake)]
    ) { row throws(StoreError) in
      (line: try row.stocktakeLine(at: Int32(entry.count)), entry: try row.bookEntry(at: 0))
    }
  }

  func codes(of stocktake: Int64) throws(StoreError) -> [CountedCode] {
    try connection.rows(
      "SELECT \(Self.codeColumns) FROM stocktake_code WHERE stocktake = ?1 ORDER BY seq, position",
      [.integer(stocktake)]
    ) { row throws(StoreError) in try row.countedCode() }
  }

  func settle(_ stocktake: Int64) throws(StoreError) {}

  static func person(_ row: Statement) throws(StoreError) -> StocktakePerson {
    guard let id = row.id(0) else { throw .badView(table: "stocktake_person") }
    var person = StocktakePerson(id)
    person.counted = row.integer(1)
    person.signed = row.optionalInteger(2)
    person.role = row.optionalText(3).flatMap(Role.init(rawValue:))
    return person
  }

  private static let replaceLine = replacing(
    "stocktake_line", "stocktake, asset, \(lineColumns.joined(separator: ", "))", key: ["stocktake", "asset"])

  /// A row in place of the one with the same key.
  private static func replacing(_ table: String, _ columns: String, key: [Substring]) -> String {
    let names = columns.split { $0 == "," || $0 == " " || $0 == "\n" }
    let changes = names.filter { !key.contains($0) }.map { "\($0) = excluded.\($0)" }
    return """
      INSERT INTO \(table) (\(names.joined(separator: ", ")))
      VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
      ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(changes.joined(separator: ", "))
      """
  }
}
