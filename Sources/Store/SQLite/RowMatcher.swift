internal import CSQLite
import Glibc

/// Compares the row a statement stands on, column by column, with the row it must be.
struct RowMatcher: RowSink {
  private let statement: OpaquePointer
  private var column: Int32 = 0
  private(set) var isEqual = true

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  /// Whether every column there is was compared and equal.
  var matches: Bool { isEqual && column == sqlite3_data_count(statement) }

  mutating func null() { next(SQLITE_NULL) { _ in true } }
  mutating func integer(_ value: Int64) { next(SQLITE_INTEGER) { sqlite3_value_int64($0) == value } }

  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    next(SQLITE_TEXT) { Self.holds($0, UnsafeRawBufferPointer(utf8)) }
  }

  mutating func blob(_ bytes: UnsafeRawBufferPointer) { next(SQLITE_BLOB) { Self.holds($0, bytes) } }

  @inline(__always)
  private mutating func next(_ type: Int32, _ isSame: (OpaquePointer?) -> Bool) {
    guard isEqual else { return }
    // Asked for once a column; only a connection that threads share would have to protect it.
    let value = sqlite3_column_value(statement, column)
    column += 1
    isEqual = sqlite3_value_type(value) == type && isSame(value)
  }

  /// A text's blob is its UTF-8.
  @inline(__always)
  private static func holds(_ value: OpaquePointer?, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard Int(sqlite3_value_bytes(value)) == bytes.count else { return false }
    guard bytes.count > 0 else { return true }
    guard let start = sqlite3_value_blob(value), let expected = bytes.baseAddress else { return false }
    return memcmp(start, expected, bytes.count) == 0
  }
}
