internal import CSQLite

/// Binds the parameters of a statement one after the other.
struct Binder: RowSink {
  private let statement: OpaquePointer
  private var index: Int32 = 0
  /// The first thing that went wrong.
  private(set) var code = SQLITE_OK

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  mutating func null() { note(sqlite3_bind_null(statement, next())) }
  mutating func integer(_ value: Int64) { note(sqlite3_bind_int64(statement, next(), value)) }
  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) { note(Self.text(utf8, statement, next())) }
  mutating func blob(_ bytes: UnsafeRawBufferPointer) { note(Self.blob(bytes, statement, next())) }

  private mutating func next() -> Int32 {
    index += 1
    return index
  }

  private mutating func note(_ code: Int32) {
    if self.code == SQLITE_OK { self.code = code }
  }

  static func text(_ utf8: UnsafeBufferPointer<UInt8>, _ statement: OpaquePointer, _ index: Int32) -> Int32 {
    let start = UnsafeRawPointer(utf8.baseAddress)?.assumingMemoryBound(to: CChar.self)
    return sqlite3_bind_text(statement, index, start, Int32(utf8.count), csqlite_transient())
  }

  static func blob(_ bytes: UnsafeRawBufferPointer, _ statement: OpaquePointer, _ index: Int32) -> Int32 {
    // A null address would bind NULL; an empty blob is something else.
    bytes.isEmpty
      ? sqlite3_bind_zeroblob(statement, index, 0)
      : sqlite3_bind_blob(statement, index, bytes.baseAddress, Int32(bytes.count), csqlite_transient())
  }
}
