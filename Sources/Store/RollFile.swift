internal import CSQLite
import Glibc
internal import Schemas

/// The file a roll lies in: opening it, and telling what else may lie there.
enum RollFile {
  /// - Parameter migrations: all that this program knows, in order.
  static func open(
    _ path: String, for purpose: Roll.Purpose, patience: Int32, migrations: [String] = Schemas.migrations
  ) throws(StoreError) -> Connection {
    do throws(StoreError) {
      return try openLive(path, for: purpose, patience, migrations)
    } catch {
      // On a full disk there is no room for the index of the log; where the log is empty none is needed to read.
      guard case .full = error, purpose == .reading, isEmpty(path + "-wal") else { throw error }
      return try openAtRest(path, isAtRest: true, migrations: migrations)
    }
  }

  private static func openLive(
    _ path: String, for purpose: Roll.Purpose, _ patience: Int32, _ migrations: [String]
  ) throws(StoreError) -> Connection {
    guard exists(path) else { throw .noRoll(path: path) }
    guard isRegular(path) else { throw .notARoll(path: path) }
    let (connection, mayWrite) = try openHandle(path, for: purpose, patience)
    if mayWrite { connection.queue = WritersQueue(beside: path) }
    try settle(connection)
    let application = try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard application == Roll.applicationID, version > 0 else { throw .notARoll(path: path) }
    let understands = Int64(migrations.count)
    guard version <= understands else { throw .newer(path: path, has: version, understands: understands) }
    if version < understands {
      guard mayWrite else { throw .older(path: path, has: version, understands: understands) }
      try bringUp(connection, by: migrations)
    }
    if try viewVersion(connection) != Schemas.viewVersion {
      guard mayWrite else { throw .readOnly(path: path) }
      try renewViews(connection)
    }
    switch purpose {
    case .reading: try connection.execute("PRAGMA query_only = ON")
    case .writing: try makeRoom(connection)
    }
    return connection
  }

  /// Opens a roll's file that nobody writes to, and leaves every byte of it alone.
  ///
  /// - Parameter isAtRest: the log beside it, if there is one, is known to be empty.
  static func openAtRest(
    _ path: String, isAtRest: Bool = false, migrations: [String] = Schemas.migrations
  ) throws(StoreError) -> Connection {
    let connection = try openRaw(path, isAtRest: isAtRest)
    try settle(connection)
    let application = try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard application == Roll.applicationID, version > 0 else { throw .notARoll(path: path) }
    let understands = Int64(migrations.count)
    guard version <= understands else { throw .newer(path: path, has: version, understands: understands) }
    guard version == understands, try viewVersion(connection) == Schemas.viewVersion else {
      throw .older(path: path, has: version, understands: understands)
    }
    return connection
  }

  /// The same without looking what it is.
  static func openRaw(_ path: String, isAtRest: Bool = false) throws(StoreError) -> Connection {
    guard exists(path) else { throw .noRoll(path: path) }
    guard isRegular(path) else { throw .notARoll(path: path) }
    guard access(path, R_OK) == 0 else {
      throw .failed(path: path, code: SQLITE_PERM, detail: String(cString: strerror(errno)))
    }
    // A log that lies beside it holds what was committed last.
    let isAtRest = isAtRest || access(path + "-wal", F_OK) != 0
    return try Connection(
      "file:\(escaped(path))?mode=ro\(isAtRest ? "&immutable=1" : "")", .uri, shownAs: path)
  }

  /// - Throws: when the file is not on the disk.
  static func flush(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RollFolder.failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw RollFolder.failure(path) }
  }

  /// Whether nothing is in a file, or none is there.
  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_size == 0
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// A roll that is closed leaves no write-ahead log; only a connection that may write can clear it away. So even
  /// readers open for writing where they may, and bind themselves by `query_only`.
  private static func openHandle(
    _ path: String, for purpose: Roll.Purpose, _ patience: Int32
  ) throws(StoreError) -> (Connection, mayWrite: Bool) {
    if access(path, R_OK) != 0 {
      throw .failed(path: path, code: SQLITE_PERM, detail: String(cString: strerror(errno)))
    }
    if access(path, W_OK) == 0, access(RollFolder.of(path), W_OK) == 0 {
      return (try Connection(path, .write, patience: patience), true)
    }
    guard purpose == .reading else { throw .readOnly(path: path) }
    // Without the right to make the shared-memory file, a file at rest can still be read as it lies there. Not so
    // when a log lies beside it: what was committed last may stand there alone.
    let isAtRest = access(path + "-wal", F_OK) != 0
    let uri = "file:\(escaped(path))?mode=ro\(isAtRest ? "&immutable=1" : "")"
    return (try Connection(uri, .uri, patience: patience, shownAs: path), false)
  }

  /// Durable commits, no trust in the file, and nothing left of what is deleted: the library's default for the last
  /// differs from system to system.
  static func settle(_ connection: Connection) throws(StoreError) {
    try connection.execute(
      """
      PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON;
      PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
      """)
  }

  /// At most 64 MiB of cache keep a long transaction from writing its pages twice; a log of 16 MiB between checkpoints
  /// spares as many writes of the same index pages. A reader passes over each page once and needs neither.
  private static func makeRoom(_ connection: Connection) throws(StoreError) {
    try connection.execute("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4096")
  }

  /// Applies the migrations the file has not seen. Inside a transaction that is open.
  static func migrate(_ connection: Connection, by migrations: [String]) throws(StoreError) {
    let version = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    for (index, sql) in migrations.enumerated() where index >= version {
      try connection.execute(sql)
      try connection.execute("PRAGMA user_version = \(index + 1)")
    }
  }

  /// All migrations that are missing, or none.
  private static func bringUp(_ connection: Connection, by migrations: [String]) throws(StoreError) {
    try connection.beginWriting()
    do throws(StoreError) {
      try migrate(connection, by: migrations)
      try connection.commit()
    } catch {
      connection.rollBack()
      throw error
    }
  }

  static func makeViews(_ connection: Connection) throws(StoreError) {
    try connection.execute(Schemas.views)
    try connection.run("INSERT INTO view_version (version) VALUES (?1)", [.integer(Schemas.viewVersion)])
  }

  /// - Returns: `nil` when the views do not even say their version.
  private static func viewVersion(_ connection: Connection) throws(StoreError) -> Int64? {
    let hasTable = try connection.first(
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'view_version'"
    ) { _ in true }
    guard hasTable == true else { return nil }
    return try connection.first("SELECT version FROM view_version LIMIT 1") { $0.integer(0) }
  }

  private static func renewViews(_ connection: Connection) throws(StoreError) {
    try connection.beginWriting()
    do throws(StoreError) {
      // Another program may have done it while this one waited.
      if try viewVersion(connection) != Schemas.viewVersion { _ = try Rebuild.views(of: connection) }
      try connection.commit()
    } catch {
      connection.rollBack()
      throw error
    }
  }

  private static func escaped(_ path: String) -> String {
    path.map { $0 == "%" ? "%25" : $0 == "?" ? "%3f" : $0 == "#" ? "%23" : String($0) }.joined()
  }
}
