import Lifecycle
import Model
import Testing

@Suite("What events do to an asset")
struct AssetEventsTests {
  @Test("a wipe is void once somebody works with the device again")
  func usedAgain() throws {
    var life = try Happening.found([
      (.adopted, .returned), (.mediumSanitised, .returned), (.restocked, .inStock),
    ])
    #expect(life.asset?.dataState == .purged)
    try life.take(life.event(.issued, to: .assigned))
    #expect(life.asset?.dataState == .live && life.asset?.parts[0].evidenceSequence == nil)
    try life.take(life.event(.handedBack, to: .returned))
    #expect(throws: LifecycleError.mediaLive(Tag("LT-00013")!, [Happening.disk], unlisted: false)) {
      try life.take(life.event(.restocked, to: .inStock))
    }
  }

  @Test(
    "a wipe is void once the device was out of our hands", arguments: [EventKind.recovered, .loadRefused])
  func outOfHands(kind: EventKind) throws {
    var life = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired), (.mediumSanitised, .retired), (.sanitised, .sanitised),
    ])
    let there: (EventKind, Stage) = kind == .recovered ? (.lost, .lost) : (.released, .disposing)
    try life.take(life.event(there.0, to: there.1))
    try life.take(life.event(kind, to: kind == .recovered ? .returned : .retired))
    #expect(life.asset?.dataState == .unknown)
  }

  @Test("by which scan a machine is known is a manager's to say")
  func rebound() throws {
    var life = try Happening.found([(.adopted, .returned)])
    var scan = life.event(.scanned, to: .returned)
    scan.scan = Happening.digest
    scan.evidence[.rebound] = .flag(true)
    (scan.on, scan.role) = (Day("2026-12-31")!, .technician)
    #expect(throws: LifecycleError.roleMissing(.scanned, [.manager])) { try life.take(scan) }
    scan.role = .manager
    try life.take(scan)
    #expect(life.asset?.scan == Happening.digest)
  }

  @Test("a retirement begun before a loss does not count after it")
  func appraisedBeforeLoss() throws {
    var life = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending), (.lost, .lost),
      (.recovered, .returned), (.retirementAsked, .retirePending),
    ])
    #expect(throws: LifecycleError.notAppraised(Tag("LT-00013")!)) {
      try life.take(life.event(.retirementApproved, to: .retired))
    }
  }

  @Test("live media leave only sealed, on a waiver, with a witness who is somebody else")
  func releasedLive() throws {
    var life = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired),
    ])
    let tag = Tag("LT-00013")!
    let waived: [EvidenceKey: EvidenceValue?] = [
      .waived: .flag(true), .route: .code("destroy"), .due: .day(life.day.adding(days: 30)),
    ]
    #expect(throws: LifecycleError.mediaLive(tag, [Happening.disk], unlisted: false)) {
      try life.take(life.event(.releasedLive, to: .disposing))
    }
    #expect(throws: LifecycleError.witnessNeeded(tag)) {
      try life.take(
        life.event(.releasedLive, to: .disposing, waived.merging([.witness: .id(life.actor)]) { $1 }))
    }
    for unfit: [EvidenceKey: EvidenceValue?] in [
      [.route: .code("recycle")], [.due: .day(life.day.adding(days: 31))],
    ] {
      #expect(throws: LifecycleError.manifest(.waiverUnfit(tag))) {
        try life.take(life.event(.releasedLive, to: .disposing, waived.merging(unfit) { $1 }))
      }
    }
    for key: EvidenceKey in [.countersigner, .container, .due] {
      #expect(throws: LifecycleError.self, "\(key)") {
        try life.take(life.event(.releasedLive, to: .disposing, waived.merging([key: nil]) { $1 }))
      }
    }
    try life.take(life.event(.releasedLive, to: .disposing, waived))
    #expect(throws: LifecycleError.mediaLive(tag, [Happening.disk], unlisted: false)) {
      try life.take(life.event(.disposed, to: .disposed))
    }
  }

  @Test("what was lost is written off after thirty days, or with a police reference")
  func writtenOff() throws {
    var life = try Happening.found([(.lost, .lost)])
    let early = life.event(.writtenOff, to: .writtenOff, [.reference: nil])
    #expect(throws: LifecycleError.lostTooShort(Tag("LT-00013")!, since: life.day)) {
      try life.asset?.followed(by: early)
    }
    #expect(try life.asset?.followed(by: life.event(.writtenOff, to: .writtenOff)).stage == .writtenOff)
    life.day = life.day.adding(days: 30)
    try life.take(life.event(.writtenOff, to: .writtenOff, [.reference: nil]))
    #expect(life.asset?.stage == .writtenOff)
  }

  @Test(
    "an arrow without one piece of its evidence is refused, and the piece named",
    arguments: EventKind.allCases)
  func evidence(kind: EventKind) throws {
    guard let arrow = kind.arrow, let from = arrow.from.first else { return }
    var life = try Happening.found()
    life.asset?.stage = from
    life.role = arrow.roles.contains(.manager) ? .manager : arrow.roles[0]
    life.day = Day("2026-12-30")!
    for key in arrow.evidence {
      #expect(throws: LifecycleError.evidenceMissing(kind, key)) {
        try life.take(life.event(kind, to: arrow.to.first ?? from, [key: nil]))
      }
    }
  }

  @Test("an event that denies or invents single control is refused")
  func singleControl() throws {
    let life = try Happening.found([(.adopted, .returned), (.retirementAsked, .retirePending)])
    var denied = life.event(.appraised, to: .retirePending)
    denied.singleControl = false
    #expect(throws: LifecycleError.singleControlWrong(Tag("LT-00013")!, says: false)) {
      try life.asset?.followed(by: denied)
    }
    var other = life
    other.actor = Happening.person(2)
    var invented = other.event(.appraised, to: .retirePending)
    invented.singleControl = true
    #expect(throws: LifecycleError.singleControlWrong(Tag("LT-00013")!, says: true)) {
      try life.asset?.followed(by: invented)
    }
  }

  @Test("an event that names another stage or version than the asset has is refused")
  func expectations() throws {
    let life = try Happening.found()
    var event = life.event(.adopted, to: .assigned)
    event.version = 3
    #expect(throws: LifecycleError.versionConflict(Tag("LT-00013")!, says: 3, is: 1)) {
      try life.asset?.followed(by: event)
    }
    event = life.event(.adopted, to: .assigned)
    event.from = .inStock
    #expect(throws: LifecycleError.wrongStage(Tag("LT-00013")!, says: .inStock, is: .received)) {
      try life.asset?.followed(by: event)
    }
  }

  @Test("on a long random walk no rule is ever walked around", arguments: 0..<20 as Range<UInt64>)
  func randomWalk(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var taken = 0
    for _ in 0..<40 {
      let ownership = Ownership.allCases.randomElement(using: &random)!
      var life = try Happening.found(ownership: ownership)
      var wasReleasedLive = false
      for _ in 0..<150 {
        guard let before = life.asset, !before.stage.isTerminal else { break }
        let kind = EventKind.allCases.filter(\.isOfAsset).randomElement(using: &random)!
        let to = Stage.allCases.randomElement(using: &random)!
        let towards = kind.arrow?.to.randomElement(using: &random) ?? before.stage
        life.actor = Happening.person(UInt8.random(in: 1...3, using: &random))
        let event = life.event(
          kind, to: Bool.random(using: &random) ? to : towards,
          [
            .waived: .flag(Int.random(in: 0..<4, using: &random) == 0),
            .result: .code(Bool.random(using: &random) ? "verified" : "failed"),
            .route: .code(DisposalMethod.allCases.randomElement(using: &random)!.rawValue),
            .manifest: Bool.random(using: &random) ? .number(1) : nil,
            .due: .day(life.day.adding(days: 30)),
          ])
        do { try life.take(event) } catch { continue }
        taken += 1
        let after = try #require(life.asset)
        wasReleasedLive = after.stage == .disposing && (wasReleasedLive || kind == .releasedLive)
        #expect(before.stage.next.contains(after.stage) || before.stage == after.stage)
        // A wipe that failed, or a disk that was found, may show in stock what nobody knew; then it is not given out.
        #expect(
          after.stage != .inStock || before.stage == .inStock || !after.dataState.isLive,
          "\(kind): live media came into stock")
        #expect(kind != .issued || !before.dataState.isLive, "live media were given out")
        #expect(after.stage != .sanitised || !after.dataState.isLive, "\(kind): live media, called sanitised")
        #expect(
          after.stage != .disposing || !after.dataState.isLive || wasReleasedLive,
          "\(kind): live and released")
        #expect(after.stage != .disposed || (ownership == .owned && !after.dataState.isLive))
        #expect(after.stage != .disposing || ownership == .owned)
        #expect(after.stage != .disposed || after.manifest == nil || after.receipt != nil)
        #expect((after.holder.kind == .unknown) == (after.holder.id == nil), "exactly one holder")
        #expect(
          (after.stage == .inRepair) == (after.returnTo != nil), "\(kind): a repair knows where it came from")
        #expect(after.version == before.version + 1)
      }
    }
    #expect(taken > 200, "the walk must go somewhere")
  }
}
