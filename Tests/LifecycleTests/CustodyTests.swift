import Lifecycle
import Model
import Testing

@Suite("Custody")
struct CustodyTests {
  private static let tag = Tag("LT-00013")!
  private static let wang = Happening.person(7)

  /// With somebody, on loan until 2027-01-31.
  private func lent() throws -> Happening { try Happening.found([(.adopted, .assigned)]) }

  @Test("a loan has its day until the thing is back, also while it is repaired")
  func due() throws {
    var life = try lent()
    #expect(life.asset?.due == Day("2027-01-31"))
    try life.take(life.event(.repairOpened, to: .inRepair))
    #expect(life.asset?.due == Day("2027-01-31"))
    try life.take(life.event(.repairClosed, to: .assigned))
    #expect(life.asset?.due == Day("2027-01-31"))
    try life.take(life.event(.dueSet, to: .assigned, [.due: .day(Day("2027-02-28")!)]))
    #expect(life.asset?.due == Day("2027-02-28"))
    try life.take(life.event(.handedBack, to: .returned))
    #expect(life.asset?.due == nil)
  }

  @Test("what is handed back during a repair is nobody's loan any more")
  func backDuringRepair() throws {
    var life = try lent()
    try life.take(life.event(.handoverAcknowledged, to: .assigned))
    try life.take(life.event(.repairOpened, to: .inRepair))
    #expect(life.asset?.acknowledged == 2)
    try life.take(life.event(.handedBack, to: .inRepair))
    #expect(life.asset?.due == nil && life.asset?.acknowledged == nil)
    #expect(throws: LifecycleError.notAllowed(Self.tag, .dueSet, .inRepair)) {
      try life.take(life.event(.dueSet, to: .inRepair))
    }
  }

  @Test("a loan cannot end before it begins")
  func tooEarly() throws {
    let life = try Happening.found()
    let yesterday = life.day.adding(days: -1)
    #expect(throws: LifecycleError.dueTooEarly(Self.tag, yesterday)) {
      try life.asset?.followed(by: life.event(.adopted, to: .assigned, [.due: .day(yesterday)]))
    }
    let today = try life.asset?.followed(by: life.event(.adopted, to: .assigned, [.due: .day(life.day)]))
    #expect(today?.due == life.day)
  }

  @Test("only whoever has it acknowledges it, by a text that has a hash")
  func acknowledged() throws {
    var life = try lent()
    #expect(throws: LifecycleError.notHolder(Self.tag)) {
      try life.take(
        life.event(.handoverAcknowledged, to: .assigned, [.person: .id(Happening.person(8))]))
    }
    #expect(throws: LifecycleError.badCode(.terms, "read it")) {
      try life.take(life.event(.handoverAcknowledged, to: .assigned, [.terms: .code("read it")]))
    }
    try life.take(life.event(.handoverAcknowledged, to: .assigned))
    #expect(life.asset?.acknowledged == 2)
    #expect(try Walk.acknowledge(#require(life.asset), by: Self.wang, [:]).isEmpty)
  }

  @Test("the next holder must acknowledge it again")
  func nextHolder() throws {
    var life = try lent()
    try life.take(life.event(.handoverAcknowledged, to: .assigned))
    try life.take(life.event(.handedBack, to: .returned))
    try life.take(life.event(.mediumSanitised, to: .returned))
    try life.take(life.event(.restocked, to: .inStock))
    try life.take(life.event(.issued, to: .assigned, [.due: nil]))
    #expect(life.asset?.acknowledged == nil && life.asset?.due == nil)
  }

  @Test("damage is one of its words")
  func damage() throws {
    let life = try lent()
    #expect(throws: LifecycleError.badCode(.damage, "bent")) {
      try life.asset?.followed(by: life.event(.handedBack, to: .returned, [.damage: .code("bent")]))
    }
    let back = try life.asset?.followed(
      by: life.event(.handedBack, to: .returned, [.damage: .code("misuse")]))
    #expect(back?.stage == .returned)
  }

  /// Drawn by hand: the steps by which a thing may change hands.
  private static let handsOver: Set<EventKind> = [
    .received, .accepted, .adopted, .issued, .relocated, .handedBack, .repairOpened, .sentToVendor,
    .backFromVendor, .repairClosed, .repairCancelled, .retirementApproved, .released, .releasedLive,
    .loadRefused,
    .leaseReturned, .lost, .recovered, .moved, .corrected, .undone, .redone,
  ]

  @Test(
    "through any life, with acts undone and redone, the chain of hands has no gap",
    arguments: 0..<20 as Range<UInt64>)
  func gapless(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var handovers = 0
    for _ in 0..<20 {
      var life = try Happening.found()
      var events = [try #require(first)]
      var course = try Course(events)
      life.asset = course.asset
      for _ in 0..<80 {
        let kind = EventKind.allCases.filter(\.isOfAsset).randomElement(using: &random)!
        let event: Event
        do throws(LifecycleError) {
          switch kind {
          case .undone:
            let step = try course.stepBack(from: course.act(with: nil))
            event = life.event(kind, to: step.to, [.event: step.evidence[.event]])
          case .redone:
            let step = try course.stepAgain()
            event = life.event(kind, to: step.to, [.event: step.evidence[.event]])
          default:
            let to = kind.arrow?.to.randomElement(using: &random) ?? course.asset.stage
            let place = Happening.person(UInt8.random(in: 100...102, using: &random))
            event = life.event(kind, to: to, [.place: .id(place)])
          }
          try course.take(event)
        } catch {
          continue
        }
        life.asset = course.asset
        life.sequence += 1
        events.append(event)
      }
      let chain = try Handover.chain(of: events)
      #expect(chain.first?.from == nil)
      #expect(chain.last?.to == course.asset.holder)
      for (one, next) in zip(chain, chain.dropFirst()) {
        #expect(next.from == one.to, "to(n) = from(n+1)")
        #expect(next.from != next.to)
        #expect(Self.handsOver.contains(next.event.kind), "\(next.event.kind)")
      }
      handovers += chain.count
    }
    #expect(handovers > 40, "the walk must go somewhere")
  }

  private var first: Event? {
    let happening = Happening()
    return happening.event(.found, to: .received, parts: [Happening.disk])
  }
}
