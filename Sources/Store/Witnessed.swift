public import Ledger
public import Model

/// Heads that somebody outside the house signed as well.
extension Roll {
  /// One signature of a witness under a head of this roll.
  public struct Witnessed: Sendable {
    public var size: Int64
    public var key: VerifierKey
    /// By the clock of the witness.
    public var at: Instant
    /// The head, with its signatures.
    public var note: [UInt8]
  }

  private static var witnessed: String { "witnessed-checkpoint/1" }

  /// Keeps a head that a witness signed; the same one again is kept once.
  ///
  /// - Parameters:
  ///   - note: the signed note, untrusted.
  ///   - key: whose signature is looked for, as it was had from the witness.
  /// - Returns: `nil` where the note does not bear it.
  /// - Throws: `.ledger` as ``keptHead(_:signedBy:)`` for the roll's own signature, and for a bad one of the witness;
  ///   `.ledger(.keyMalformed)` for a key that is no witness's.
  public func keepWitnessed(_ note: [UInt8], by key: String) throws(StoreError) -> Witnessed? {
    let head = try keptHead(note)
    guard let witnessed = try Self.read(note, head.size, by: key) else { return nil }
    let bytes = Array((witnessed.key.text + "\n").utf8) + note
    var hasher = SHA256Hasher()
    try connection.beginWriting()
    do throws(StoreError) {
      try connection.run(
        "INSERT INTO blob (sha256, type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        [.blob(hasher.digest(bytes)), .text(Self.witnessed), .blob(bytes)])
      try connection.commit()
    } catch {
      connection.rollBack()
      throw error
    }
    return witnessed
  }

  /// All that are kept, by size, each with its signatures checked again and its head held against the tree.
  ///
  /// - Throws: `.ledger(.badSignature)` and its like for one that does not hold; `.badView` for one that cannot be read.
  public func witnessed() throws(StoreError) -> [Witnessed] {
    let kept = try connection.rows("SELECT bytes FROM blob WHERE type = ?1", [.text(Self.witnessed)]) {
      $0.blob(0)
    }
    var all: [Witnessed] = []
    for bytes in kept {
      guard let end = bytes.firstIndex(of: 0x0A), let key = String(validating: bytes[..<end], as: UTF8.self)
      else {
        throw .badView(table: "blob")
      }
      let note = Array(bytes[(end + 1)...])
      let head = try keptHead(note)
      guard let witnessed = try Self.read(note, head.size, by: key) else { throw .badView(table: "blob") }
      guard head.size <= (try eventCount()), try root(at: head.size) == head.root else {
        throw .ledger(.badSignature(key: key))
      }
      all.append(witnessed)
    }
    return all.sorted { ($0.size, $0.key.name, $0.at) < ($1.size, $1.key.name, $1.at) }
  }

  private static func read(_ note: [UInt8], _ size: Int64, by key: String) throws(StoreError) -> Witnessed? {
    try StoreError.ledger { () throws(LedgerError) in
      let key = try VerifierKey(key)
      guard key.kind == .witness else { throw .keyMalformed }
      guard let at = try SignedNote(parsing: note).seen(by: key) else { return nil }
      return Witnessed(size: size, key: key, at: at, note: note)
    }
  }

  /// A head that was signed here.
  public struct SignedHead: Sendable {
    public var size: Int64
    public var root: Digest
    public var at: Instant?
  }

  /// The newest first.
  public func signedHeads(limit: Int) throws(StoreError) -> [SignedHead] {
    try connection.rows(
      "SELECT size, root, signed_at FROM checkpoint ORDER BY size DESC LIMIT ?1", [.integer(Int64(limit))]
    ) { row throws(StoreError) in
      guard let root = row.digest(1) else { throw .badView(table: "checkpoint") }
      return SignedHead(size: row.integer(0), root: root, at: Instant(row.text(2)))
    }
  }
}
