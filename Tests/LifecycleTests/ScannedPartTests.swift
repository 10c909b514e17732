import Lifecycle
import Model
import Testing

/// What a scan shows of parts, on the card of one asset.
@Suite("Parts a scan sees and does not see")
struct ScannedPartTests {
  private static let tag = Tag("LT-00013")!
  private static let none: [EvidenceKey: EvidenceValue?] = [.witness: nil, .recipient: nil]

  private func event(
    _ life: Happening, _ kind: EventKind, _ stage: Stage, _ changes: [EvidenceKey: EvidenceValue?] = none,
    scan: Digest? = Happening.digest
  ) -> Event {
    var event = life.event(kind, to: stage, changes)
    event.scan = scan
    return event
  }

  @Test("a disk that was not seen stays among those that must be accounted for, and comes back as not wiped")
  func unseen() throws {
    var life = try Happening.found([(.adopted, .returned), (.mediumSanitised, .returned)])
    #expect(life.asset?.dataState == .purged)
    try life.take(event(life, .partUnseen, .returned))
    #expect(life.asset?.parts[0].whereabouts == .unseen)
    #expect(life.asset?.media.count == 1)
    #expect(throws: LifecycleError.unknownPart(Self.tag, 1)) {
      try life.asset?.followed(by: event(life, .partUnseen, .returned))
    }
    try life.take(event(life, .partSeen, .returned))
    #expect(life.asset?.parts[0].whereabouts == .inside)
    #expect(life.asset?.dataState == .unknown)
  }

  @Test("in another machine it has left this one, and nothing is asked of it here any more")
  func elsewhere() throws {
    var life = try Happening.found([(.adopted, .returned)])
    let other: [EvidenceKey: EvidenceValue?] = [.witness: nil, .recipient: .id(Happening.person(77))]
    try life.take(event(life, .partUnseen, .returned, other, scan: nil))
    #expect(life.asset?.parts[0].whereabouts == .elsewhere)
    #expect(life.asset?.media.isEmpty == true)
    #expect(throws: LifecycleError.repair(Self.tag, .partAway(1))) {
      try life.asset?.followed(by: event(life, .partUnseen, .returned, other))
    }
    try life.take(event(life, .partSeen, .returned))
    #expect(life.asset?.media.count == 1)
  }

  @Test("out of what leaves the house a disk turns up elsewhere only before a witness")
  func leaving() throws {
    let life = try Happening.found([
      (.adopted, .returned), (.retirementAsked, .retirePending), (.appraised, .retirePending),
      (.retirementApproved, .retired),
    ])
    let other: [EvidenceKey: EvidenceValue?] = [.witness: nil, .recipient: .id(Happening.person(77))]
    #expect(throws: LifecycleError.witnessNeeded(Self.tag)) {
      try life.asset?.followed(by: event(life, .partUnseen, .retired, other))
    }
    // That nobody sees it lets nothing leave.
    let unseen = try life.asset?.followed(by: event(life, .partUnseen, .retired))
    #expect(unseen?.dataState == .unknown)
    #expect(throws: LifecycleError.witnessNeeded(Self.tag)) {
      var later = life
      later.asset = unseen
      return try unseen?.followed(by: event(later, .partPlaced, .retired))
    }
  }

  @Test("both rest on a scan, and name a part of the card")
  func evidence() throws {
    let life = try Happening.found()
    for kind in [EventKind.partUnseen, .partSeen] {
      #expect(throws: LifecycleError.evidenceMissing(kind, .source)) {
        try life.asset?.followed(by: event(life, kind, .received, scan: nil))
      }
      #expect(throws: LifecycleError.unknownPart(Self.tag, 9)) {
        try life.asset?.followed(by: event(life, kind, .received, [.witness: nil, .part: .number(9)]))
      }
    }
    #expect(throws: LifecycleError.repair(Self.tag, .partInside(1))) {
      try life.asset?.followed(by: event(life, .partSeen, .received))
    }
  }

  @Test("whoever knows where it is says so at any stage, and not seen in repair it can be put back")
  func placed() throws {
    var life = try Happening.found([(.adopted, .returned)])
    try life.take(event(life, .partUnseen, .returned))
    let placed = try life.asset?.followed(by: event(life, .partPlaced, .returned))
    #expect(placed?.parts[0].whereabouts == .stock)
    try life.take(event(life, .repairOpened, .inRepair))
    let back = try life.asset?.followed(by: event(life, .partRefitted, .inRepair))
    #expect(back?.parts[0].whereabouts == .inside && back?.parts[0].data == .unknown)
  }
}
