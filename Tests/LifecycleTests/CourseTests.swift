import Lifecycle
import Model
import Testing

/// Taking acts back and in again, by the rules alone.
@Suite("Course")
struct CourseTests {
  private static let tag = Tag("LT-00013")!

  /// A life with its course beside it; each event a transaction of its own unless told otherwise.
  private struct Told {
    var happening = Happening()
    var course: Course
    /// When the next event is written down.
    var now = Instant("2026-11-23T08:00:00.000Z")!

    init() throws {
      var event = happening.event(.found, to: .received, parts: [Happening.disk])
      event.recordedAt = now
      try happening.take(event)
      course = try Course([event])
    }

    var asset: Asset { course.asset }
    /// The event that was taken last.
    private(set) var last: Event?

    func event(
      _ kind: EventKind, to: Stage, _ changes: [EvidenceKey: EvidenceValue?] = [:], act: Int64? = nil
    ) -> Event {
      var event = happening.event(kind, to: to, changes)
      event.recordedAt = now
      event.act = act
      return event
    }

    mutating func take(_ event: Event) throws(LifecycleError) {
      try course.take(event)
      last = event
      happening.asset = course.asset
      happening.sequence += 1
    }

    mutating func take(_ kind: EventKind, to: Stage, act: Int64? = nil) throws(LifecycleError) {
      try take(event(kind, to: to, act: act))
    }

    mutating func undo(_ number: Int64? = nil) throws(LifecycleError) {
      let step = try course.stepBack(from: course.act(with: number))
      try take(event(step.kind, to: step.to, [.event: step.evidence[.event]]))
    }

    mutating func redo() throws(LifecycleError) {
      let step = try course.stepAgain()
      try take(event(step.kind, to: step.to, [.event: step.evidence[.event]]))
    }

    mutating func pass(minutes: Int64) {
      now = Instant(milliseconds: now.milliseconds + minutes * 60_000)
      happening.day = now.day
    }
  }

  private static func name(_ act: Course.Act) -> EventName { EventName(act.events[act.events.count - 1]) }

  /// But for what counts events.
  private static func bare(_ asset: Asset) -> Asset {
    var asset = asset
    asset.version = 0
    asset.lastSequence = 0
    return asset
  }

  @Test("undoing leads to where it stood before, redoing to where it stood after, however often")
  func backAndForth() throws {
    var told = try Told()
    var states = [told.asset]
    for (kind, stage) in [
      (EventKind.adopted, Stage.assigned), (.relocated, .assigned), (.handedBack, .returned),
    ] {
      try told.take(kind, to: stage)
      states.append(told.asset)
    }
    for state in states.dropLast().reversed() {
      try told.undo()
      #expect(Self.bare(told.asset) == Self.bare(state))
    }
    for state in states.dropFirst() {
      try told.redo()
      #expect(Self.bare(told.asset) == Self.bare(state))
    }
    #expect(told.asset.version == 10)
    #expect(throws: LifecycleError.mending(Self.tag, .nothingUndone)) { try told.redo() }
  }

