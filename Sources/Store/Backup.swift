import Glibc
internal import Ledger
public import Model

/// A backup: a file that is a roll itself, with everything but the key that signs.
///
/// The key stays where it is on purpose. Backups travel, and whoever had one with the key in it could write another
/// history and sign it. The key never changes: one copy of it, kept apart, serves every backup.
public struct Backup: Sendable, Equatable {
  public var path: String
  public var events: Int64
  public var root: Digest
  public var bytes: Int64
}

/// A backup beside the roll it should be a part of.
public enum BackupStanding: Sendable, Equatable {
  /// The roll had these very events, and has `more` since.
  case prefix(more: Int64)
  /// The roll has fewer events than the backup: it was put back to an older state.
  case ahead(by: Int64)
  /// Of this number of events, the two have different ones.
  case different
  case ofAnotherRoll
}

extension Roll {
  /// Copies the roll as it stands, while others go on writing; the copy is verified before it gets its name.
  ///
  /// - Parameters:
  ///   - target: where; the folder beside the roll when `nil`, under day and head.
  ///   - day: the day it is made.
  /// - Throws: ``StoreError/unsound(_:)`` when what was copied does not verify; nothing is left then.
  public func backUp(to target: String?, on day: Day) throws(StoreError) -> Backup {
    let folder = BackupFolder(beside: path)
    let place = target ?? "\(folder.path)/x"
    guard !Self.isSame(place, path) else { throw .readOnly(path: place) }
    if target == nil { try folder.addErased(of: self) }
    let held = try RollFolder.locked(of: place)
    let draft = "\(RollFolder.of(place))/.backup.\(getpid()).part"
    Draft.remove(draft)
    defer { Draft.remove(draft) }
    try Draft.copy(connection, to: draft)
    let copy = try Roll.openAtRest(draft)
    let found = try copy.verify()
    if let fault = found.fault { throw .unsound(fault) }
    var backup = Backup(
      path: target ?? "", events: found.events, root: found.root, bytes: Draft.size(of: draft))
    if target == nil {
      let number = String(found.events)
      let padded = String(repeating: "0", count: max(0, 8 - number.utf8.count)) + number
      backup.path = "\(folder.path)/\(day.text)-\(padded)-\(found.root.text.prefix(12))\(BackupFolder.suffix)"
    }
    // One made today of the same events is the same.
    if target == nil {
      guard rename(draft, backup.path) == 0 else { throw RollFolder.failure(backup.path) }
    } else {
      try held.move(draft, to: backup.path)
    }
    try held.flush()
    return backup
  }

  /// What this roll would hold as a backup.
  public func asBackup() throws(StoreError) -> Backup { try Self.summary(of: connection, at: path) }

  /// What a backup says it holds, without verifying it, whichever program made it.
  public static func summary(ofBackup path: String) throws(StoreError) -> Backup {
    let connection = try RollFile.openRaw(path)
    let application = try connection.first("PRAGMA application_id") { $0.integer(0) } ?? 0
    guard application == applicationID else { throw .notARoll(path: path) }
    return try summary(of: connection, at: path)
  }

  private static func summary(of connection: Connection, at path: String) throws(StoreError) -> Backup {
    let frontier = try FrontierTable(connection: connection).load()
    let root = frontier.root
    return Backup(path: path, events: Int64(frontier.size), root: root, bytes: Draft.size(of: path))
  }

  /// Opens a file that nobody writes to and leaves every byte of it alone.
  ///
  /// - Throws: ``StoreError/older(path:has:understands:)`` when it would have to be brought up to date first.
  public static func openAtRest(_ path: String) throws(StoreError) -> Roll {
    try Roll(RollFile.openAtRest(path))
  }

  /// How a backup stands to this roll.
  public func standing(of backup: Backup, log: EntityID) throws(StoreError) -> BackupStanding {
    guard log == identity.log else { return .ofAnotherRoll }
    let count = try eventCount()
    guard backup.events <= count else { return .ahead(by: backup.events - count) }
    return try root(of: backup.events) == backup.root ? .prefix(more: count - backup.events) : .different
  }

  /// The root over the first events, by their stored leaves.
  func root(of size: Int64) throws(StoreError) -> Digest {
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    let statement = try connection.statement("SELECT leaf FROM event WHERE seq < ?1 ORDER BY seq")
    defer { statement.reset() }
    try statement.bind([.integer(size)])
    while try statement.step() {
      guard let leaf = statement.digest(0) else { throw .badView(table: "event") }
      _ = frontier.append(leaf, using: &hasher)
    }
    return frontier.root(using: &hasher)
  }

  /// Everything the events say was erased.
  public func erasedTexts() throws(StoreError) -> Set<ErasedText> {
    // There is no index of kinds: erasures are few, and asked for by those who copy the whole file anyway.
    let entries = try connection.rows(
      """
      SELECT seq, leaf, body FROM event WHERE instr(body, CAST('"kind":"erased"' AS BLOB)) > 0
      OR instr(body, CAST('"kind":"text_erased"' AS BLOB)) > 0 ORDER BY seq
      """, [], Self.entry)
    var names: [EntityID: Digest] = [:]
    var texts: Set<ErasedText> = []
    for event in entries.map(\.event) {
      if event.kind == .erased { names[event.subject] = event.evidence.secret(.name) }
      guard let name = names[event.subject] else { continue }
      for text in event.erasedTexts { texts.insert(ErasedText(text, of: name)) }
    }
    return texts
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }
}

extension BackupFolder {
  /// Keeps the list complete, whatever wrote it last.
  public func addErased(of roll: Roll) throws(StoreError) { try add(roll.erasedTexts()) }
}

/// A copy of a roll that has no name yet.
enum Draft {
  static func copy(_ source: Connection, to draft: String) throws(StoreError) {
    let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RollFolder.failure(draft) }
    defer { close(descriptor) }
    do {
      let copy = try Connection(draft, .write)
      try source.copy(to: copy)
    }
    guard fsync(descriptor) == 0 else { throw RollFolder.failure(draft) }
  }

  static func remove(_ draft: String) {
    for suffix in ["", "-wal", "-shm", "-journal", WritersQueue.suffix] { unlink(draft + suffix) }
  }

  static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}
