internal import Ledger
public import Model

/// Signed tree heads of a roll.
enum Checkpoints {
  /// Whether a note is a checkpoint over this tree, signed by this key.
  static func isSigned(_ note: String, size: Int64, root: Digest, by publicKey: String) -> Bool {
    do throws(LedgerError) {
      let key = try VerifierKey(publicKey)
      let head = try Checkpoint.open(Array(note.utf8), origin: key.name, keys: [key])
      return head.size == UInt64(size) && head.root == root
    } catch {
      return false
    }
  }
}

extension Roll {
  /// The newest signed tree head, as a signed note (C2SP).
  public func lastCheckpoint() throws(StoreError) -> (size: Int64, note: String)? {
    try connection.first("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1") {
      ($0.integer(0), $0.text(1))
    }
  }

  /// Signs when nothing was signed yet, a minute after the last time, or after a thousand events. A last time that is
  /// still to come was read off a wrong clock, and counts for nothing.
  public func signIfDue(at now: Instant) throws(StoreError) {
    let last = try connection.first("SELECT size, signed_at FROM checkpoint ORDER BY size DESC LIMIT 1") {
      (size: $0.integer(0), at: Instant($0.text(1)))
    }
    if let last, let at = last.at, (0..<60_000).contains(now.milliseconds - at.milliseconds),
      try eventCount() - last.size < 1000
    {
      return
    }
    _ = try sign(at: now)
  }

  /// Signs a checkpoint over everything that is committed, unless the newest one already covers it.
  ///
  /// Called only after the events are durable: a signature over events that a power cut could take back would be a fork.
  public func sign(at now: Instant) throws(StoreError) -> (size: Int64, note: String) {
    try connection.beginWriting()
    do throws(StoreError) {
      let head = try signed(at: now)
      try connection.commit()
      return head
    } catch {
      connection.rollBack()
      throw error
    }
  }

  /// The signed tree head over the first events: the one that was signed then, or one more over the same tree. Ed25519
  /// leaves nothing to chance, so both are the same bytes.
  public func checkpoint(over size: Int64, at now: Instant) throws(StoreError) -> String {
    func kept() throws(StoreError) -> String? {
      try connection.first("SELECT note FROM checkpoint WHERE size = ?1", [.integer(size)]) { $0.text(0) }
    }
    if let note = try kept() { return note }
    let root = try root(at: size)
    try connection.beginWriting()
    do throws(StoreError) {
      let note: String
      if let other = try kept() { note = other } else { note = try sign(size, root, at: now) }
      try connection.commit()
      return note
    } catch {
      connection.rollBack()
      throw error
    }
  }

  private func signed(at now: Instant) throws(StoreError) -> (size: Int64, note: String) {
    let frontier = try FrontierTable(connection: connection).load()
    let size = Int64(frontier.size)
    let root = frontier.root
    if let last = try lastCheckpoint() {
      guard last.size <= size else { throw .rolledBack(path: path, signed: last.size, has: size) }
      if last.size == size {
        // It goes out to be kept: nobody is given what would not hold.
        guard Checkpoints.isSigned(last.note, size: size, root: root, by: identity.publicKey) else {
          throw .corrupt(path: path, detail: "checkpoint \(size)")
        }
        return last
      }
    }
    return (size, try sign(size, root, at: now))
  }

  private func sign(_ size: Int64, _ root: Digest, at now: Instant) throws(StoreError) -> String {
    let key = try KeyFile.read(beside: path)
    let note = try StoreError.ledger { () throws(LedgerError) in
      guard key.verifier.text == identity.publicKey else { throw .keyIDMismatch }
      let note = try Checkpoint(origin: key.verifier.name, size: UInt64(size), root: root).signed(by: key)
      return String(decoding: note.bytes, as: UTF8.self)
    }
    try connection.run(
      "INSERT INTO checkpoint (size, root, note, signed_at) VALUES (?1, ?2, ?3, ?4)",
      [.integer(size), .blob(root), .text(note), .text(now.text)])
    return note
  }
}
