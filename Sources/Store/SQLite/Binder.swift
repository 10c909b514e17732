internal import CSQLite

/// Binds the parameters of a statement one after the other.
///
/// What is bound is put side by side into room that the connection has, and lent: SQLite would have to find and give
/// back room for each value by itself. It stands there until the next statement is filled, which is when this one is done.
struct Binder: RowSink {
  private let statement: OpaquePointer
  private let room: UnsafeMutableRawBufferPointer
  private var used = 0
  private var index: Int32 = 0
  /// The first thing that went wrong.
  private(set) var code = SQLITE_OK

  init(_ statement: OpaquePointer, in room: UnsafeMutableRawBufferPointer) {
    self.statement = statement
    self.room = room
  }

  mutating func null() { note(sqlite3_bind_null(statement, next())) }
  mutating func integer(_ value: Int64) { note(sqlite3_bind_int64(statement, next(), value)) }

  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard let start = lend(UnsafeRawBufferPointer(utf8)) else {
      return note(Self.text(utf8, statement, next()))
    }
    note(
      sqlite3_bind_text(
        statement, next(), start.assumingMemoryBound(to: CChar.self), Int32(utf8.count), nil))
  }

  mutating func blob(_ bytes: UnsafeRawBufferPointer) {
    guard let start = lend(bytes) else { return note(Self.blob(bytes, statement, next())) }
    note(sqlite3_bind_blob(statement, next(), start, Int32(bytes.count), nil))
  }

  /// - Returns: where a copy of the bytes stands; `nil` for none, and where there is no room for them.
  private mutating func lend(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer? {
    guard let source = bytes.baseAddress, !bytes.isEmpty, bytes.count <= room.count - used,
      let start = room.baseAddress
    else { return nil }
    defer { used += bytes.count }
    (start + used).copyMemory(from: source, byteCount: bytes.count)
    return start + used
  }

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
