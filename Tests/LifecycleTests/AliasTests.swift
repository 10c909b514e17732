import Lifecycle
import Model
import Testing

/// One human behind two names: every rule that wants two people compares humans.
@Suite("One human, two names")
struct AliasTests {
  private static let one = Happening.person(1)
  private static let other = Happening.person(2)
  private static let third = Happening.person(3)
  /// Where nobody may stand on both sides.
  private static let standard = Policy(
    name: "two", profile: .standard, ladder: Policy.unwritten.ladder, minimumYears: [:], retentionYears: 10,
    missingDays: 15, sample: 20, returnDays: 10, wipeWitness: .leaving, holdWitness: .anyone)

  /// The two sides of each two-person step: the step, and where its asset remembers the first hand.
  private static var sides: [(kind: EventKind, first: (inout Hands, Hand) -> Void)] {
    [
      (.purchaseApproved, { $0.askedBy = $1 }), (.accepted, { $0.receivedBy = $1 }),
      (.appraised, { $0.askedBy = $1 }), (.retirementApproved, { $0.askedBy = $1 }),
      (.retirementApproved, { $0.appraisers = [$1] }), (.released, { $0.cleanedBy = $1 }),
      (.retirementEndorsed, { $0.approvals = [Approval(.executive, by: $1)] }),
      (.disposed, { $0.releasedBy = $1 }), (.writtenOff, { $0.lostBy = $1 }),
    ]
  }

  @Test("stands on both sides of each two-person step, by whatever name")
  func hands() throws {
    let asset = try #require(try Happening.found().asset)
    #expect(Set(Self.sides.map(\.kind)) == Set(EventKind.allCases.filter { $0.arrow?.other != nil }))
    for (kind, first) in Self.sides {
      var step = Happening()
      step.asset = asset
      first(&step.asset!.hands, Hand(Self.one))
      step.actor = Self.other
      #expect(!step.event(kind, to: .received).singleControl, "\(kind)")
      let alone = step.event(kind, to: .received)
      #expect(step.asset?.sameHand(alone, under: Self.standard) == nil, "\(kind)")
      step.otherNames = [Self.third, Self.one]
      let both = step.event(kind, to: .received)
      #expect(both.singleControl, "\(kind)")
      #expect(step.asset?.sameHand(both, under: Self.standard) == kind.arrow?.otherInCrew, "\(kind)")
      step.otherNames = []
      step.actor = Self.one
      #expect(step.event(kind, to: .received).singleControl, "\(kind)")
    }
  }

  @Test("is no witness to themselves")
  func witness() throws {
    var happening = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired),
    ])
    happening.otherNames = [Self.third]
    let tag = try #require(happening.asset).tag
    let wipe = happening.event(.mediumSanitised, to: .retired, [.witness: .id(Self.third)])
    #expect(throws: LifecycleError.witnessNeeded(tag)) { try happening.take(wipe) }
    try happening.take(happening.event(.mediumSanitised, to: .retired))
    let clean = happening.event(.sanitised, to: .sanitised, [.witness: .id(Self.third)])
    #expect(throws: LifecycleError.witnessNeeded(tag)) { try happening.take(clean) }
    // Written down on the day it happens: what lies longer back is a manager's alone.
    happening.day = Day("2026-12-31")!
    let placed = happening.event(.holdPlaced, to: .retired)
    try happening.take(placed)
    happening.role = .admin
    let lift = happening.event(
      .holdLifted, to: .retired, [.witness: .id(Self.third), .lifts: .number(placed.sequence)])
    #expect(throws: LifecycleError.secondPersonNeeded(tag, .holdLifted)) { try happening.take(lift) }
    try happening.take(happening.event(.holdLifted, to: .retired, [.lifts: .number(placed.sequence)]))
  }

  @Test("is neither the eraser nor the witness of their own erasure")
  func erasure() throws {
    var event = Happening().event(.erased, to: .void, [.basis: .secret(Happening.digest)])
    event.otherNames = [event.subject]
    let subject = Erasure.Subject(name: nil, handle: nil, isErased: false)
    #expect(throws: LifecycleError.notOneself) { try Erasure.check(event, of: subject) { [] } }
    event.otherNames = [Happening.person(9)]
    #expect(throws: LifecycleError.notOneself) {
      event.evidence[.name] = nil
      try Erasure.check(event, of: subject) { [] }
    }
  }

  @Test("is found over any number of names, in both directions, from the event after the one that says so")
  func humans() {
    var humans = Humans()
    #expect(humans.isEmpty)
    humans.join(Self.one, Self.other, since: 5)
    humans.join(Self.third, Self.other, since: 8)
    #expect(humans.otherNames(of: Self.one, before: 5) == [])
    #expect(humans.otherNames(of: Self.one, before: 6) == [Self.other])
    #expect(humans.otherNames(of: Self.one, before: 9) == [Self.other, Self.third])
    #expect(humans.otherNames(of: Self.third, before: 8) == [])
    #expect(Set(humans.otherNames(of: Self.third, before: .max)) == [Self.one, Self.other])
    #expect(humans.otherNames(of: Happening.place, before: .max) == [])
  }
}
