import CSQLite
import Glibc
internal import Ledger
internal import Lifecycle
public import Model

/// A backup brought back to life in a draft: erasures repeated, everything verified, not yet in anybody's way.
public final class Restoration {
  public let backup: Backup
  public let identity: RollIdentity
  /// How many texts of the backup were erased since it was made, and are erased again.
  public private(set) var repeated = 0
  /// What the draft holds with those erasures.
  public private(set) var events: Int64 = 0
  private let draft: String

  /// - Parameters:
  ///   - file: a backup; it is only read.
  ///   - path: where the roll is to lie; the draft is made in the same folder.
  ///   - erased: what must not come back.
  ///   - author: who restores, as the people of the backup know them; asked for only when something is to be erased.
  /// - Throws: ``StoreError/unsound(_:)`` when the backup does not verify.
  public init(
    _ file: String, for path: String, erased: Set<ErasedText>, by author: (Roll) throws -> Author
  ) throws {
    guard RollFile.exists(file) else { throw StoreError.noRoll(path: file) }
    draft = "\(RollFolder.of(path))/.restore.\(getpid()).part"
    _ = try RollFolder.locked(of: path)
    Draft.remove(draft)
    do {
      try Draft.copy(RollFile.openRaw(file), to: draft)
      let roll = try Roll.open(draft, for: .writing)
      identity = roll.identity
      let found = try roll.verify()
      if let fault = found.fault { throw StoreError.unsound(fault) }
      backup = Backup(path: file, events: found.events, root: found.root, bytes: Draft.size(of: draft))
      events = found.events
      let due = try roll.still(of: erased)
      if !due.isEmpty {
        let author = try author(roll)
        events += Int64(try roll.write(as: author) { try $0.repeatErasure(of: due) }.events.count)
        repeated = due.count
        if let fault = try roll.verify().fault { throw StoreError.unsound(fault) }
      }
      guard try roll.clearLog() else { throw StoreError.busy(path: draft) }
    } catch {
      Draft.remove(draft)
      throw error
    }
  }

  deinit { Draft.remove(draft) }

  /// Puts it where no roll is.
  public func place(at path: String) throws(StoreError) {
    let folder = try RollFolder.locked(of: path)
    try RollFile.flush(draft)
    // The log of what lay here before belongs to that, and would be taken for this one's.
    for suffix in ["-wal", "-shm"] where RollFile.exists(path + suffix) {
      throw .failed(path: path + suffix, code: SQLITE_CANTOPEN, detail: String(cString: strerror(EEXIST)))
    }
    try folder.move(draft, to: path)
    try folder.flush()
  }

  /// Puts it in the place of a roll, whose content is kept beside it.
  ///
  /// Where the old file can still be read, its content is replaced by one transaction: whoever has it open sees the old or
  /// the new state, and a power cut leaves one of them.
  ///
  /// - Parameter count: how many events the old one had when its owner said yes; `nil` where nobody could tell.
  /// - Returns: where the old one lies now.
  /// - Throws: ``StoreError/busy(path:)`` when it has others by now.
  public func replace(_ path: String, count: Int64?, on day: Day) throws(StoreError) -> String {
    let folder = try RollFolder.locked(of: path)
    let kept = Self.freeName("\(path).replaced-\(day.text)")
    guard let count else {
      for suffix in ["", "-wal", "-shm"] where RollFile.exists(path + suffix) {
        try folder.move(path + suffix, to: kept + suffix)
      }
      try folder.flush()
      try RollFile.flush(draft)
      try folder.move(draft, to: path)
      try folder.flush()
      return kept
    }
    let old = try Connection(path, .write)
    let queue = WritersQueue(beside: path)
    guard queue.enter(patience: 10_000) else { throw .busy(path: path) }
    defer { queue.leave() }
    let now = try old.first("SELECT coalesce(max(seq) + 1, 0) FROM event") { $0.integer(0) }
    guard now == count else { throw .busy(path: path) }
    try Draft.copy(old, to: kept)
    try folder.flush()
    try old.execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    try RollFile.openRaw(draft).copy(to: old)
    // It is done; a log that could not be emptied into the file is as good as one that could.
    _ = try? old.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.integer(0) }
    return kept
  }

  private static func freeName(_ name: String) -> String {
    guard RollFile.exists(name) else { return name }
    for number in 2...9999 where !RollFile.exists("\(name).\(number)") { return "\(name).\(number)" }
    return "\(name).\(getpid())"
  }
}

extension Roll {
  /// Those of the texts that are in this roll's vault, and the persons they speak of.
  func still(of erased: Set<ErasedText>) throws(StoreError) -> [ErasedText] {
    var due: [ErasedText] = []
    for text in erased.sorted(by: { ($0.person.text, $0.text.text) < ($1.person.text, $1.text.text) }) {
      let isThere = try connection.first("SELECT 1 FROM secret WHERE digest = ?1", [.blob(text.text)]) { _ in
        true
      }
      if isThere == true { due.append(text) }
    }
    return due
  }

  /// Whether the key beside a roll is the one its checkpoints are signed by.
  public static func hasKey(at path: String, of identity: RollIdentity) -> Bool {
    do throws(StoreError) {
      return try KeyFile.read(beside: path).verifier.text == identity.publicKey
    } catch {
      return false
    }
  }
}

extension Writing {
  private static let repeatedBasis = "erased before the roll was put back / 账册恢复前已抹除"

  /// Erases again what was erased in a later state of this roll.
  func repeatErasure(of due: [ErasedText]) throws(StoreError) {
    var basis: Digest?
    for text in due {
      let person = try connection.first(
        // They may have gone by another name when the backup was made.
        """
        SELECT id, erased_seq, name, handle FROM party
        WHERE kind = 'person' AND (name IN (?1, ?2) OR handle = ?2 OR department = ?2)
        """, [.blob(text.person), .blob(text.text)]
      ) { (id: $0.id(0), isErased: !$0.isNull(1), own: [$0.digest(2), $0.digest(3)]) }
      // Somebody who came onto the roll later has no text in it either.
      guard let person, let id = person.id else { continue }
      if !person.isErased, try isActive(id) {
        var order = ErasureOrder(id, basis: Self.repeatedBasis)
        order.isRepeated = true
        try erase(order)
        basis = events.last?.evidence.secret(.basis)
      }
      guard !person.own.contains(text.text), try isKept(text.text) else { continue }
      let ground: Digest
      if let basis { ground = basis } else { ground = try seal(Self.repeatedBasis, as: .text) }
      basis = ground
      try erase(text.text, on: id, basis: ground)
    }
  }

  private func isKept(_ text: Digest) throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM secret WHERE digest = ?1", [.blob(text)]) { _ in true } == true
  }

  private func isActive(_ person: EntityID) throws(StoreError) -> Bool {
    try connection.first(
      "SELECT 1 FROM party WHERE id = ?1 AND erased_seq IS NULL", [.text(person.text)]
    ) { _ in true } == true
  }

  /// Records that a backup was restored on trial.
  public func recordDrill(of backup: Backup, succeeded: Bool) throws(StoreError) {
    let result: Drill.Result = succeeded ? .verified : .failed
    let event = event(
      .drilled, subject: log,
      evidence: Evidence([
        .events: .number(backup.events), .head: .code(backup.root.text), .result: .code(result.rawValue),
      ]))
    try Self.ruled { () throws(LifecycleError) in try Drill.check(event, log: log) }
    try append(event, nil)
  }
}
