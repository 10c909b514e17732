/// The events as they are stored, in order: as a statement reads them, or as they lie in the file.
struct EventRows: ~Copyable {
  private let statement: Statement
  private var pages: PageRows?

  /// Its bytes are valid until the next one is asked for.
  struct Row {
    var sequence: Int64
    var leaf: UnsafeRawBufferPointer
    var body: UnsafeRawBufferPointer
  }

  init(_ connection: Connection, _ pages: FilePages?) throws(StoreError) {
    let rows = try pages.map { (pages) throws(StoreError) in try PageRows(pages, "event") }
    statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq")
    self.pages = rows
  }

  deinit { statement.reset() }

  /// - Returns: the next one, or `nil` after the last.
  mutating func next() throws(StoreError) -> Row? {
    guard let row = try pages?.nextRow() else {
      guard try statement.step() else { return nil }
      return Row(sequence: statement.integer(0), leaf: statement.bytes(1), body: statement.bytes(2))
    }
    guard let record = row.record else { return nil }
    var columns = RecordReader(record)
    guard case .null? = columns?.next(), case .blob(let leaf)? = columns?.next(),
      case .blob(let body)? = columns?.next()
    else { return Row(sequence: -1, leaf: record, body: record) }
    return Row(sequence: row.rowid, leaf: leaf, body: body)
  }
}
