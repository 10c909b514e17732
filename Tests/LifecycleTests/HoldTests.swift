import Lifecycle
import Model
import Testing

@Suite("A hold")
struct HoldTests {
  private let tag = Tag("LT-00013")!

  /// A laptop at one step from `kind`, and the stage that leads to.
  private static let outward: [(kind: EventKind, at: Stage, to: Stage)] = [
    (.sentToVendor, .inRepair, .inRepair), (.swappedByVendor, .inRepair, .returnedToSupplier),
    (.retirementApproved, .retirePending, .retired), (.sanitised, .retired, .sanitised),
    (.reprieved, .sanitised, .inStock), (.approvalRevoked, .retired, .returned),
    (.released, .sanitised, .disposing), (.releasedLive, .retired, .disposing),
    (.disposed, .disposing, .disposed), (.leaseReturned, .sanitised, .returnedToSupplier),
    (.writtenOff, .lost, .writtenOff), (.refusedToSupplier, .received, .returnedToSupplier),
  ]

  @Test("keeps an asset from every step that leads out", arguments: outward.indices)
  func blocks(index: Int) throws {
    let step = Self.outward[index]
    var life = try Happening.found()
    life.asset?.stage = step.at
    life.asset?.route = "recycle"
    life.asset?.hands.appraisers = [Hand(Happening.person(9))]
    life.asset?.origin = step.kind == .refusedToSupplier ? .ordered : .found
    life.asset?.ownership = step.kind == .leaseReturned ? .leased : .owned
    if step.kind == .swappedByVendor { life.asset?.holder = Holder(.vendor, Happening.vendor) }
    // Clean and waived, so that nothing but the hold stands in the way.
    life.asset?.parts[0].data = .purged
    let leaving: [EvidenceKey: EvidenceValue?] = [
      .waived: .flag(true), .route: .code("destroy"), .due: .day(life.day.adding(days: 30)),
    ]
    let open = life.event(step.kind, to: step.to, leaving)
    #expect(throws: Never.self) { try life.asset?.followed(by: open) }

    try life.take(life.event(.holdPlaced, to: step.at))
    let held = life.event(step.kind, to: step.to, leaving)
    let holds = [Hold(.legal, placedAt: 1, by: life.actor)]
    #expect(throws: LifecycleError.onHold(tag, holds)) { try life.asset?.followed(by: held) }
  }

  @Test("leaves everyday work alone")
  func everyday() throws {
    var life = try Happening.found([(.holdPlaced, .received), (.adopted, .assigned)])
    for (kind, stage): (EventKind, Stage) in [
      (.relocated, .assigned), (.repairOpened, .inRepair), (.repairClosed, .assigned),
      (.handedBack, .returned),
      (.lost, .lost), (.recovered, .returned), (.noted, .returned),
    ] { try life.take(life.event(kind, to: stage)) }
    #expect(life.asset?.holds.count == 1)
  }

  @Test("is lifted one by one, by an administrator before a witness")
  func lifted() throws {
    var life = try Happening.found([(.holdPlaced, .received)])
    life.day = Day("2026-12-30")!
    try life.take(life.event(.holdPlaced, to: .received, [.hold: .code("dispute")]))
    #expect(throws: LifecycleError.roleMissing(.holdLifted, [.admin])) {
      try life.asset?.followed(by: life.event(.holdLifted, to: .received))
    }
    life.role = .admin
    #expect(throws: LifecycleError.secondPersonNeeded(tag, .holdLifted)) {
      try life.asset?.followed(by: life.event(.holdLifted, to: .received, [.witness: .id(life.actor)]))
    }
    #expect(throws: LifecycleError.unknownHold(tag, 7)) {
      try life.asset?.followed(by: life.event(.holdLifted, to: .received, [.lifts: .number(7)]))
    }
    try life.take(life.event(.holdLifted, to: .received, [.lifts: .number(1)]))
    #expect(life.asset?.holds.map(\.kind) == [.dispute])
  }

  @Test("is read back from the text a row has of it, and from no other")
  func text() {
    let hold = Hold(.incident, placedAt: 412, by: Happening.person(3))
    #expect(Hold(hold.text) == hold)
    for broken in [
      "", "legal", "legal:1", "legal:x:\(Happening.place.text)", "odd:1:\(Happening.place.text)",
    ] {
      #expect(Hold(broken) == nil, "\(broken)")
    }
  }
}
