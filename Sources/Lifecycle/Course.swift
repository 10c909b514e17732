public import Model

/// The acts of one asset that are in force, in order, and those that were taken back: what undoing needs to know beside
/// the asset itself.
///
/// An act is what one transaction wrote about the asset, however many events that took; it is undone as a whole. Only the
/// last act in force can be: whatever came later was done to what it had made of the asset. So the acts in force are a
/// stack, the asset is what they add up to, and undoing leads exactly to where the asset stood before.
public struct Course: Sendable {
  public struct Act: Sendable {
    public internal(set) var events: [Event]
    /// How the asset stood before; `nil` for the act that began its life.
    public let before: Asset?
    /// The vendor of the repair that was open then.
    public let vendorBefore: EntityID?
    /// What its events were judged by.
    let policy: Policy
    /// Who took it back, and when.
    var takenBack: (by: EntityID, at: Instant)?

    /// The number an event that undoes it names.
    public var number: Int64 { events[0].sequence }
    var writtenAt: Instant { events[0].recordedAt }
    var actNumber: Int64 { events[0].actNumber }
    func has(_ number: Int64) -> Bool { events.contains { $0.sequence == number } }
    var last: EventName { EventName(events[events.count - 1]) }
  }

  /// What an event did to the course of an asset.
  public enum Turn: Sendable {
    /// It went on.
    case onward
    // Boxed: every event has a turn, and only these two weigh anything.
    /// The act was left out.
    indirect case back(Act)
    /// The act was taken in again.
    indirect case again(Act)
  }

  public private(set) var asset: Asset
  /// In force, oldest first.
  public private(set) var acts: [Act]
  /// Taken back since the last act, the newest last.
  public private(set) var undone: [Act] = []
  private var vendor: EntityID?

  /// - Parameter events: all of one asset, oldest first, each with the policy it names.
  public init(_ events: [(event: Event, policy: Policy)]) throws(LifecycleError) {
    guard let (first, policy) = events.first else { throw .notFirst(.undone) }
    asset = try Asset.begun(by: first, under: policy)
    acts = [Act(events: [first], before: nil, vendorBefore: nil, policy: policy)]
    for (event, policy) in events.dropFirst() { try take(event, under: policy) }
  }

  /// Takes one more event in.
  ///
  /// - Throws: the rule that refuses it; the course is then as it was.
  @discardableResult
  public mutating func take(_ event: Event, under policy: Policy) throws(LifecycleError) -> Turn {
    switch event.kind {
    case .undone: return .back(try takeBack(event))
    case .redone: return .again(try takeAgain(event))
    default:
      if event.kind == .corrected { try checkAuthor(ofCorrection: event) }
      let before = asset
      asset = try before.followed(by: event, under: policy)
      if event.kind.isSighting { return .onward }
      push(event, before, policy)
      undone.removeAll()
      return .onward
    }
  }

  private mutating func push(_ event: Event, _ before: Asset, _ policy: Policy) {
    if acts[acts.count - 1].actNumber == event.actNumber {
      acts[acts.count - 1].events.append(event)
    } else {
      acts.append(Act(events: [event], before: before, vendorBefore: vendor, policy: policy))
    }
    vendor = Self.vendor(vendor, after: event)
  }

  private static func vendor(_ vendor: EntityID?, after event: Event) -> EntityID? {
    switch event.kind {
    case .repairOpened: nil
    case .sentToVendor: event.evidence.id(.vendor)
    default: vendor
    }
  }

  // MARK: Undoing

  /// How long an act that gave the thing out of our hands can be taken back, as far as that brings a wipe's proof back.
  public static let handedOutMilliseconds: Int64 = 3_600_000
  /// How long technicians may mend what they wrote themselves.
  public static let ownMilliseconds: Int64 = 86_400_000

  /// The act in force that an event of it names; the last one for `nil`.
  public func act(with number: Int64?) throws(LifecycleError) -> Act {
    guard let number else { return acts[acts.count - 1] }
    if let act = acts.first(where: { $0.has(number) }) { return act }
    let isUndone = undone.contains { $0.has(number) }
    throw .mending(asset.tag, isUndone ? .undoneAlready(number) : .notInForce(number))
  }

  /// The act to be redone, which an event of it may name.
  public func undoneAct(with number: Int64?) throws(LifecycleError) -> Act {
    guard let act = undone.last else { throw .mending(asset.tag, .nothingUndone) }
    if let number, !act.has(number) {
      let isUndone = undone.contains { $0.has(number) }
      throw .mending(asset.tag, isUndone ? .redoFirst(act.last, before: number) : .notInForce(number))
    }
    return act
  }

