internal import CSQLite
internal import Model

/// One open SQLite database, and the statements prepared on it. Not shared between threads.
final class Connection {
  private let handle: OpaquePointer
  private var prepared: [String: Statement] = [:]
  private let patience: Int32
  /// For the values of one statement: an event and its row fit.
  let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
  /// Where writers of this file stand in order; `nil` for who only reads.
  var queue: WritersQueue?
  let path: String

  enum Access {
    case write
    /// Read only, and the path is a `file:` URI.
    case uri
  }

  /// - Parameter patience: how long to wait for another program's transaction, in milliseconds.
  /// - Throws: ``StoreError`` for a path that is unreadable or no database.
  init(
    _ name: String, _ access: Access, patience: Int32 = 10_000, shownAs path: String? = nil
  ) throws(StoreError) {
    _ = Self.isCountingOff
    self.path = path ?? name
    self.patience = patience
    handle = try Self.open(name, access, path ?? name)
    sqlite3_busy_timeout(handle, patience)
    _ = csqlite_defensive(handle)
  }

  deinit {
    prepared.removeAll()
    sqlite3_close_v2(handle)
    room.deallocate()
  }

  /// SQLite counts the memory it takes, under a lock, unless it is told before its first use that nobody asks. Where
  /// somebody used it before, it goes on counting.
  private static let isCountingOff = csqlite_count_no_memory() == SQLITE_OK

  private static func open(_ name: String, _ access: Access, _ path: String) throws(StoreError)
    -> OpaquePointer
  {
    let mode =
      switch access {
      case .write: SQLITE_OPEN_READWRITE
      case .uri: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw StoreError(sqlite: code, path: path, message: String(cString: sqlite3_errstr(code)))
    }
    return handle
  }

  /// Runs statements that return nothing and take nothing.
  func execute(_ sql: String) throws(StoreError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// The statement for this text, prepared once and kept.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    if let ready = prepared[sql] {
      ready.reset()
      return ready
    }
    let statement = try prepare(sql)
    prepared[sql] = statement
    return statement
  }

  /// A statement that its owner keeps: looking a long text up costs more than running it.
  func prepare(_ sql: String) throws(StoreError) -> Statement {
    var pointer: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    guard sqlite3_prepare_v3(handle, sql, -1, flags, &pointer, nil) == SQLITE_OK, let pointer else {
      throw failure()
    }
    return Statement(pointer, on: self)
  }

  /// Binds, runs to the end, and expects no rows.
  func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) {
    let statement = try statement(sql)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Every row of a question, each made into a value.
  func rows<Row>(
    _ sql: String, _ values: [SQLValue] = [], _ make: (Statement) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(try make(statement)) }
    return rows
  }

  /// The first row of a question, or `nil`.
  func first<Row>(
    _ sql: String, _ values: [SQLValue] = [], _ make: (Statement) throws(StoreError) -> Row
  ) throws(StoreError) -> Row? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? try make(statement) : nil
  }

  /// Begins a transaction that may write; nobody else can until it ends.
  func beginWriting() throws(StoreError) {
    guard queue?.enter(patience: patience) ?? true else { throw .busy(path: path) }
    do throws(StoreError) {
      try run("BEGIN IMMEDIATE")
    } catch {
      queue?.leave()
      throw error
    }
  }

  /// Returns when the transaction is on the disk.
  func commit() throws(StoreError) {
    try run("COMMIT")
    queue?.leave()
  }

  /// Ends whatever transaction is open; there is nothing to report when none is.
  func rollBack() {
    for statement in prepared.values { statement.reset() }
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    queue?.leave()
  }

  /// Copies this database over another one, in one transaction there and from one state here, whoever else writes.
  func copy(to other: Connection) throws(StoreError) {
    guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw other.failure()
    }
    var code = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    if code == SQLITE_DONE { code = end }
    guard code == SQLITE_OK else {
      throw StoreError(sqlite: code, path: other.path, message: String(cString: sqlite3_errstr(code)))
    }
  }

  /// The open file itself.
  var mainFile: UnsafeMutablePointer<sqlite3_file>? { file(SQLITE_FCNTL_FILE_POINTER) }

  /// Whether no log, or one without a word, lies beside the file.
  var hasEmptyLog: Bool {
    guard let log = file(SQLITE_FCNTL_JOURNAL_POINTER) else { return true }
    var size: Int64 = 0
    return log.pointee.pMethods.pointee.xFileSize(log, &size) == SQLITE_OK && size == 0
  }

  private func file(_ which: Int32) -> UnsafeMutablePointer<sqlite3_file>? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(handle, "main", which, &file) == SQLITE_OK, file?.pointee.pMethods != nil
    else {
      return nil
    }
    return file
  }

  /// Forgets the prepared statements: tables are about to be dropped.
  func forgetStatements() { prepared.removeAll() }

  func failure() -> StoreError {
    StoreError(
      sqlite: sqlite3_extended_errcode(handle), path: path, message: String(cString: sqlite3_errmsg(handle)))
  }
}
