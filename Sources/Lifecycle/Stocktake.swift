public import Model

/// One stocktake: what it looks at, how far it is, and what came of it. The list itself is not in here.
public struct Stocktake: Sendable, Hashable {
  public var number: Int64
  public var id: EntityID
  public var opened: Day
  public var openedBy: EntityID
  /// How many events the list was drawn from: all before the one that opened it.
  public var size: Int64
  public var scope: StocktakeScope
  /// How many were to be drawn at random; `nil` for a full count.
  public var sample: Int64?
  /// 32 bytes in hexadecimal digits, where a sample was drawn.
  public var seed: String?
  /// Whether a scan report recorded meanwhile shows that a thing is there.
  public var evidenceAllowed: Bool
  public var due: Day?
  /// How many assets are on the list.
  public var listed: Int64
  /// How many of them somebody has seen.
  public var counted: Int64 = 0
  /// How many of them only a scan report has shown.
  public var byEvidence: Int64 = 0
  /// How many codes were read that name nothing on the roll.
  public var codes: Int64 = 0
  public var tally = CountTally()
  /// The event of the last count.
  public var lastCount: Int64?
  public var closed: Day?
  public var closedBy: EntityID?
  public var closedSequence: Int64?
  /// The hash of the list of discrepancies.
  public var discrepancies: Digest?

  public init(
    number: Int64, id: EntityID, opened: Day, openedBy: EntityID, size: Int64, scope: StocktakeScope,
    sample: Int64?, seed: String?, evidenceAllowed: Bool, due: Day?, listed: Int64
  ) {
    self.number = number
    self.id = id
    self.opened = opened
    self.openedBy = openedBy
    self.size = size
    self.scope = scope
    self.sample = sample
    self.seed = seed
    self.evidenceAllowed = evidenceAllowed
    self.due = due
    self.listed = listed
  }

  /// How many on the list nobody and nothing has shown yet.
  public var unseen: Int64 { listed - counted - byEvidence }
}

/// The rules. The same functions decide on an append, on a rebuild and on a verification.
extension Stocktake {
  /// The stocktake that an event opens.
  ///
  /// - Parameter last: the highest number so far.
  public static func begun(by event: Event, after last: Int64) throws(LifecycleError) -> Stocktake {
    try event.check(roles: [.manager])
    guard let number = event.evidence.number(.stocktake) else {
      throw .evidenceMissing(event.kind, .stocktake)
    }
    guard number == last + 1 else { throw .stocktake(.wrongNumber(says: number, is: last + 1)) }
    guard event.evidence.number(.size) == event.sequence else { throw .stocktake(.wrong(.size)) }
    let text = event.evidence.code(.scope) ?? ""
    guard let scope = StocktakeScope(text) else { throw .badCode(.scope, text) }
    let sample = event.evidence.number(.sample)
    let seed = event.evidence.code(.seed)
    guard (sample == nil) == (seed == nil), sample ?? 1 > 0 else { throw .stocktake(.wrong(.sample)) }
    if let seed { guard Digest(seed) != nil else { throw .badCode(.seed, seed) } }
    guard let listed = event.evidence.number(.listed), listed > 0 else { throw .stocktake(.empty) }
    return Stocktake(
      number: number, id: event.subject, opened: event.on, openedBy: event.actor, size: event.sequence,
      scope: scope, sample: sample, seed: seed, evidenceAllowed: event.evidence.flag(.evidenceAllowed),
      due: event.evidence.day(.due), listed: listed)
  }

  /// Whether an event may be of this stocktake at all.
  public func check(_ event: Event) throws(LifecycleError) {
    guard event.evidence.number(.stocktake) == number else { throw .stocktake(.wrong(.stocktake)) }
    switch event.kind {
    case .counted: try event.check(roles: [.technician, .manager])
    case .stocktakeSigned: try event.check(roles: [.manager, .auditor])
    case .stocktakeClosed: try event.check(roles: [.manager])
    default: throw .notFirst(event.kind)
    }
    // Who has read the result of a closed one may still put their name to it.
    if event.kind != .stocktakeSigned, let closed { throw .stocktake(.closed(number, since: closed)) }
    guard event.kind == .counted ? !event.counts.isEmpty : event.counts.isEmpty else {
      throw .stocktake(.wrong(.counted))
    }
  }

