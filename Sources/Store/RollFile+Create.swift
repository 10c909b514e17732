import Glibc
internal import Schemas

extension RollFile {
  /// Makes the file with its tables and its first events, under another name first: whatever happens on the way, no
  /// half of a roll ever lies at `path`, and a roll that is there is never written over.
  ///
  /// - Parameter fill: is given the connection and the path of the file it is building.
  /// - Returns: whether the roll is new; `false` when one is there already.
  static func create(
    _ path: String, _ fill: (Connection, String) throws(StoreError) -> Void
  ) throws(StoreError) -> Bool {
    if exists(path) { return false }
    let folder = try RollFolder.locked(of: path)
    if exists(path) { return false }
    let draft = path + ".new"
    remove(draft)
    do throws(StoreError) {
      try build(draft, fill)
      try place(draft, at: path, in: folder)
    } catch {
      remove(draft)
      throw error
    }
    remove(draft)
    return true
  }

  /// The connection is closed when this returns, so that the draft is one file and its key.
  private static func build(
    _ draft: String, _ fill: (Connection, String) throws(StoreError) -> Void
  ) throws(StoreError) {
    let descriptor = Glibc.open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RollFolder.failure(draft) }
    close(descriptor)
    let connection = try Connection(draft, .write)
    try connection.execute("PRAGMA journal_mode = WAL")
    try settle(connection)
    try connection.beginWriting()
    try connection.execute("PRAGMA application_id = \(Roll.applicationID)")
    try migrate(connection, by: Schemas.migrations)
    try makeViews(connection)
    try fill(connection, draft)
    try connection.commit()
    // Closing would do this as well, and say nothing of a disk that is full.
    _ = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.integer(0) }
    guard isEmpty(draft + "-wal") else { throw .full(path: draft) }
  }

  /// The key first: a key without a roll is a leftover, a roll without its key could never be signed.
  private static func place(_ draft: String, at path: String, in folder: borrowing RollFolder)
    throws(StoreError)
  {
    let key = path + KeyFile.suffix
    if exists(key) {
      // The key of a roll that was moved away, perhaps; it may be the only one.
      try folder.putAside(key)
    }
    try folder.move(draft + KeyFile.suffix, to: key)
    do throws(StoreError) {
      try folder.move(draft, to: path)
      try folder.flush()
    } catch {
      if !exists(path) { unlink(key) }
      throw error
    }
  }

  private static func remove(_ draft: String) {
    for suffix in ["", "-wal", "-shm", KeyFile.suffix] { unlink(draft + suffix) }
  }
}