  /// The step that takes an act back.
  public func stepBack(from act: Act) throws(LifecycleError) -> Step {
    let before = try stateBefore(act.number)
    return Step(.undone, to: before.stage, [.event: .number(act.number)])
  }

  private mutating func takeBack(_ event: Event) throws(LifecycleError) -> Act {
    let number = try checkFrame(event)
    var before = try stateBefore(number)
    var act = acts[acts.count - 1]
    try checkAuthor(event, of: act.events, since: act.writtenAt)
    if act.handsOut, before.losesProofs, !Self.isFresh(act, at: event.recordedAt) {
      throw .mending(asset.tag, .forGood(act.last, .handedOut))
    }
    guard event.to == before.stage else { throw .notAllowed(asset.tag, event.kind, asset.stage) }
    before.version = event.version
    before.lastSequence = event.sequence
    // By which scan a machine is known no act of a clerk has changed.
    before.scan = asset.scan
    asset = before
    acts.removeLast()
    vendor = act.vendorBefore
    act.takenBack = (event.actor, event.recordedAt)
    undone.append(act)
    return act
  }

  /// The asset without the act of this number, if that is the last in force and may be left out.
  private func stateBefore(_ number: Int64) throws(LifecycleError) -> Asset {
    guard let index = acts.firstIndex(where: { $0.number == number }) else {
      let isUndone = undone.contains { $0.number == number }
      throw .mending(asset.tag, isUndone ? .undoneAlready(number) : .notInForce(number))
    }
    let act = acts[index]
    guard let before = act.before else { throw .mending(asset.tag, .forGood(act.last, .registration)) }
    guard index == acts.count - 1 else {
      let later = acts[(index + 1)...].flatMap(\.events).map { EventName($0) }
      throw .mending(asset.tag, .restedOn(act.last, by: later))
    }
    guard !asset.stage.isTerminal || before.stage == asset.stage else {
      throw .mending(asset.tag, .forGood(act.last, .end))
    }
    for event in act.events {
      switch event.kind {
      case .ordered: throw .mending(asset.tag, .forGood(EventName(event), .ordered))
      // It ends in the open, before a witness, or not at all.
      case .holdPlaced, .holdLifted: throw .mending(asset.tag, .forGood(EventName(event), .hold))
      // No part of a load goes or comes back alone.
      case .released where event.evidence.has(.manifest), .releasedLive where event.evidence.has(.manifest),
        .loadRefused where event.evidence.has(.manifest):
        throw .mending(asset.tag, .forGood(EventName(event), .load))
      default: break
      }
    }
    // Whatever was seen in it was in it; and the number of a part is never used again.
    guard act.events.allSatisfy(\.parts.isEmpty) else {
      throw .mending(asset.tag, .forGood(act.last, .foundParts))
    }
    return before
  }

  /// Whether nobody can have used it meanwhile: written down a moment ago, and not about days gone by.
  private static func isFresh(_ act: Act, at now: Instant) -> Bool {
    now.milliseconds - act.writtenAt.milliseconds <= handedOutMilliseconds
      && act.events.allSatisfy { $0.on.days(to: $0.recordedAt.day) <= 1 }
  }

  // MARK: Redoing

  /// The step that takes the act in again that was taken back last.
  public func stepAgain() throws(LifecycleError) -> Step {
    guard let act = undone.last else { throw .mending(asset.tag, .nothingUndone) }
    return Step(.redone, to: try stateAfter(act).stage, [.event: .number(act.number)])
  }

  private mutating func takeAgain(_ event: Event) throws(LifecycleError) -> Act {
    let number = try checkFrame(event)
    guard let act = undone.last else { throw .mending(asset.tag, .nothingUndone) }
    guard act.number == number else { throw .mending(asset.tag, .redoFirst(act.last, before: number)) }
    if let takenBack = act.takenBack {
      try checkAuthor(event, of: act.events, since: takenBack.at)
      guard event.role == .manager || takenBack.by == event.actor else {
        throw .mending(asset.tag, .notOwn(event.kind))
      }
    }
    var after = try stateAfter(act)
    guard event.to == after.stage else { throw .notAllowed(asset.tag, event.kind, asset.stage) }
    after.version = event.version
    after.lastSequence = event.sequence
    undone.removeLast()
    acts.append(Act(events: act.events, before: asset, vendorBefore: vendor, policy: act.policy))
    vendor = act.events.reduce(vendor) { Self.vendor($0, after: $1) }
    asset = after
    return act
  }