  /// Takes in that a line has become another one.
  public mutating func take(_ line: StocktakeLine, was before: StocktakeLine) {
    tally.remove(before.finding)
    tally.add(line.finding)
    guard line.isListed else { return }
    if line.isCounted, !before.isCounted { counted += 1 }
    if line.sighting?.how == .evidence { byEvidence += 1 }
    if before.sighting?.how == .evidence { byEvidence -= 1 }
  }

  /// Takes in a code that names nothing on the roll.
  public mutating func take(code sighting: Sighting) -> CountFinding {
    let finding = CountFinding(ofCode: sighting)
    codes += 1
    tally.add(finding)
    return finding
  }

  /// Whether a signature was given to what is counted now.
  public func isCurrent(_ signed: Int64?) -> Bool { signed.map { $0 > lastCount ?? -1 } ?? false }

  /// The person after their signature.
  ///
  /// - Parameter hasCounted: whether the human who signs has counted as well, by whatever name: one on both sides.
  public func signed(
    by event: Event, _ person: StocktakePerson, hasCounted: Bool
  ) throws(LifecycleError) -> StocktakePerson {
    guard !isCurrent(person.signed) || person.role != event.role else {
      throw .stocktake(.alreadySigned(number))
    }
    guard event.singleControl == hasCounted else { throw .stocktake(.wrong(.counted)) }
    var signer = person
    signer.signed = event.sequence
    signer.role = event.role
    return signer
  }

  /// - Parameter persons: all who did something in it.
  public func checkSigned(_ persons: [StocktakePerson]) throws(LifecycleError) {
    guard persons.contains(where: { $0.role == .manager && isCurrent($0.signed) }) else {
      throw .stocktake(.notSigned(number))
    }
  }

  /// The numbers that the event which closes it must carry, each under its name.
  public var numbers: [(key: EvidenceKey, number: Int64)] {
    [
      (.listed, listed), (.counted, counted), (.byEvidence, byEvidence), (.matched, tally[.match]),
      (.misplaced, tally[.misplaced]), (.holderDiffers, tally[.holderDiffers]), (.missing, tally[.missing]),
      (.surplus, tally[.surplus]), (.damaged, tally[.damaged]), (.tagBad, tally[.tagBad]),
      (.leftMeanwhile, tally[.leftMeanwhile]),
    ]
  }

  /// Takes in the event that closes it.
  ///
  /// - Parameter list: the hash of the list of discrepancies as it must be.
  public mutating func close(by event: Event, list: Digest) throws(LifecycleError) {
    for (key, number) in numbers where event.evidence.number(key) != number { throw .stocktake(.wrong(key)) }
    guard event.evidence.code(.discrepancies) == list.text else { throw .stocktake(.wrong(.discrepancies)) }
    closed = event.on
    closedBy = event.actor
    closedSequence = event.sequence
    discrepancies = list
  }
}

extension Event {
  /// Checks who may, and that it says nothing of any asset.
  ///
  /// - Parameter scans: whether it may rest on a scan report.
  func check(roles: [Role], scans: Bool = false) throws(LifecycleError) {
    guard roles.contains(role) else { throw .roleMissing(kind, roles) }
    guard version == 0, from == nil, to == nil, keys.isEmpty, parts.isEmpty, scans || scan == nil
    else {
      throw .notFirst(kind)
    }
    try checkDay()
  }

  /// What is written down took effect by then; one day is allowed for clocks east of Greenwich.
  ///
  /// - Parameter keepers: whose the books are: more than a week back is a correction of them.
  func checkDay(keptBy keepers: [Role] = [.manager]) throws(LifecycleError) {
    guard on <= recordedAt.day.adding(days: 1) else { throw .badDay(on) }
    guard keepers.contains(role) || on.days(to: recordedAt.day) <= 7 else {
      throw .longAgo(on, keepers)
    }
  }
}
