internal import CSQLite

/// The pages of a roll's file, read as they lie there: without a statement's machinery a row costs a tenth.
///
/// They are what a transaction sees only while the write-ahead log is empty: then nothing is newer than the file, and while the
/// transaction lasts nobody can write into it, because no log is copied back below a reader of the file alone.
/// - Source: sqlite.org/fileformat2.html, 1.2 and 1.3; sqlite.org/walformat.html, 2.3.
final class FilePages {
  private let connection: Connection
  private let file: UnsafeMutablePointer<sqlite3_file>
  let pageBytes: Int
  /// What of a page belongs to the b-tree.
  let usableBytes: Int
  let count: UInt32

  /// - Parameter connection: in a transaction that has begun to read.
  /// - Returns: `nil` where the file alone does not say what the transaction sees.
  init?(_ connection: Connection) throws(StoreError) {
    // The first question fixes what the transaction sees; only then may one look at the log.
    let pages = try connection.first("PRAGMA page_count") { $0.integer(0) } ?? 0
    guard let file = connection.mainFile, connection.hasEmptyLog, let count = UInt32(exactly: pages) else {
      return nil
    }
    self.connection = connection
    self.file = file
    self.count = count
    var head = [UInt8](repeating: 0, count: 100)
    guard head.withUnsafeMutableBytes({ Self.read(file, $0, at: 0) }) else { return nil }
    let told = Int(head[16]) << 8 | Int(head[17])
    pageBytes = told == 1 ? 65536 : told
    usableBytes = pageBytes - Int(head[20])
    guard pageBytes >= 512, pageBytes.nonzeroBitCount == 1, usableBytes >= 480 else { return nil }
  }

  /// Reads as many pages as the buffer holds, from this one on.
  func read(_ number: UInt32, into buffer: UnsafeMutableRawBufferPointer) throws(StoreError) {
    guard number > 0, Int(number) - 1 + buffer.count / pageBytes <= Int(count),
      Self.read(file, buffer, at: Int64(number - 1) * Int64(pageBytes))
    else { throw broken(number) }
  }

  private static func read(
    _ file: UnsafeMutablePointer<sqlite3_file>, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) -> Bool {
    file.pointee.pMethods.pointee.xRead(file, buffer.baseAddress, Int32(buffer.count), offset) == SQLITE_OK
  }

  /// The first page of a table.
  func root(of table: String) throws(StoreError) -> UInt32 {
    let root = try connection.first(
      "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1", [.text(table)]
    ) { $0.integer(0) }
    guard let root, let number = UInt32(exactly: root) else { throw broken(0) }
    return number
  }

  /// What a page says cannot be so.
  func broken(_ number: UInt32) -> StoreError {
    .corrupt(path: connection.path, detail: "page \(number)")
  }
}
