public import Model

/// One load that leaves the house together: to whom, on which way, and how far it is. What is on it, the assets say.
public struct Manifest: Sendable, Hashable {
  public enum Ending: String, Sendable, Hashable, CaseIterable {
    /// Every thing of it was answered for.
    case closed
    /// Whoever should take it did not, and it came back.
    case refused
  }

  public var number: Int64
  public var id: EntityID
  public var vendor: EntityID
  public var route: DisposalMethod
  public var opened: Day
  public var openedBy: EntityID
  /// The day it left, and the event that says with whom.
  public var released: Day?
  public var releasedSequence: Int64?
  /// How many things left with it.
  public var items: Int64?
  public var ended: Day?
  public var endedSequence: Int64?
  public var ending: Ending?

  public init(
    number: Int64, id: EntityID, vendor: EntityID, route: DisposalMethod, opened: Day, openedBy: EntityID
  ) {
    self.number = number
    self.id = id
    self.vendor = vendor
    self.route = route
    self.opened = opened
    self.openedBy = openedBy
  }
}

/// The rules. The same functions decide on an append, on a rebuild and on a verification.
extension Manifest {
  private static let clerks: [Role] = [.technician, .manager]

  /// The manifest that an event opens.
  ///
  /// - Parameter last: the highest number so far.
  public static func begun(by event: Event, after last: Int64) throws(LifecycleError) -> Manifest {
    try event.check(roles: clerks)
    guard event.kind == .manifestOpened, !event.singleControl else { throw .notFirst(event.kind) }
    guard let number = event.evidence.number(.manifest) else { throw .evidenceMissing(event.kind, .manifest) }
    guard number == last + 1 else { throw .manifest(.wrongNumber(says: number, is: last + 1)) }
    guard let vendor = event.evidence.id(.vendor) else { throw .evidenceMissing(event.kind, .vendor) }
    let route = try event.word(.route, DisposalMethod.self)
    guard route.needsPermit || route.needsDeed else { throw .manifest(.wrongRoute(route.rawValue)) }
    return Manifest(
      number: number, id: event.subject, vendor: vendor, route: route, opened: event.on,
      openedBy: event.actor)
  }

  /// Takes in what becomes of the whole load.
  ///
  /// - Parameters:
  ///   - items: how many things are on it.
  ///   - papers: what its vendor has shown.
  public mutating func take(
    _ event: Event, items: Int64, papers: [VendorPaper]
  ) throws(LifecycleError) {
    try event.check(roles: event.kind == .manifestRefused ? Self.clerks : [.manager])
    guard event.evidence.number(.manifest) == number, !event.singleControl else {
      throw .notFirst(event.kind)
    }
    if let said = event.evidence.number(.items), said != items {
      throw .manifest(.wrongItems(number, says: said, is: items))
    }
    switch event.kind {
    case .manifestReleased: try release(event, items, papers)
    case .manifestClosed: try end(event, .closed, with: [.items])
    default:
      try end(event, .refused, with: [.items, .reason, .place])
    }
  }

  private mutating func release(
    _ event: Event, _ items: Int64, _ papers: [VendorPaper]
  ) throws(LifecycleError) {
    if let released { throw .manifest(.left(number, since: released)) }
    guard items > 0 else { throw .manifest(.empty(number)) }
    let needed: [EvidenceKey] = [.items, .carrier, .vehicle, .seal, .weight, .signer, .secondSigner]
    try event.check(has: needed)
    guard event.evidence.id(.signer) != event.evidence.id(.secondSigner), !event.isSignedByOne else {
      throw .manifest(.signersSame(number))
    }
    if route.needsDeed, !event.evidence.has(.deed) { throw .manifest(.noDeed(number)) }
    try VendorPaper.check(papers, of: vendor, for: route, on: event.on)
    released = event.on
    releasedSequence = event.sequence
    self.items = items
  }

  private mutating func end(
    _ event: Event, _ ending: Ending, with needed: [EvidenceKey]
  ) throws(LifecycleError) {
    guard released != nil else { throw .manifest(.notReleased(number)) }
    if let ended { throw .manifest(.ended(number, since: ended)) }
    try event.check(has: needed)
    ended = event.on
    endedSequence = event.sequence
    self.ending = ending
  }

  /// Whether an asset may come onto it by an event: what waits here before it leaves, and what is out there after. What
  /// somebody else shall use was tried.
  public func checkTaking(_ asset: Asset, by event: Event) throws(LifecycleError) {
    if route.needsDeed, event.kind == .manifestListed, !event.evidence.has(.functionTest) {
      throw .manifest(.untested(asset.tag))
    }
    if let ended { throw .manifest(.ended(number, since: ended)) }
    if let released, asset.stage != .disposing { throw .manifest(.left(number, since: released)) }
    guard released != nil || asset.stage != .disposing else { throw .manifest(.notReleased(number)) }
  }
}

extension Event {
  fileprivate func check(has needed: [EvidenceKey]) throws(LifecycleError) {
    for key in needed where !evidence.has(key) { throw .evidenceMissing(kind, key) }
  }
}