  @Test("an act of several events is undone as a whole, by the number of any of them")
  func whole() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    try told.take(.handedBack, to: .returned)
    try told.take(.retirementAsked, to: .retirePending, act: 2)
    try told.take(.appraised, to: .retirePending, act: 2)
    try told.undo(4)
    #expect(told.asset.stage == .assigned && told.asset.route == nil)
    #expect(told.course.undone.map(\.number) == [2])
  }

  @Test("what later events rest on is refused, and they are named")
  func restedOn() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    try told.take(.relocated, to: .assigned)
    try told.take(.handedBack, to: .returned)
    let names = told.course.acts.flatMap(\.events).map { EventName($0) }
    #expect(
      throws: LifecycleError.mending(Self.tag, .restedOn(names[1], by: [names[2], names[3]]))
    ) { try told.undo(1) }
    #expect(told.asset.version == 4)
  }

  @Test("what began or ended its life, and what was found in it, stays")
  func forGood() throws {
    var told = try Told()
    #expect(throws: LifecycleError.mending(Self.tag, .forGood(Self.name(told.course.acts[0]), .registration)))
    {
      try told.undo()
    }
    let second = Part(number: 2, kind: .disk, serial: "S7", slot: "sda")
    var found = told.event(.partsFound, to: .received)
    found.parts = [second]
    try told.take(found)
    #expect(throws: LifecycleError.mending(Self.tag, .forGood(EventName(found), .foundParts))) {
      try told.undo()
    }
    let void = told.event(.voided, to: .void)
    try told.take(void)
    #expect(throws: LifecycleError.mending(Self.tag, .forGood(EventName(void), .end))) { try told.undo() }
  }

  @Test("a late note on what has left can be taken back: it stays where it is")
  func lateNote() throws {
    var told = try Told()
    for (kind, stage) in [
      (EventKind.adopted, Stage.returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired), (.mediumSanitised, .retired), (.sanitised, .sanitised),
      (.released, .disposing), (.disposed, .disposed), (.postNoted, .disposed),
    ] { try told.take(kind, to: stage) }
    try told.undo()
    #expect(told.asset.stage == .disposed)
    #expect(throws: LifecycleError.mending(Self.tag, .forGood(Self.name(told.course.acts[8]), .end))) {
      try told.undo()
    }
  }

  @Test(
    "a wipe's proof comes back with an undo only while nobody can have used the machine",
    arguments: [0, 60, 61])
  func proofs(minutes: Int64) throws {
    var told = try Told()
    try told.take(.adopted, to: .returned)
    try told.take(.mediumSanitised, to: .returned)
    try told.take(.restocked, to: .inStock)
    try told.take(.issued, to: .assigned)
    let issued = Self.name(told.course.acts[4])
    told.pass(minutes: minutes)
    if minutes <= 60 {
      try told.undo()
      #expect(told.asset.stage == .inStock && told.asset.dataState == .purged)
    } else {
      #expect(throws: LifecycleError.mending(Self.tag, .forGood(issued, .handedOut))) { try told.undo() }
      #expect(told.asset.dataState == .live)
    }
  }

  @Test("what was given out on a day gone by was used since, however soon its entry is undone")
  func backDated() throws {
    var told = try Told()
    try told.take(.adopted, to: .returned)
    try told.take(.mediumSanitised, to: .returned)
    try told.take(.restocked, to: .inStock)
    var issued = told.event(.issued, to: .assigned)
    issued.on = told.now.day.adding(days: -2)
    try told.take(issued)
    #expect(throws: LifecycleError.mending(Self.tag, .forGood(EventName(issued), .handedOut))) {
      try told.undo()
    }
  }

  @Test("without a proof to bring back, what was given out is undone at any time")
  func noProof() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    told.pass(minutes: 60 * 24 * 30)
    try told.undo()
    #expect(told.asset.stage == .received && told.asset.dataState == .unknown)
  }

  @Test("a technician undoes and redoes what is their own and a day old at most; a manager anything")
  func roles() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    told.happening.role = .technician
    told.happening.actor = Happening.person(2)
    try told.take(.relocated, to: .assigned)
    try told.undo()
    try told.redo()
    told.happening.actor = Happening.person(3)
    #expect(throws: LifecycleError.mending(Self.tag, .notOwn(.undone))) { try told.undo() }
    told.happening.actor = Happening.person(2)
    told.pass(minutes: 24 * 60 + 1)
    #expect(throws: LifecycleError.mending(Self.tag, .notOwn(.undone))) { try told.undo() }
    told.happening.role = .auditor
    #expect(throws: LifecycleError.roleMissing(.undone, [.technician, .manager])) { try told.undo() }
    told.happening.role = .manager
    try told.undo()
    told.happening.role = .technician
    told.happening.actor = Happening.person(3)
    #expect(throws: LifecycleError.mending(Self.tag, .notOwn(.redone))) { try told.redo() }
  }

  @Test("a new act ends what could be redone")
  func newAct() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    try told.undo()
    try told.take(.adopted, to: .returned)
    #expect(throws: LifecycleError.mending(Self.tag, .nothingUndone)) { try told.redo() }
    #expect(throws: LifecycleError.mending(Self.tag, .notInForce(1))) { try told.undo(1) }
  }

  @Test("redoing goes in the order of undoing, backwards")
  func order() throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    try told.take(.relocated, to: .assigned)
    let moved = Self.name(told.course.acts[2])
    try told.undo()
    try told.undo()
    #expect(throws: LifecycleError.mending(Self.tag, .undoneAlready(2))) { try told.course.act(with: 2) }
    let early = told.event(.redone, to: .assigned, [.event: .number(2)])
    #expect(
      throws: LifecycleError.mending(Self.tag, .redoFirst(Self.name(told.course.undone[1]), before: 2))
    ) { try told.course.take(early) }
    #expect(moved.sequence == 2)
  }

  @Test(
    "an event that says it undoes or redoes, and does not lead there, is refused",
    arguments: [EventKind.undone, .redone])
  func forged(kind: EventKind) throws {
    var told = try Told()
    try told.take(.adopted, to: .assigned)
    try told.take(.relocated, to: .assigned)
    if kind == .redone { try told.undo() }
    let right = told.event(kind, to: .assigned, [.event: .number(2)])
    var forged: [(Event, LifecycleError)] = []
    func forge(_ expected: LifecycleError, _ change: (inout Event) -> Void) {
      var event = right
      change(&event)
      forged.append((event, expected))
    }
    forge(.notAllowed(Self.tag, kind, .assigned)) { $0.to = .received }
    forge(.wrongStage(Self.tag, says: .received, is: .assigned)) { $0.from = .received }
    forge(.versionConflict(Self.tag, says: 9, is: told.asset.version)) { $0.version = 9 }
    forge(.evidenceMissing(kind, .event)) { $0.evidence[.event] = nil }
    forge(.singleControlWrong(Self.tag, says: true)) { $0.singleControl = true }
    forge(.badDay(right.on.adding(days: 9))) { $0.on = right.on.adding(days: 9) }
    for (event, expected) in forged {
      #expect(throws: expected) { try told.course.take(event) }
    }
    try told.course.take(right)
    // By itself an asset cannot tell where either leads.
    #expect(throws: LifecycleError.notAllowed(Self.tag, kind, told.asset.stage)) {
      var event = right
      event.version = told.asset.version + 1
      event.from = told.asset.stage
      _ = try told.asset.followed(by: event)
    }
  }

  @Test(
    "on a long random walk the course and the events taken once more agree",
    arguments: 0..<20 as Range<UInt64>)
  func randomWalk(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var turns = 0
    for _ in 0..<20 {
      var told = try Told()
      var events = told.course.acts[0].events
      // How it stood before each act in force, and what was undone: a second, plain account.
      var stack: [Asset] = []
      var ahead: [Asset] = []
      for _ in 0..<60 {
        told.pass(minutes: Int64.random(in: 0...90, using: &random))
        let before = told.asset
        let kind = EventKind.allCases.randomElement(using: &random)!
        do throws(LifecycleError) {
          switch Int.random(in: 0..<5, using: &random) {
          case 0:
            try told.undo()
            ahead.append(before)
            let expected = stack.popLast()
            #expect(Self.bare(told.asset) == expected.map(Self.bare))
            turns += 1
          case 1:
            try told.redo()
            stack.append(before)
            let expected = ahead.popLast()
            #expect(Self.bare(told.asset) == expected.map(Self.bare))
            turns += 1
          default:
            try told.take(kind, to: kind.arrow?.to.randomElement(using: &random) ?? before.stage)
            stack.append(before)
            ahead.removeAll()
          }
        } catch {
          #expect(told.asset == before)
          continue
        }
        #expect(told.asset.stage != .inStock || !told.asset.dataState.isLive)
        #expect(told.asset.version == before.version + 1)
        events.append(try #require(told.last))
      }
      let again = try Course(events)
      #expect(again.asset == told.asset)
      #expect(again.acts.map(\.number) == told.course.acts.map(\.number))
      let undoings = Undoings(events)
      let inForce = events.filter {
        $0.kind != .undone && $0.kind != .redone && undoings.of($0.sequence) == nil
      }
      #expect(inForce.map(\.sequence) == told.course.acts.flatMap(\.events).map(\.sequence))
    }
    #expect(turns > 60, "the walk must turn")
  }
}
