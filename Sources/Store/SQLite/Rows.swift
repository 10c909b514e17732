internal import CSQLite

/// All rows of one table, in the order of their keys: as a statement reads them, or as they lie in the file.
protocol Rows {
  /// - Returns: whether there is one more row.
  mutating func step() throws(StoreError) -> Bool
  /// Puts every column of the row, whatever it holds.
  func hash(into row: inout RowHash)
}

/// Rows that SQLite reads.
struct StatementRows: Rows {
  private let statement: Statement

  /// - Parameter table: a name of ours, never a file's.
  init(_ connection: Connection, _ table: String, by key: String? = nil) throws(StoreError) {
    statement = try connection.statement("SELECT * FROM \(table)\(key.map { " ORDER BY \($0)" } ?? "")")
  }

  func step() throws(StoreError) -> Bool { try statement.step() }
  /// Compares the row it stands on with the row it must be.
  var matcher: RowMatcher { statement.matcher }
  func hash(into row: inout RowHash) { statement.hash(into: &row) }
}

extension Statement {
  fileprivate var matcher: RowMatcher { RowMatcher(pointer) }

  fileprivate func hash(into row: inout RowHash) {
    for column in 0..<sqlite3_data_count(pointer) {
      // Asked for once a column; only a connection that threads share would have to protect it.
      let value = sqlite3_column_value(pointer, column)
      let type = sqlite3_value_type(value)
      switch type {
      case SQLITE_NULL: row.null()
      case SQLITE_INTEGER: row.integer(sqlite3_value_int64(value))
      default:
        // A text's blob is its UTF-8.
        let start = sqlite3_value_blob(value)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        if type == SQLITE_TEXT {
          row.text(bytes.assumingMemoryBound(to: UInt8.self))
        } else {
          row.blob(bytes)
        }
      }
    }
  }
}

extension PageRows: Rows {
  func hash(into row: inout RowHash) { row.record(record, rowid: hasRowid ? rowid : nil) }
}
