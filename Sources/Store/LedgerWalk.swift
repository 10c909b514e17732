internal import Ledger
internal import Lifecycle
internal import Model
internal import Schemas

/// One pass over a roll for ``Roll/verify()``, holding one value an asset and one hash a text of the vault.
struct LedgerWalk: ~Copyable {
  private let connection: Connection
  private let pages: FilePages?
  private var hasher: SHA256Hasher
  private var frontier = MerkleFrontier()
  private var replay: Replay
  /// The assets as their table has them, where an asset may be let go once it has come to its last event.
  private var storedAssets: StoredAssets?
  private let policies: PolicyBook
  private let texts = SharedTexts()
  private var signed: [SignedHead] = []
  private(set) var checkpoints = 0
  /// The scan reports that events rest on, and the lists and texts that they name.
  private var scans: Set<Digest> = []
  /// The texts that events commit to.
  private var secrets: Set<Digest> = []
  /// Those of them that an event took out of it.
  private var erased: Set<Digest> = []
  /// What every level of the stored frontier held last, the levels no longer in use included: a log that was cut off leaves
  /// the marks of its longer self there.
  private var levels = [Digest?](repeating: nil, count: 64)
  /// A head somebody kept, until the walk has come to its size.
  private var kept: KeptHead?

  private struct SignedHead {
    var size: Int64
    var root: Digest?
    var note: String
  }

  /// - Parameter pages: the file, where rows may be read from it as they lie there.
  init(_ connection: Connection, _ pages: FilePages?, against kept: KeptHead?) throws(StoreError) {
    policies = PolicyBook(connection)
    replay = Replay()
    self.connection = connection
    self.pages = pages
    self.kept = kept
    hasher = SHA256Hasher()
  }

  var count: Int64 { Int64(frontier.size) }
  var root: Digest {
    mutating get { frontier.root(using: &hasher) }
  }

  mutating func firstFault() throws(StoreError) -> Verification.Fault? {
    // A stocktake looks at every asset there is.
    if let pages {
      var stocktakes = try PageRows(pages, "stocktake")
      if try !stocktakes.step() { storedAssets = try StoredAssets(pages) }
    }
    if let fault = try truthFault() { return fault }
    if let fault = try viewFault() { return fault }
    return try FileSchema.fault(of: connection)
  }

  /// What is wrong with the tables that no rebuilding can mend.
  mutating func truthFault() throws(StoreError) -> Verification.Fault? {
    signed = try connection.rows("SELECT size, root, note FROM checkpoint ORDER BY size DESC") {
      SignedHead(size: $0.integer(0), root: $0.digest(1), note: $0.text(2))
    }
    if let fault = try eventFault() { return fault }
    if let beyond = signed.last { return .cutOff(size: beyond.size) }
    if let kept { return .keptBeyond(size: kept.size, has: count) }
    let held = levels.enumerated().compactMap { level, hash in hash.map { (level, $0) } }
    if try FrontierTable(connection: connection).rows() != Dictionary(uniqueKeysWithValues: held) {
      return .frontier
    }
    if let fault = try vaultFault() { return fault }
    return try blobFault()
  }

  private mutating func eventFault() throws(StoreError) -> Verification.Fault? {
    var rows = try EventRows(connection, pages)
    var earlier = EarlierEvents(connection)
    var last = Instant(milliseconds: .min)
    var first: Beginning?
    if let fault = keptFault() { return fault }
    while let row = try rows.next() {
      let sequence = count
      guard row.sequence == sequence else { return .gap(sequence: sequence) }
      guard row.leaf == row.stored else { return .leaf(sequence: sequence) }
      let event: Event
      do throws(EventBody.Failure) {
        event = try EventBody.decode(row.body, sharing: texts)
      } catch {
        return .unreadable(sequence: sequence, error)
      }
      guard event.sequence == sequence else { return .misnumbered(sequence: sequence) }
      // Which roll this is, its first event says.
      guard event.log == replay.log ?? event.subject else { return .otherLog(sequence: sequence) }
      guard event.recordedAt >= last else { return .clockBack(sequence: sequence) }
      if let clock = event.clock, event.recordedAt != last || clock >= last {
        return .clockMark(sequence: sequence)
      }
      last = event.recordedAt
      guard Self.belongs(event, to: first) else { return .act(sequence: sequence) }
      if event.act == nil { first = Beginning(event) }
      if let scan = event.scan {
        scans.insert(scan)
        if let verdict = event.evidence.code(.verdict).flatMap({ Digest($0) }) { scans.insert(verdict) }
      }
      for digest in event.erasedTexts {
        // Only what somebody committed to before can have been erased.
        guard secrets.contains(digest) else { return .refused(sequence: sequence, .notTheirs(event.kind)) }
        erased.insert(digest)
      }
      if event.kind.isOfStocktake || event.kind == .handoverAcknowledged { note(event) }
      event.evidence.eachSecret { secrets.insert($0) }
      if let lacking = replay.lacksCourse(for: event) {
        let events = try policies.judged(
          earlier.of(event.subject, no: lacking.no, count: lacking.count, before: sequence).map {
            replay.humans.marking($0)
          })
        do throws(LifecycleError) {
          replay.keep(try Course(events), no: lacking.no)
        } catch {
          return .refused(sequence: sequence, error)
        }
      }
      let isNew = event.version == 1 && event.kind.isOfAsset
      let lastOfNew = isNew ? try storedAssets?.lastOfNext() ?? .max : .max
      do throws(Verification.Fault) { try replay.take(event, lastOfNew: lastOfNew) } catch { return error }
      if event.kind == .policySet, let digest = event.policyAfter {
        scans.insert(digest)
        do throws(StoreError) {
          replay.change(to: try policies.policy(digest), digest)
        } catch {
          return .blobMissing(digest)
        }
      }
      let level = frontier.append(row.leaf, using: &hasher)
      levels[level.level] = level.hash
      if signed.last?.size == count, let fault = checkpointFault() { return fault }
      if let fault = keptFault() { return fault }
    }
    return replay.opened == nil ? .gap(sequence: 0) : replay.endFault(after: count - 1)
  }

