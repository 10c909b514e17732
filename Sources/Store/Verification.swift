public import Ledger
public import Lifecycle
public import Model

/// What `ledger verify` found: everything recomputed from the stored bytes, nothing believed.
public struct Verification: Sendable, Equatable {
  public var events: Int64
  /// The root over the events as they are stored.
  public var root: Digest
  public var checkpoints: Int
  /// The first thing that is not as it must be.
  public var fault: Fault?

  public enum Fault: Error, Sendable, Equatable {
    /// No event has this number, and later ones are there.
    case gap(sequence: Int64)
    case leaf(sequence: Int64)
    case unreadable(sequence: Int64, EventBody.Failure)
    /// The body names another number than its row.
    case misnumbered(sequence: Int64)
    case otherLog(sequence: Int64)
    case clockBack(sequence: Int64)
    /// It says that the clock went back, and was written down at another time than the event in front of it.
    case clockMark(sequence: Int64)
    /// It answers a request that was answered before, or not in the first event of a transaction.
    case request(sequence: Int64)
    /// It says it was written in one transaction with events that it cannot have been written with.
    case act(sequence: Int64)
    case unknownActor(sequence: Int64)
    /// Who acted does not hold the role they say they acted in.
    case roleNotHeld(sequence: Int64, Role)
    case refused(sequence: Int64, LifecycleError)
    /// It names another policy than the one that was in force.
    case policy(sequence: Int64)
    /// The stored frontier is not that of the stored events.
    case frontier
    /// A signed checkpoint over `size` events has another root, or its signature is not of this roll's key.
    case checkpoint(size: Int64)
    /// A checkpoint was signed over more events than there are: the end was cut off.
    case cutOff(size: Int64)
    /// The events before this number are not those that a head kept elsewhere was signed over.
    case kept(size: Int64)
    /// A head kept elsewhere was signed over more events than there are.
    case keptBeyond(size: Int64, has: Int64)
    case vault(Digest)
    /// A text that an event commits to is not there.
    case vaultMissing(Digest)
    /// A text that an event erased is there again.
    case erasedText(Digest)
    case blob(Digest)
    /// An event rests on a scan report, or closes a stocktake with a list, that is not kept.
    case blobMissing(Digest)
    /// A view does not hold what the events say; rebuilding it mends it.
    case view(table: String)
    /// A page or an index of the file is damaged, and no row shows it.
    case file(detail: String)
    /// A table, index or trigger of the ledger is not there, or not as this program makes it: `trigger event_no_update`.
    case schema(String)
    /// The asset whose row differs.
    case asset(Tag)
  }
}

extension Roll {
  /// Recomputes every hash, replays every step through the rules, and compares frontier, checkpoints, vault and views.
  ///
  /// - Parameter kept: a head that somebody kept elsewhere; nothing before it may have changed.
  /// - Parameter deep: whether every page and every index of the file is looked through as well. What an index says, no
  ///   event and no row tells, and a question answered by a damaged one is answered wrong.
  public func verify(
    against kept: KeptHead? = nil, deep: Bool = false
  ) throws(StoreError) -> Verification {
    try connection.execute("BEGIN")
    defer { connection.rollBack() }
    var found = try walked { (pages) throws(StoreError) in
      var walk = try LedgerWalk(connection, pages, against: kept)
      let fault = try walk.firstFault()
      return Verification(events: walk.count, root: walk.root, checkpoints: walk.checkpoints, fault: fault)
    } isSound: {
      $0.fault == nil
    }
    if deep, found.fault == nil { found.fault = try fileFault() }
    if deep, found.fault == nil { found.fault = try searchFault() }
    return found
  }

  /// What SQLite itself finds wrong with the file.
  private func fileFault() throws(StoreError) -> Verification.Fault? {
    let found = try connection.first("PRAGMA integrity_check(1)") { $0.text(0) }
    return found == "ok" ? nil : .file(detail: found ?? "")
  }

  /// The first thing wrong that no rebuilding can mend.
  func truthFault() throws(StoreError) -> Verification.Fault? {
    try walked { (pages) throws(StoreError) in
      var walk = try LedgerWalk(connection, pages, against: nil)
      return try walk.truthFault()
    } isSound: {
      $0 == nil
    }
  }

  /// The file as it lies there can clear a roll. What is wrong with one, SQLite must have read.
  private func walked<Found>(
    _ walk: (FilePages?) throws(StoreError) -> Found, isSound: (Found) -> Bool
  ) throws(StoreError) -> Found {
    if let pages = try FilePages(connection), let found = try? walk(pages), isSound(found) { return found }
    return try walk(nil)
  }
}
