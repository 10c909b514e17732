internal import Ledger
internal import Lifecycle
public import Model

/// What an audit pack is made of, beside the rows it is about.
extension Roll {
  /// How many events there are that are more than the making of packs: the same until something else happens, so that a
  /// pack made twice is the same pack.
  public func eventCountBeforeExports() throws(StoreError) -> Int64 {
    var size = try eventCount()
    while size > 0, try event(size - 1)?.kind == .exported { size -= 1 }
    return size
  }

  /// The events that tell of packs, from one number on, oldest first.
  ///
  /// - Parameter first: where nothing but such events follows.
  public func exports(from first: Int64) throws(StoreError) -> [Event] {
    try events(from: first, limit: 10_000).map(\.event).filter { $0.kind == .exported }
  }

  /// The newest event that tells of a pack, before one of this number.
  ///
  /// - Complexity: the bodies are looked through from the end, and one is read.
  public func lastExport(before sequence: Int64) throws(StoreError) -> Event? {
    // A quote inside a text is escaped, so nothing else in a body can be spelled like its kind.
    let found = try connection.first(
      """
      SELECT seq, leaf, body FROM event WHERE seq < ?1 AND instr(body, CAST(?2 AS BLOB)) > 0 ORDER BY seq DESC LIMIT 1
      """, [.integer(sequence), .text("\"kind\":\"\(EventKind.exported.rawValue)\"")], Self.entry)
    return found?.event
  }

  /// Every event as it is stored, oldest first, up to a number.
  ///
  /// - Parameter body: its leaf hash, and the bytes that were hashed.
  public func eachBody(
    before size: Int64, _ body: (_ leaf: Digest, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let statement = try connection.statement("SELECT leaf, body FROM event WHERE seq < ?1 ORDER BY seq")
    defer { statement.reset() }
    try statement.bind([.integer(size)])
    while try statement.step() {
      guard let leaf = statement.digest(0) else { throw StoreError.badView(table: "event") }
      try body(leaf, statement.blob(1))
    }
  }

  /// The leaf hashes of some events, oldest first.
  public func leaves(_ range: Range<Int64>) throws(StoreError) -> [Digest] {
    try connection.rows(
      "SELECT leaf FROM event WHERE seq >= ?1 AND seq < ?2 ORDER BY seq",
      [.integer(range.lowerBound), .integer(range.upperBound)]
    ) { row throws(StoreError) in
      guard let leaf = row.digest(0) else { throw .badView(table: "event") }
      return leaf
    }
  }

  /// What opens a commitment.
  public struct Opening: Sendable {
    public var digest: Digest
    public var secret: SecretClass
    public var value: String
    public var salt: [UInt8]
  }

  /// - Returns: `nil` for a text that was erased.
  public func opening(_ digest: Digest) throws(StoreError) -> Opening? {
    try connection.first("SELECT class, value, salt FROM secret WHERE digest = ?1", [.blob(digest)]) { row in
      guard let secret = SecretClass(rawValue: row.text(0)), let value = row.optionalText(1) else {
        return nil
      }
      return Opening(digest: digest, secret: secret, value: value, salt: row.blob(2))
    } ?? nil
  }

  /// The commitments to the names of a person, place or vendor.
  public func nameCommitments(of party: EntityID) throws(StoreError) -> [Digest] {
    try connection.first("SELECT name, handle FROM party WHERE id = ?1", [.text(party.text)]) {
      [$0.digest(0), $0.digest(1)].compactMap { $0 }
    } ?? []
  }

  /// The policies that were ever set, by hash.
  public func policyHashes() throws(StoreError) -> [Digest] {
    try connection.rows(
      "SELECT sha256 FROM blob WHERE type = ?1 ORDER BY sha256", [.text(PolicyBook.type)]
    ) { $0.digest(0) }.compactMap { $0 }
  }
}

extension Writing {
  /// Records that an audit pack was made.
  ///
  /// - Parameters:
  ///   - files: the hash of the list of its files.
  ///   - size: how many events it was drawn from, with `head` as their root.
  ///   - reason: why people are named in it; `nil` where they are not.
  public func recordExport(files: Digest, of size: Int64, head: Digest, reason: String?) throws(StoreError) {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .files: .code(files.text), .events: .number(size), .head: .code(head.text),
    ]
    if let reason { evidence[.reason] = .secret(try seal(reason, as: .text)) }
    let event = event(.exported, subject: log, evidence: Evidence(evidence))
    try Self.ruled { () throws(LifecycleError) in try PackExport.check(event, log: log) }
    try append(event, nil)
  }
}