  private func stateAfter(_ act: Act) throws(LifecycleError) -> Asset {
    var after = asset
    for event in act.events { try after.follow(again: event, under: act.policy) }
    return after
  }

  // MARK: What both must be

  /// - Returns: the number of the act it names.
  private func checkFrame(_ event: Event) throws(LifecycleError) -> Int64 {
    guard event.version == asset.version + 1 else {
      throw .versionConflict(asset.tag, says: event.version, is: asset.version)
    }
    guard event.from == asset.stage else {
      throw .wrongStage(asset.tag, says: event.from, is: asset.stage)
    }
    try asset.checkDay(event)
    guard !event.singleControl else { throw .singleControlWrong(asset.tag, says: true) }
    guard event.role == .manager || event.role == .technician else {
      throw .roleMissing(event.kind, [.technician, .manager])
    }
    guard let number = event.evidence.number(.event) else { throw .evidenceMissing(event.kind, .event) }
    return number
  }

  /// A manager may mend what anybody wrote, a technician what they wrote themselves within a day.
  private func checkAuthor(_ event: Event, of events: [Event], since: Instant) throws(LifecycleError) {
    let isOwn = events.allSatisfy { $0.actor == event.actor }
    let isRecent = event.recordedAt.milliseconds - since.milliseconds <= Self.ownMilliseconds
    guard event.role == .manager || (isOwn && isRecent) else {
      throw .mending(asset.tag, .notOwn(event.kind))
    }
  }

  private func checkAuthor(ofCorrection event: Event) throws(LifecycleError) {
    guard event.role != .manager else { return }
    for field in CardField.allCases where field.isWritten(by: event) {
      let writer =
        acts.last { $0.events.contains(where: field.isWritten) }?.events.last(where: field.isWritten)
        ?? acts[0].events[0]
      try checkAuthor(event, of: [writer], since: writer.recordedAt)
    }
  }

  // MARK: Days gone by

  /// The asset as it stood at the end of a day, by what is known now; `nil` when it was not on the roll yet.
  ///
  /// An event takes effect on its day, but never before an earlier one that is in force: what was done on a past day is
  /// done to the asset as its books had it. What a later correction says of the card was always so.
  public func asset(on day: Day) -> Asset? {
    var reached = acts[0].events[0].on
    var last: (act: Int, count: Int)?
    search: for (index, act) in acts.enumerated() {
      for (count, event) in act.events.enumerated() {
        reached = max(reached, event.on)
        guard reached <= day else { break search }
        last = (index, count + 1)
      }
    }
    guard let last, var state = state(after: last.count, of: acts[last.act]) else { return nil }
    guard last.act < acts.count - 1 || last.count < acts[last.act].events.count else { return asset }
    let later = acts[last.act].events[last.count...] + acts[(last.act + 1)...].flatMap(\.events)
    for event in later where event.kind == .corrected { state.retell(event) }
    return state
  }

  private func state(after count: Int, of act: Act) -> Asset? {
    do throws(LifecycleError) {
      var state = act.before
      for event in act.events.prefix(count) {
        if state == nil {
          state = try Asset.begun(by: event, under: act.policy)
        } else {
          try state?.follow(again: event, under: act.policy)
        }
      }
      return state
    } catch {
      // They were taken in before, from the same state.
      return nil
    }
  }
}

extension Course.Act {
  /// Whether it gave the thing to somebody to use, or out of the house.
  fileprivate var handsOut: Bool {
    events.contains {
      switch $0.kind {
      case .issued, .sentToVendor, .released, .releasedLive, .lost: true
      case .adopted, .repairClosed: $0.to == .assigned
      default: false
      }
    }
  }
}

extension Asset {
  /// Whether something proven of its media would be void once somebody had it.
  fileprivate var losesProofs: Bool {
    var used = self
    used.forgetProofs(leaving: .live)
    return used.parts != parts || used.unlistedData != unlistedData
  }

  /// Takes an event in that was taken in from this state before, whatever has been counted since.
  fileprivate mutating func follow(again event: Event, under policy: Policy) throws(LifecycleError) {
    version = event.version - 1
    try follow(event, under: policy)
  }
}

extension Event {
  /// Whether judging it takes the earlier events of its asset, and not the asset alone.
  public var needsCourse: Bool {
    switch kind {
    case .undone, .redone: true
    case .corrected: role != .manager
    default: false
    }
  }
}