  /// What an event rests on beside its evidence: a list, a text, and codes that lie in the vault.
  private mutating func note(_ event: Event) {
    if let list = event.evidence.code(.discrepancies).flatMap({ Digest($0) }) { scans.insert(list) }
    if let terms = event.evidence.code(.terms).flatMap({ Digest($0) }) { scans.insert(terms) }
    for case .code(let digest) in event.counts.lazy.map(\.thing) { secrets.insert(digest) }
  }

  /// What the events of one transaction have in common with its first.
  private struct Beginning {
    private let sequence: Int64
    private let actor: EntityID
    private let recordedAt: Instant

    init(_ event: borrowing Event) {
      (sequence, actor, recordedAt) = (event.sequence, event.actor, event.recordedAt)
    }

    func has(_ event: Event) -> Bool {
      event.act == sequence && event.actor == actor && event.recordedAt == recordedAt
    }
  }

  /// Whether an event that says it was written in one transaction with others can have been.
  private static func belongs(_ event: Event, to first: Beginning?) -> Bool {
    event.act == nil || first?.has(event) == true
  }

  /// Judges the checkpoint over exactly the events seen so far.
  private mutating func checkpointFault() -> Verification.Fault? {
    let head = signed.removeLast()
    checkpoints += 1
    guard head.root == root, let key = replay.opened?.evidence.code(.publicKey),
      Checkpoints.isSigned(head.note, size: head.size, root: root, by: key)
    else { return .checkpoint(size: head.size) }
    return nil
  }

  /// Judges the head somebody kept, once the walk is at its size.
  private mutating func keptFault() -> Verification.Fault? {
    guard let head = kept, head.size == count else { return nil }
    kept = nil
    return head.root == root ? nil : .kept(size: head.size)
  }

  /// Every text an event commits to is there and opens its commitment, but for those that an event erased: they are
  /// gone. A text without an event is nobody's claim.
  private func vaultFault() throws(StoreError) -> Verification.Fault? {
    var missing = secrets
    for digest in erased { missing.remove(digest) }
    let statement = try connection.statement("SELECT digest, class, salt, value FROM secret")
    defer { statement.reset() }
    while try statement.step() {
      guard let digest = statement.digest(0) else { continue }
      missing.remove(digest)
      if erased.contains(digest) { return .erasedText(digest) }
      let commitment = Commitment(digest: digest)
      let opens = try StoreError.ledger { () throws(LedgerError) in
        try commitment.opens(class: statement.text(1), value: statement.blob(3), salt: statement.blob(2))
      }
      guard opens else { return .vault(digest) }
    }
    return missing.min { $0.text < $1.text }.map { .vaultMissing($0) }
  }

  private mutating func blobFault() throws(StoreError) -> Verification.Fault? {
    var missing = scans
    let statement = try connection.statement("SELECT sha256, bytes FROM blob")
    defer { statement.reset() }
    while try statement.step() {
      guard let digest = statement.digest(0), hasher.digest(statement.blob(1)) == digest else {
        return .blob(statement.digest(0) ?? root)
      }
      missing.remove(digest)
    }
    return missing.min { $0.text < $1.text }.map { .blobMissing($0) }
  }

  private mutating func viewFault() throws(StoreError) -> Verification.Fault? {
    if let fault = try assetFault() { return fault }
    let expected = replay.expected()
    for table in Schemas.viewTables where table != "asset" && table != "part" {
      guard try digest(of: table) == expected[table] ?? SetDigest() else { return .view(table: table) }
    }
    return nil
  }

  private mutating func assetFault() throws(StoreError) -> Verification.Fault? {
    guard var stored = storedAssets.take() else {
      let comparison = AssetComparison(assets: replay.assets)
      let fault = try comparison.assetFault(StatementRows(connection, "asset", by: "no"))
      return try fault == nil
        ? comparison.partFault(StatementRows(connection, "part", by: "asset, number")) : fault
    }
    try stored.finish()
    let expected = replay.expectedOfAssets()
    guard stored.digest == expected.assets else { return .view(table: "asset") }
    return try digest(of: "part") == expected.parts ? nil : .view(table: "part")
  }

  private func digest(of table: String) throws(StoreError) -> SetDigest {
    if let pages {
      var rows = try PageRows(pages, table)
      return try SetDigest(&rows)
    }
    var rows = try StatementRows(connection, table)
    return try SetDigest(&rows)
  }
}

extension SetDigest {
  /// What a view holds now: of every column of every row.
  fileprivate init(_ rows: inout some Rows) throws(StoreError) {
    self.init()
    while try rows.step() { add { rows.hash(into: &$0) } }
  }
}
