import Lifecycle
import Model
import Testing

/// Every pair of steps that wants two people, walked by one person and by two, under both profiles.
@Suite("Two people")
struct TwoPeopleTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What leads there, each by the person of this number; the last step is the pair's second side.
    var steps: [(EventKind, Stage, UInt8)]
    /// The side the same person stood on before.
    var other: OtherHand
    /// Whether one person on both sides is marked where that is allowed; a witness is enough for a wipe.
    var isMarked = true
  }

  private static let bought: [(EventKind, Stage, UInt8)] = [
    (.requested, .planned, 1), (.purchaseApproved, .planned, 2), (.ordered, .ordered, 2),
  ]
  private static let asked: [(EventKind, Stage, UInt8)] = [
    (.found, .received, 1), (.adopted, .returned, 2), (.retirementAsked, .retirePending, 1),
  ]
  private static let retired =
    asked + [
      (.appraised, .retirePending, 2), (.retirementApproved, .retired, 3), (.mediumSanitised, .retired, 1),
    ]
  private static let released = retired + [(.sanitised, .sanitised, 2), (.released, .disposing, 3)]

  static let pairs = [
    Pair(
      testDescription: "T01/T01b: asked for and allowed",
      steps: [(.requested, .planned, 1), (.purchaseApproved, .planned, 1)], other: .askedOrSigned),
    Pair(
      testDescription: "T04/T05: received and accepted",
      steps: bought + [(.received, .received, 1), (.accepted, .inStock, 1)], other: .received),
    Pair(
      testDescription: "T16/T17: asked for and appraised",
      steps: asked + [(.appraised, .retirePending, 1)], other: .askedOrAppraised),
    Pair(
      testDescription: "T15/T17: beyond repair, and appraised",
      steps: [
        (.found, .received, 1), (.adopted, .returned, 2), (.repairOpened, .inRepair, 2),
        (.beyondRepair, .retirePending, 1), (.appraised, .retirePending, 1),
      ], other: .askedOrAppraised),
    Pair(
      testDescription: "T16/T18: asked for and approved",
      steps: asked + [(.appraised, .retirePending, 2), (.retirementApproved, .retired, 1)],
      other: .askedOrSigned),
    Pair(
      testDescription: "T17/T18: appraised and approved",
      steps: asked + [(.appraised, .retirePending, 2), (.retirementApproved, .retired, 2)],
      other: .askedOrSigned),
    Pair(
      testDescription: "T20: wiped and confirmed", steps: retired + [(.sanitised, .sanitised, 1)],
      other: .cleaned, isMarked: false),
    Pair(
      testDescription: "T20/T22: wiped and released",
      steps: retired + [(.sanitised, .sanitised, 2), (.released, .disposing, 1)], other: .cleaned),
    Pair(
      testDescription: "T22/T23: released and closed", steps: released + [(.disposed, .disposed, 3)],
      other: .released),
    Pair(
      testDescription: "T25/T26: lost and written off",
      steps: [(.found, .received, 1), (.lost, .lost, 1), (.writtenOff, .writtenOff, 1)], other: .lost),
  ]

  private static let standard = Policy(
    name: "two", profile: .standard, ladder: Policy.unwritten.ladder, minimumYears: [:], retentionYears: 10,
    missingDays: 15, sample: 20, returnDays: 10, wipeWitness: .leaving, holdWitness: .anyone)

  /// The last event, and the asset it would lead to.
  ///
  /// - Parameters:
  ///   - clerk: who takes the steps of everybody else, on their behalf; `nil` where they take them themselves.
  ///   - isLastAlone: whether the last step is taken by whoever it belongs to, without the clerk.
  private func walk(
    _ pair: Pair, lastBy last: UInt8? = nil, through clerk: UInt8? = nil,
    exceptLast isLastAlone: Bool = false,
    under policy: Policy
  ) throws(LifecycleError) -> Event {
    var life = Happening()
    var event: Event?
    for (index, (kind, stage, person)) in pair.steps.enumerated() {
      let isLast = index == pair.steps.count - 1
      life.actor = Happening.person(isLast ? last ?? person : person)
      let parts = kind == .found ? [Happening.disk] : []
      var changes: [EvidenceKey: EvidenceValue?] = [:]
      if let clerk, !(isLast && isLastAlone) {
        changes[.behalf] = .id(life.actor)
        life.actor = Happening.person(clerk + UInt8(index))
      }
      let next = life.event(kind, to: stage, changes, parts: parts)
      if let asset = life.asset {
        life.asset = try asset.followed(by: next, under: policy)
      } else {
        life.asset = try Asset.begun(by: next, under: policy)
      }
      life.sequence += 1
      event = next
    }
    guard let event else { throw .notFirst(.found) }
    return event
  }

  @Test("one person on both sides is marked under 'solo' and refused under 'standard'", arguments: pairs)
  func one(pair: Pair) throws {
    #expect(try walk(pair, under: .unwritten).singleControl == pair.isMarked)
    do throws(LifecycleError) {
      _ = try walk(pair, under: Self.standard)
      Issue.record("nobody refused it")
    } catch {
      guard case .sameHand(_, let kind, let other) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(kind == pair.steps.last?.0 && other == pair.other)
    }
  }

  @Test(
    "whoever had it done stands on that side as well: by one clerk, by two, or themselves the second time",
    arguments: pairs)
  func throughClerks(pair: Pair) throws {
    for isLastAlone in [true, false] {
      let event = try walk(pair, through: 40, exceptLast: isLastAlone, under: .unwritten)
      #expect(event.singleControl == pair.isMarked)
      do throws(LifecycleError) {
        _ = try walk(pair, through: 40, exceptLast: isLastAlone, under: Self.standard)
        Issue.record("nobody refused it")
      } catch {
        guard case .sameHand(_, pair.steps.last?.0, pair.other) = error else {
          Issue.record("\(error)")
          return
        }
      }
      for policy in [Policy.unwritten, Self.standard] {
        #expect(
          try walk(pair, lastBy: 5, through: 40, exceptLast: isLastAlone, under: policy).singleControl
            == false)
      }
    }
  }

  @Test("the clerk stands there too: who took one side for another does not take the other for oneself")
  func theClerk() throws {
    var life = try Happening.found([(.adopted, .returned)])
    life.actor = Happening.person(2)
    try life.take(life.event(.retirementAsked, to: .retirePending, [.behalf: .id(Happening.person(3))]))
    for person: UInt8 in [2, 3, 4] {
      life.actor = Happening.person(person)
      #expect(life.event(.appraised, to: .retirePending).singleControl == (person != 4))
    }
    life.actor = Happening.person(4)
    life.otherNames = []
    var appraised = life.event(.appraised, to: .retirePending, [.behalf: .id(Happening.person(5))])
    try life.take(appraised)
    // Two names of one finding are one appraiser.
    life.actor = Happening.person(5)
    appraised = life.event(.appraised, to: .retirePending)
    #expect(appraised.singleControl)
    try life.take(appraised)
    #expect(life.asset?.hands.appraisers == [Hand(Happening.person(4), behalf: Happening.person(5))])
  }

  @Test("a hand is written as who, or as who and for whom, and read back")
  func handText() {
    for hand in [Hand(Happening.person(1)), Hand(Happening.person(1), behalf: Happening.person(2))] {
      #expect(Hand(hand.text) == hand)
      #expect(Approval(Approval(.executive, by: hand).text) == Approval(.executive, by: hand))
    }
    let one = Happening.person(1).text
    #expect(["", "+", "x", "\(one)+", "+\(one)", "\(one)+\(one)+\(one)"].allSatisfy { Hand($0) == nil })
  }

  @Test("two people may, and nothing is marked, under either", arguments: pairs)
  func two(pair: Pair) throws {
    for policy in [Policy.unwritten, Self.standard] {
      #expect(try walk(pair, lastBy: 5, under: policy).singleControl == false)
    }
  }

  @Test("what is marked as one person where it were two is refused under either profile")
  func lie() throws {
    for policy in [Policy.unwritten, Self.standard] {
      var life = try Happening.found([(.adopted, .returned), (.retirementAsked, .retirePending)])
      life.actor = Happening.person(2)
      var event = life.event(.appraised, to: .retirePending)
      event.singleControl = true
      let asset = try #require(life.asset)
      #expect(throws: LifecycleError.singleControlWrong(asset.tag, says: true)) {
        try asset.followed(by: event, under: policy)
      }
    }
  }

  @Test("whose word is due is said until it is given, and whose does not count")
  func waiting() throws {
    var life = try Happening.found([(.adopted, .returned), (.retirementAsked, .retirePending)])
    let (first, second) = (life.actor, Happening.person(2))
    func due() -> Waiting? { life.asset?.waiting(under: Self.standard) }
    #expect(due() == Waiting(act: .appraisal, roles: [.technician, .manager, .approver], others: [first]))
    #expect(life.asset?.waiting(under: .unwritten)?.others == [])
    life.actor = second
    try life.take(life.event(.appraised, to: .retirePending))
    #expect(due() == Waiting(act: .retirementApproval, roles: [.manager], others: [first, second]))
    life.actor = Happening.person(3)
    try life.take(life.event(.retirementApproved, to: .retired))
    #expect(due() == nil)
    try life.take(life.event(.mediumSanitised, to: .retired))
    #expect(
      due() == Waiting(act: .verification, roles: [.technician, .manager], others: [Happening.person(3)]))
    #expect(life.asset?.waiting(under: .unwritten) == nil)
  }
}
