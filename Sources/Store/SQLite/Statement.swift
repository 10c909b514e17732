internal import CSQLite
internal import Model

/// A value on its way into a statement.
enum SQLValue {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  static func text(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
  static func integer(_ value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
  static func blob(_ value: DeviceText?) -> SQLValue { value.map { .blob($0.bytes) } ?? .null }
  static func blob(_ value: Digest?) -> SQLValue { value.map { .blob($0.bytes) } ?? .null }
  static func id(_ value: EntityID?) -> SQLValue { .text(value?.text) }
}

/// A prepared statement. Parameters and columns count as in SQLite: from 1 and from 0.
final class Statement {
  let pointer: OpaquePointer
  private unowned let connection: Connection

  init(_ pointer: OpaquePointer, on connection: Connection) {
    self.pointer = pointer
    self.connection = connection
  }

  deinit { sqlite3_finalize(pointer) }

  func reset() { sqlite3_reset(pointer) }

  func bind(_ values: [SQLValue]) throws(StoreError) {
    for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
  }

  func bind(_ index: Int32, _ value: SQLValue) throws(StoreError) {
    let code: Int32 =
      switch value {
      case .null: sqlite3_bind_null(pointer, index)
      case .integer(let number): sqlite3_bind_int64(pointer, index, number)
      case .text(let text): text.utf8Span.span.withUnsafeBufferPointer { Binder.text($0, pointer, index) }
      case .blob(let bytes): bytes.withUnsafeBytes { Binder.blob($0, pointer, index) }
      }
    guard code == SQLITE_OK else { throw connection.failure() }
  }

  /// - Returns: whether there is a row to read.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default:
      let error = connection.failure()
      sqlite3_reset(pointer)
      throw error
    }
  }

  /// Binds what `fill` puts, in order, and runs to the end.
  func run(_ fill: (inout Binder) -> Void) throws(StoreError) {
    var binder = Binder(pointer, in: connection.room)
    fill(&binder)
    guard binder.code == SQLITE_OK else { throw connection.failure() }
    while try step() {}
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }
  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

  private func withText<R>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard let start = sqlite3_column_text(pointer, column) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func blob(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }
  func optionalBlob(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }

  /// The column's bytes in SQLite's own memory, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_column_blob(pointer, column) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
  }

  /// - Returns: `nil` for NULL.
  func optionalBytes(_ column: Int32) -> UnsafeRawBufferPointer? { isNull(column) ? nil : bytes(column) }

  /// The same, lent to `body`.
  func withBytes<R, E: Error>(
    _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    guard let start = sqlite3_column_blob(pointer, column) else {
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return try body(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
  }

  func device(_ column: Int32) -> DeviceText? { optionalBlob(column).map(DeviceText.init(bytes:)) }
  func digest(_ column: Int32) -> Digest? { optionalBlob(column).flatMap(Digest.init(bytes:)) }
  func id(_ column: Int32) -> EntityID? { optionalText(column).flatMap { EntityID($0) } }
  func hand(_ column: Int32) -> Hand? { optionalText(column).flatMap { Hand($0) } }
  func day(_ column: Int32) -> Day? { optionalText(column).flatMap { Day($0) } }
}
