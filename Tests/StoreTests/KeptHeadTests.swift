import Glibc
import Ledger
import Model
import Store
import Testing

@Suite("A head that was kept elsewhere")
struct KeptHeadTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life
  /// Over the first five events.
  private let note: [UInt8]

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
    _ = try life.person("张敏", "zhang.min")
    _ = try life.found()
    note = Array(try roll.sign(at: Scratch.morning).note.utf8)
  }

  private func fault(_ note: [UInt8]) throws -> Verification.Fault? {
    let roll = try Roll.open(scratch.path, for: .reading)
    return try roll.verify(against: roll.keptHead(note)).fault
  }

  @Test("a roll that only grew holds against it")
  func grown() throws {
    #expect(try roll.keptHead(note).size == 5)
    #expect(try fault(note) == nil)
    _ = try life.found(serial: "PF9")
    _ = try roll.sign(at: Scratch.morning)
    #expect(try fault(note) == nil)
  }

  @Test("an older copy of the roll, whose own checkpoints all hold, is found cut off")
  func restored() throws {
    try scratch.raw("VACUUM INTO '\(scratch.path).copy'")
    _ = try life.found(serial: "PF9")
    let newer = Array(try roll.sign(at: Scratch.morning).note.utf8)
    let copy = try Roll.open(scratch.path + ".copy", for: .reading)
    #expect(try copy.verify().fault == nil)
    #expect(try copy.verify(against: copy.keptHead(newer)).fault == .keptBeyond(size: 6, has: 5))
    #expect(try copy.verify(against: copy.keptHead(note)).fault == nil)
  }

  @Test("an early event rewritten and all after it signed anew, with the roll's own key, is found")
  func rewritten() throws {
    var events = try roll.events(from: 0, limit: 100).map(\.event)
    events[1].on = events[1].on.adding(days: -7)
    try forge(events)
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == nil)
    #expect(try fault(note) == .kept(size: 5))
  }

  /// Rewrites the whole ledger so that it holds in itself: hashes, tree edge, views and checkpoint.
  private func forge(_ events: [Event]) throws {
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
    let forged = try Roll.open(scratch.path, for: .writing)
    _ = try forged.rebuild()
    _ = try forged.sign(at: Scratch.morning)
  }

  @Test("who signed it must be the roll, or whoever was named")
  func signers() throws {
    let own = roll.identity.publicKey
    #expect(try roll.keptHead(note, signedBy: own).size == 5)
    let other = try SigningKey(
      name: "tagroll/\(roll.identity.log.text)", seed: [UInt8](repeating: 7, count: 32))
    #expect(throws: StoreError.ledger(.noKnownSignature)) {
      try roll.keptHead(note, signedBy: other.verifier.text)
    }
    let root = try roll.verify().root
    let theirs = try Checkpoint(origin: other.verifier.name, size: 5, root: root).signed(by: other).bytes
    #expect(throws: StoreError.ledger(.noKnownSignature)) { try roll.keptHead(theirs) }
    #expect(try roll.keptHead(theirs, signedBy: other.verifier.text).root == root)
    #expect(throws: StoreError.ledger(.keyMalformed)) { try roll.keptHead(note, signedBy: "rubbish") }
  }

  @Test("another roll's head, an altered one and rubbish are no head of this roll")
  func strangers() throws {
    let other = Scratch()
    let stranger = try other.create()
    let theirs = Array(try stranger.sign(at: Scratch.morning).note.utf8)
    let origin = "tagroll/\(stranger.identity.log.text)"
    for key in [nil, stranger.identity.publicKey] {
      #expect(throws: StoreError.ledger(.otherOrigin(found: origin))) {
        try roll.keptHead(theirs, signedBy: key)
      }
    }
    let longer = Array(String(decoding: note, as: UTF8.self).replacing("\n5\n", with: "\n4\n").utf8)
    #expect(throws: StoreError.ledger(.badSignature(key: "tagroll/\(roll.identity.log.text)"))) {
      try roll.keptHead(longer)
    }
    for rubbish in [[], Array("hello\n".utf8), [0xFF, 0x0A, 0x0A], Array(note.dropLast(9))] as [[UInt8]] {
      #expect(throws: StoreError.self) { try roll.keptHead(rubbish) }
    }
  }
}
