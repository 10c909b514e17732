public import Model

/// A scan that may be an asset of ours and may be not, kept until a person says which: nothing is merged, made or
/// written over meanwhile.
public struct Conflict: Sendable, Hashable {
  /// What the person says. The raw values are kept and exchanged.
  public enum Resolution: String, Sendable, Hashable, CaseIterable {
    /// It is that asset.
    case same
    /// It is another machine.
    case new
    /// The record of that asset stood for two machines; this is the second.
    case split
    /// It is that asset, with another board.
    case boardReplaced = "board-replaced"
    /// It is another machine, with a disk of one of ours.
    case diskMoved = "disk-moved"
    /// It is another machine, with a copy of that asset's installation.
    case clone

    /// Whether the scan is of an asset that was there before.
    public var isOfKnown: Bool { self == .same || self == .boardReplaced }
  }

  public var number: Int64
  public var id: EntityID
  public var opened: Day
  public var openedBy: EntityID
  /// The report it is about.
  public var scan: Digest
  /// Why it could not be decided.
  public var verdict: Digest
  /// What the machine is recognised by, in one hash: the same machine is not asked about twice at a time.
  public var fingerprint: String
  public var openedSequence: Int64
  public var resolution: Resolution?
  /// The asset that the scan was settled to be of.
  public var asset: EntityID?
  public var resolved: Day?
  public var resolvedBy: EntityID?
  public var resolvedSequence: Int64?

  public init(
    number: Int64, id: EntityID, opened: Day, openedBy: EntityID, scan: Digest, verdict: Digest,
    fingerprint: String, openedSequence: Int64
  ) {
    self.number = number
    self.id = id
    self.opened = opened
    self.openedBy = openedBy
    self.scan = scan
    self.verdict = verdict
    self.fingerprint = fingerprint
    self.openedSequence = openedSequence
  }
}

/// Why a step of a conflict is refused. Facts only; the words are made where people are spoken to.
public enum ConflictError: Error, Equatable, Sendable {
  /// No conflict has this number; `nil` where an event names none that there is.
  case unknown(Int64?)
  /// Numbers go up by one.
  case wrongNumber(says: Int64, is: Int64)
  /// The same machine waits already.
  case waiting(Int64)
  case settled(Int64, since: Day)
  case notSettled(Int64)
  /// The asset it is settled for does not rest on its scan.
  case notBound(Int64)
  /// The asset rests on its scan still.
  case stillBound(Int64)
}

/// The rules. The same functions decide on an append, on a rebuild and on a verification.
extension Conflict {
  /// What the roll knows of an asset that a conflict is settled for.
  public struct Known: Sendable {
    public var scan: Digest?
    public var isVoid: Bool

    public init(scan: Digest?, isVoid: Bool) {
      self.scan = scan
      self.isVoid = isVoid
    }
  }

  /// - Parameters:
  ///   - last: the highest number so far.
  ///   - waiting: the open conflict of the same machine.
  public static func begun(
    by event: Event, after last: Int64, waiting: (String) -> Int64?
  ) throws(LifecycleError) -> Conflict {
    try event.check(roles: [.technician, .manager], scans: true)
    guard event.kind == .conflictOpened, !event.singleControl else { throw .notFirst(event.kind) }
    guard let number = event.evidence.number(.conflict) else { throw .evidenceMissing(event.kind, .conflict) }
    guard number == last + 1 else { throw .conflict(.wrongNumber(says: number, is: last + 1)) }
    guard let scan = event.scan else { throw .evidenceMissing(event.kind, .source) }
    guard let verdict = event.evidence.code(.verdict).flatMap({ Digest($0) }) else {
      throw .evidenceMissing(event.kind, .verdict)
    }
    guard let fingerprint = event.evidence.code(.fingerprint) else {
      throw .evidenceMissing(event.kind, .fingerprint)
    }
    if let open = waiting(fingerprint) { throw .conflict(.waiting(open)) }
    return Conflict(
      number: number, id: event.subject, opened: event.on, openedBy: event.actor, scan: scan,
      verdict: verdict, fingerprint: fingerprint, openedSequence: event.sequence)
  }

  /// Takes in that it was settled, or that this was taken back.
  ///
  /// - Parameter known: what an asset is known by now, after what the same transaction wrote before.
  public mutating func take(
    _ event: Event, known: (EntityID) -> Known?
  ) throws(LifecycleError) {
    try event.check(roles: [.manager])
    guard event.evidence.number(.conflict) == number, !event.singleControl else {
      throw .notFirst(event.kind)
    }
    guard event.evidence.has(.reason) else { throw .evidenceMissing(event.kind, .reason) }
    switch event.kind {
    case .conflictResolved: try resolve(event, known)
    default: try reopen(known)
    }
  }

  private mutating func resolve(_ event: Event, _ known: (EntityID) -> Known?) throws(LifecycleError) {
    if let resolved { throw .conflict(.settled(number, since: resolved)) }
    guard let id = event.evidence.id(.asset) else { throw .evidenceMissing(event.kind, .asset) }
    let resolution = try event.word(.resolution, Resolution.self)
    guard known(id)?.scan == scan else { throw .conflict(.notBound(number)) }
    self.resolution = resolution
    asset = id
    resolved = event.on
    resolvedBy = event.actor
    resolvedSequence = event.sequence
  }

  /// Nothing may rest on it any more: the asset is known by another scan, or was taken off the roll.
  private mutating func reopen(_ known: (EntityID) -> Known?) throws(LifecycleError) {
    guard let asset else { throw .conflict(.notSettled(number)) }
    if let known = known(asset), known.scan == scan, !known.isVoid { throw .conflict(.stillBound(number)) }
    resolution = nil
    self.asset = nil
    resolved = nil
    resolvedBy = nil
    resolvedSequence = nil
  }
}
