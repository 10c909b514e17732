import Ledger
import Lifecycle
import Model
import Policies
import Store
import Testing

@Suite("Policies of a roll")
struct PolicyTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
  }

  private func set(_ policy: Policy, witness: EntityID? = nil) throws {
    _ = try roll.write(as: scratch.clerk(roll, .admin)) { try $0.setPolicy(policy, witness: witness) }
  }

  private func events() throws -> [Event] { try roll.events(from: 0, limit: 100).map(\.event) }

  @Test("every event names the policy it was decided under, the shipped one as any other")
  func named() throws {
    let (solo, standard) = (ShippedPolicy.solo.digest, ShippedPolicy.standard.digest)
    let zhang = try life.person("张敏", "zhang.min", [.manager])
    try set(ShippedPolicy.standard, witness: zhang)
    _ = try life.found()
    let events = try events()
    #expect(events.map(\.kind) == [.opened, .personAdded, .placeAdded, .personAdded, .policySet, .found])
    // The one that changes it was decided under the old one.
    #expect(events.map(\.policy) == [solo, solo, solo, solo, solo, standard])
    #expect(events[4].evidence.code(.policy) == standard.text && !events[4].singleControl)
    #expect(try roll.policy().name == "standard")
    #expect(try roll.blob(standard) == PolicyFile.canonical(ShippedPolicy.standard))
    #expect(try Roll.open(scratch.path, for: .writing).verify().fault == nil)
    _ = try roll.rebuild()
    #expect(try roll.verify().fault == nil)
  }

  @Test("an administrator sets it; alone only while one person may stand on both sides, and that is marked")
  func alone() throws {
    #expect(throws: StoreError.refused(.roleMissing(.policySet, [.admin]))) {
      try roll.write(as: scratch.clerk(roll)) { try $0.setPolicy(ShippedPolicy.standard, witness: nil) }
    }
    try set(ShippedPolicy.standard)
    #expect(try events().last?.singleControl == true)
    let clerk = try scratch.clerk(roll).person
    let zhang = try life.person("张敏", "zhang.min", [.technician])
    let li = try life.person("李娜", "li.na", [.manager])
    for witness in [nil, clerk] {
      #expect(throws: StoreError.refused(.policyAlone)) { try set(ShippedPolicy.solo, witness: witness) }
    }
    #expect(throws: StoreError.refused(.witnessRole(.policySet, [.manager]))) {
      try set(ShippedPolicy.solo, witness: zhang)
    }
    try set(ShippedPolicy.solo, witness: li)
    #expect(try roll.policy().name == "solo")
    #expect(try roll.verify().fault == nil)
  }

  @Test("under 'standard' nobody stands on both sides, and under 'solo' again whoever does is marked")
  func bothSides() throws {
    let li = try life.person("李娜", "li.na", [.manager])
    let asset = try life.found()
    try set(ShippedPolicy.standard, witness: li)
    #expect(throws: StoreError.refused(.sameHand(asset.tag, .appraised, .askedOrAppraised))) {
      try life.retired(asset)
    }
    try set(ShippedPolicy.solo, witness: li)
    let retired = try life.retired(asset)
    #expect(try roll.history(of: retired).map(\.event).filter(\.singleControl).count == 2)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a hold is lifted before an auditor, where the policy says so")
  func holds() throws {
    let (li, gu) = (try life.person("李娜", "li.na", [.manager]), try life.person("顾问", "gu.wen", [.auditor]))
    let asset = try life.found()
    let held = try life.take(asset) { writing in
      let number = try writing.seal("12/2026", as: .text)
      return [Step(.holdPlaced, to: .received, [.hold: .code("legal"), .caseReference: .secret(number)])]
    }
    try set(ShippedPolicy.standard, witness: li)
    func lift(before witness: EntityID) throws {
      try life.take(held, by: scratch.clerk(roll, .admin)) { writing in
        let reason = try writing.seal("closed", as: .text)
        let hold = try #require(held.holds.first)
        return [
          Step(
            .holdLifted, to: .received,
            [.lifts: .number(hold.sequence), .reason: .secret(reason), .witness: .id(witness)])
        ]
      }
    }
    #expect(throws: StoreError.refused(.witnessRole(.holdLifted, [.auditor]))) { try lift(before: li) }
    try lift(before: gu)
    #expect(try roll.verify().fault == nil)
  }

  @Test("every wipe takes a witness, where the policy says so")
  func wipes() throws {
    let text = String(decoding: PolicyFile.canonical(ShippedPolicy.solo), as: UTF8.self)
    try set(try PolicyFile.read(Array(text.replacing("\"leaving\"", with: "\"always\"").utf8)))
    let zhang = try life.person("张敏", "zhang.min")
    let returned = try life.givenBack(try life.assigned(try life.found(), to: zhang))
    #expect(throws: StoreError.refused(.witnessNeeded(returned.tag))) {
      try life.wiped(returned, witness: nil)
    }
    #expect(try life.wiped(returned, witness: zhang).dataState == .purged)
  }

  @Test("what was written by a program that named none verifies, and all that follows must name one")
  func before() throws {
    _ = try life.roll.write(as: life.author) { _ = try $0.addParty(.placeAdded, name: "Room 204") }
    var events = try events()
    for index in 0..<4 { events[index].policy = nil }
    try Self.forge(events, scratch)
    let old = try Roll.open(scratch.path, for: .writing)
    #expect(try old.verify().fault == nil)
    _ = try Life(scratch, old).found()
    #expect(try old.events(from: 4, limit: 1).map(\.event.policy) == [ShippedPolicy.solo.digest])
    #expect(try old.verify().fault == nil)

    var named = try old.events(from: 0, limit: 9).map(\.event)
    named[2].policy = ShippedPolicy.solo.digest
    try Self.forge(named, scratch)
    #expect(try Roll.open(scratch.path, for: .writing).verify().fault == .policy(sequence: 3))
  }

  @Test("an event that names another policy than the one in force is a fault, by its number")
  func wrong() throws {
    let li = try life.person("李娜", "li.na", [.manager])
    try set(ShippedPolicy.standard, witness: li)
    _ = try life.vendor("FixIt")
    var events = try events()
    events[5].policy = ShippedPolicy.solo.digest
    try Self.forge(events, scratch)
    #expect(try Roll.open(scratch.path, for: .writing).verify().fault == .policy(sequence: 5))
  }

  @Test("a policy whose bytes are gone or are another is a fault")
  func kept() throws {
    let digest = ShippedPolicy.standard.digest
    try set(ShippedPolicy.standard)
    try scratch.tamper("UPDATE blob SET bytes = x'7B7D'")
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == .blobMissing(digest))
    try scratch.tamper("DELETE FROM blob")
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == .blobMissing(digest))
    #expect(throws: StoreError.unknownPolicy(digest)) {
      try Roll.open(scratch.path, for: .reading).policy()
    }
  }

  /// Writes the ledger anew so that its hashes hold, with these events.
  private static func forge(_ events: [Event], _ scratch: Scratch) throws {
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    var sql = "DELETE FROM event; DELETE FROM frontier; DELETE FROM checkpoint;"
    for event in events {
      let body = EventBody.encode(event)
      let leaf = hasher.leaf(body)
      let row = frontier.append(leaf, using: &hasher)
      sql += "INSERT INTO event VALUES (\(event.sequence), x'\(leaf.text)', x'\(Hex.text(body))');"
      sql += "INSERT OR REPLACE INTO frontier VALUES (\(row.level), x'\(row.hash.text)');"
    }
    try scratch.tamper(sql)
  }
}
