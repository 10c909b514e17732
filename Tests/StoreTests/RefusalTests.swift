import Lifecycle
import Model
import Store
import Testing

/// Steps the rules refuse, taken through the store: nothing of a refused verb may be written.
@Suite("Refusals")
struct RefusalTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life
  private let zhang: EntityID
  private let vendor: EntityID

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
    zhang = try life.person("张敏", "zhang.min")
    vendor = try life.vendor("绿源回收")
  }

  private func refuses(
    _ expected: LifecycleError, _ body: () throws -> some Any, at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try roll.eventCount()
    #expect(throws: StoreError.refused(expected), sourceLocation: location) {
      // A walk refuses by itself, before there is anything for the store to refuse.
      do { return try body() } catch let refusal as LifecycleError { throw StoreError.refused(refusal) }
    }
    #expect(try roll.eventCount() == before, "nothing of it is written", sourceLocation: location)
    #expect(try roll.verify().fault == nil, sourceLocation: location)
  }

  private func secret(_ text: String) throws -> EvidenceValue {
    .secret(
      try roll.write(as: life.author) { writing in
        _ = try writing.addParty(.placeAdded, name: "\(text) \(try roll.eventCount())")
        return try writing.seal(text, as: .text)
      }.result)
  }

  @Test("a disposal with live media names the disk")
  func liveDisk() throws {
    let retired = try life.retired(try life.found())
    try refuses(.mediaLive(retired.tag, [Life.disk], unlisted: false)) {
      try life.disposed(retired, to: vendor)
    }
  }

  @Test("a disposal is refused for storage that was never listed")
  func unlistedStorage() throws {
    let retired = try life.retired(try life.found(parts: []))
    try refuses(.mediaLive(retired.tag, [], unlisted: true)) { try life.disposed(retired, to: vendor) }
  }

  @Test("a wipe that failed leaves the disk live")
  func failedWipe() throws {
    let retired = try life.wiped(try life.retired(try life.found()), witness: zhang, result: .failed)
    #expect(retired.stage == .retired && retired.dataState == .live)
    try refuses(.mediaLive(retired.tag, [Life.disk], unlisted: false)) {
      try life.disposed(retired, to: vendor)
    }
  }

  @Test("who wipes a device that leaves the house is not its own witness", arguments: [true, false])
  func witness(isNamed: Bool) throws {
    let retired = try life.retired(try life.found())
    try refuses(.witnessNeeded(retired.tag)) {
      try life.wiped(retired, witness: isNamed ? life.author.person : nil)
    }
  }

  @Test("a wipe of what stays in the house needs no witness")
  func noWitness() throws {
    let returned = try life.take(try life.found()) { _ in
      [Step(.adopted, to: .returned, [.place: .id(life.store)])]
    }
    #expect(try life.wiped(returned, witness: nil).dataState == .purged)
  }

  @Test("F6: what is not owned is never disposed of", arguments: [Ownership.leased, .loaned, .customer])
  func notOurs(ownership: Ownership) throws {
    let asset = try life.found(ownership: ownership)
    try refuses(.notOurs(asset.tag, ownership)) { try life.retired(asset) }
  }

  @Test("a leased item goes back to its lessor and nowhere else")
  func leased() throws {
    let retired = try life.retired(try life.found(ownership: .leased), .leaseReturn)
    let clean = try life.wiped(retired, witness: zhang)
    try refuses(.notOurs(clean.tag, .leased)) { try life.disposed(clean, to: vendor) }
    #expect(try life.disposed(clean, to: vendor, .leaseReturn).stage == .returnedToSupplier)
  }

  @Test("an owned item is not returned to a lessor")
  func ownedLease() throws {
    let clean = try life.wiped(try life.retired(try life.found()), witness: zhang)
    try refuses(.ours(clean.tag)) { try life.disposed(clean, to: vendor, .leaseReturn) }
  }

  @Test("F3: live media go to a vendor only on a waiver that is written down")
  func waiver() throws {
    let asset = try life.assigned(try life.found(), to: zhang)
    let fault = try secret("no picture")
    let opened = Step(.repairOpened, to: .inRepair, [.repairOrder: .number(1), .fault: fault])
    let sent: [EvidenceKey: EvidenceValue] = [.vendor: .id(vendor), .mediaPlan: .code("clean")]
    try refuses(.mediaLive(asset.tag, [Life.disk], unlisted: false)) {
      try life.take(asset) { _ in [opened, Step(.sentToVendor, to: .inRepair, sent)] }
    }
    let waived = try life.take(asset) { _ in
      [opened, Step(.sentToVendor, to: .inRepair, sent.merging([.waived: .flag(true)]) { $1 })]
    }
    #expect(waived.holder == Holder(.vendor, vendor))
  }

  @Test("F3: what is in repair at a vendor cannot be closed before it is back")
  func stillAtVendor() throws {
    let asset = try life.repaired(try life.assigned(try life.found(), to: zhang), at: vendor)
    let work = try secret("new cable")
    try refuses(.stillAtVendor(asset.tag)) {
      try life.forced(asset, Step(.repairClosed, to: .assigned, [.workDone: work]))
    }
  }

  @Test("F1: nothing leaves a terminal stage", arguments: EventKind.allCases)
  func terminal(kind: EventKind) throws {
    let clean = try life.wiped(try life.retired(try life.found()), witness: zhang)
    let gone = try life.disposed(clean, to: vendor)
    let note = try secret("late receipt")
    for to in Stage.allCases where to != .disposed {
      let before = try roll.eventCount()
      #expect(throws: StoreError.self, "\(kind) to \(to)") {
        try life.forced(gone, Step(kind, to: to, [.note: note, .reason: note, .place: .id(life.store)]))
      }
      #expect(try roll.eventCount() == before)
    }
  }

  @Test(
    "F2: what somebody holds does not go straight to the scrap",
    arguments: [EventKind.retirementApproved, .sanitised, .released, .releasedLive, .disposed])
  func noShortCut(kind: EventKind) throws {
    let asset = try life.assigned(try life.found(), to: zhang)
    let to = try #require(kind.arrow?.to.first)
    try refuses(.notAllowed(asset.tag, kind, .assigned)) { try life.forced(asset, Step(kind, to: to)) }
  }

  @Test("F9: a tag is used once, within a transaction and after it")
  func tagTwice() throws {
    func step(_ tag: String) -> Step {
      Step(
        .found, to: .received,
        [.tag: .code(tag), .category: .code("monitor"), .source: .code("manual"), .ownership: .code("owned")])
    }
    let tag = Tag(prefix: "MN", number: 5)
    #expect(throws: StoreError.tagTaken(tag)) {
      try roll.write(as: life.author) { writing in
        _ = try writing.begin(step(tag.text), on: life.day)
        _ = try writing.begin(step(tag.text), on: life.day)
      }
    }
    _ = try roll.write(as: life.author) { try $0.begin(step(tag.text), on: life.day) }
    #expect(throws: StoreError.tagTaken(tag)) {
      try roll.write(as: life.author) { try $0.begin(step(tag.text), on: life.day) }
    }
    #expect(try roll.assetCount() == 1)
  }

  @Test("F10: no event but the first sets a serial")
  func serial() throws {
    let asset = try life.assigned(try life.found(), to: zhang)
    let moved = try life.forced(
      asset, Step(.relocated, to: .assigned, [.place: .id(life.store), .serial: .device("OTHER")]))
    #expect(moved.serial == "PF3ABCDE")
  }

  @Test("F15: no certificate for a medium that is not there, or is no medium", arguments: [3, 2])
  func noMedium(number: Int64) throws {
    let retired = try life.retired(try life.found())
    let step = Step(
      .mediumSanitised, to: .retired,
      [
        .method: .code("purge"), .result: .code("verified"), .witness: .id(zhang), .part: .number(number),
      ])
    try refuses(number == 3 ? .unknownPart(retired.tag, 3) : .partNotMedium(retired.tag, 2)) {
      try life.forced(retired, step)
    }
  }

  @Test("that there is no disk in a retired machine takes two people, like a wipe")
  func removedAlone() throws {
    let retired = try life.retired(try life.found())
    let reason = try secret("kept by legal")
    for evidence: [EvidenceKey: EvidenceValue] in [[:], [.witness: .id(life.author.person)]] {
      try refuses(.witnessNeeded(retired.tag)) {
        try life.take(retired) { _ in
          Walk.sanitise(
            retired, parts: [1], evidence: evidence.merging([.reason: reason]) { $1 }, removed: true)
        }
      }
    }
  }

  @Test("F15: a disk that was taken out gets no certificate any more")
  func removedDisk() throws {
    let retired = try life.retired(try life.found())
    let reason = try secret("kept by legal")
    let removed = try life.take(retired) { _ in
      Walk.sanitise(
        retired, parts: [1], evidence: [.reason: reason, .witness: .id(zhang)], removed: true)
    }
    #expect(removed.dataState == .none)
    try refuses(.unknownPart(removed.tag, 1)) { try life.wiped(removed, witness: zhang) }
  }

  @Test(
    "F17, F18: neither an administrator nor an auditor moves anything", arguments: [Role.admin, .auditor])
  func noVerb(role: Role) throws {
    let asset = try life.found()
    let author = Scratch.author(try life.person("李娜", "li.na", [role]), role)
    try refuses(.roleMissing(.adopted, [.manager])) {
      try life.take(asset, by: author) { _ in
        try Walk.assign(asset, to: Holder(.person, zhang), at: life.store)
      }
    }
  }

  @Test("a technician does not approve")
  func technician() throws {
    let asset = try life.found()
    let technician = Scratch.author(try life.person("李娜", "li.na", [.technician]), .technician)
    try refuses(.roleMissing(.adopted, [.manager])) {
      try life.take(asset, by: technician) { _ in
        try Walk.assign(asset, to: Holder(.person, zhang), at: life.store)
      }
    }
  }

  @Test("F8: no step takes effect after the day it is written down, but for clocks east of Greenwich")
  func future() throws {
    let asset = try life.found()
    let step = Step(.moved, to: .received, [.place: .id(life.store)])
    let day = life.day.adding(days: 2)
    try refuses(.badDay(day)) {
      try roll.write(as: life.author) { try $0.record([step], on: asset, day: day) }
    }
    _ = try roll.write(as: life.author) { try $0.record([step], on: asset, day: life.day.adding(days: 1)) }
  }

  @Test("F8: only a manager dates a step more than a week back")
  func longAgo() throws {
    let asset = try life.found()
    let elsewhere = try roll.write(as: life.author) { try $0.addParty(.placeAdded, name: "Room 204") }.result
    let there = Step(.moved, to: .received, [.place: .id(elsewhere)])
    let technician = Scratch.author(try life.person("李娜", "li.na", [.technician]), .technician)
    try refuses(.longAgo(life.day.adding(days: -8), [.manager])) {
      try roll.write(as: technician) {
        try $0.record([there], on: asset, day: life.day.adding(days: -8))
      }
    }
    let moved = try roll.write(as: technician) {
      try $0.record([there], on: asset, day: life.day.adding(days: -7))
    }.result
    let back = Step(.moved, to: .received, [.place: .id(life.store)])
    _ = try roll.write(as: life.author) { try $0.record([back], on: moved, day: life.day.adding(days: -400)) }
    #expect(try roll.verify().fault == nil)
  }

  @Test("who acts must be a person on the roll")
  func stranger() throws {
    let stranger = EntityID(at: Scratch.morning, random: [UInt8](repeating: 5, count: 10))
    for nobody in [stranger, life.store, vendor] {
      #expect(throws: StoreError.unknownPerson(nobody)) {
        try roll.write(as: Scratch.author(nobody)) { try $0.addParty(.placeAdded, name: "Room 204") }
      }
    }
  }

  @Test(
    "who acts must hold the role they act in",
    arguments: [
      ([], .technician), ([.technician], .manager), ([.technician, .manager], .admin), ([.auditor], .manager),
    ] as [([Role], Role)])
  func roleNotHeld(held: [Role], claimed: Role) throws {
    let person = try life.person("李娜", "li.na", held)
    let before = try roll.eventCount()
    #expect(throws: StoreError.roleNotHeld(person, claimed)) {
      try roll.write(as: Scratch.author(person, claimed)) { try $0.addParty(.placeAdded, name: "Room 204") }
    }
    #expect(try roll.eventCount() == before)
    for role in held {
      _ = try roll.write(as: Scratch.author(person, role)) { _ in }
    }
    #expect(try roll.verify().fault == nil)
  }

  @Test("a verb chosen for an asset as it was is refused once it has moved on")
  func stale() throws {
    let seen = try life.found()
    _ = try life.assigned(seen, to: zhang)
    try refuses(.versionConflict(seen.tag, says: 2, is: 2)) { try life.assigned(seen, to: zhang) }
  }

  @Test("a number no JSON library reads alike is refused, not written")
  func hugeNumber() throws {
    let before = try roll.eventCount()
    let huge = Part(number: 1, kind: .disk, slot: "sda", sizeBytes: .max)
    #expect(throws: StoreError.numberTooLarge) { try life.found(parts: [huge]) }
    #expect(try roll.eventCount() == before)
  }

  @Test("an event longer than the ledger takes is refused")
  func tooLong() throws {
    let long = String(repeating: "x", count: 17_000)
    #expect(throws: StoreError.eventTooLarge(bytes: 34_630)) { try life.found(serial: long, parts: []) }
  }
}
