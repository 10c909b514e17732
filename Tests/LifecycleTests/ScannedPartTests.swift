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
    var changes = changes
    if !changes.keys.contains(.serial) { changes.updateValue(nil, forKey: .serial) }
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

  @Test("a serial is read once, of a part that had none, and says nothing of what is on it")
  func read() throws {
    var life = try Happening.found([(.adopted, .returned), (.mediumSanitised, .returned)])
    var found = life.event(.partsFound, to: .returned)
    found.parts = [Part(number: (life.asset?.parts.count ?? 0) + 1, kind: .memory, slot: "A1")]
    try life.take(found)
    let number = Int64(life.asset?.parts.count ?? 0)
    let changes: [EvidenceKey: EvidenceValue?] = [
      .witness: nil, .recipient: nil, .part: .number(number), .serial: .device("M-77"),
    ]
    #expect(throws: LifecycleError.evidenceMissing(.partSeen, .source)) {
      try life.asset?.followed(by: event(life, .partSeen, .returned, changes, scan: nil))
    }
    var out = life
    let before = life.asset
    try life.take(event(life, .partSeen, .returned, changes))
    #expect(life.asset?.parts.last?.part.serial == "M-77")
    #expect(life.asset?.parts.last?.evidenceSequence == before?.parts.last?.evidenceSequence)
    #expect(life.asset?.dataState == before?.dataState)
    #expect(throws: LifecycleError.notAllowed(Self.tag, .partSeen, .returned)) {
      try life.asset?.followed(by: event(life, .partSeen, .returned, changes))
    }
    // One that was out of it is back by the same word.
    try out.take(
      event(out, .partUnseen, .returned, [.witness: nil, .recipient: nil, .part: .number(number)]))
    try out.take(event(out, .partSeen, .returned, changes))
    #expect(out.asset?.parts.last?.part.serial == "M-77")
    #expect(out.asset?.parts.last?.whereabouts == .inside)
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
