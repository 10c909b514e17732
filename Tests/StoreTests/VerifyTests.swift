import Ledger
import Lifecycle
import Model
import Store
import Testing

@Suite("Verification")
struct VerifyTests {
  /// A roll with a little of everything: people, two laptops, one of them repaired, wiped and gone, a blob.
  private static func filled() throws -> Scratch {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let recycler = try life.vendor("绿源回收")
    let first = try life.mended(try life.repaired(try life.assigned(try life.found(), to: zhang)))
    _ = try life.disposed(
      try life.wiped(try life.retired(try life.givenBack(first)), witness: zhang), to: recycler)
    _ = try life.assigned(try life.found(serial: "PF9"), to: zhang)
    _ = try roll.write(as: life.author) { writing in
      _ = try writing.keep(Array("{\"report\":1}".utf8), type: "application/json")
      return try writing.addParty(.placeAdded, name: "Room 204")
    }
    _ = try roll.sign(at: Scratch.morning)
    return scratch
  }

  private static func fault(_ scratch: Scratch) throws -> Verification.Fault? {
    try Roll.open(scratch.path, for: .reading).verify().fault
  }

  @Test("an untouched roll has no fault, and says its size and root")
  func sound() throws {
    let scratch = try Self.filled()
    let roll = try Roll.open(scratch.path, for: .reading)
    let found = try roll.verify()
    let note = try #require(try roll.lastCheckpoint()).note
    #expect(found.fault == nil && found.checkpoints == 1)
    #expect(found.events == (try roll.eventCount()))
    #expect(note.contains("\n\(found.events)\n"))
  }

  @Test("a flipped bit in any byte of any body is found, and the event named")
  func everyBodyByte() throws {
    let scratch = try Self.filled()
    let triggers = try scratch.dropTriggers()
    let raw = try RawDatabase(scratch.path)
    let roll = try Roll.open(scratch.path, for: .reading)
    for row in try raw.rows("SELECT seq, hex(body) FROM event ORDER BY seq") {
      let cells = row.split(separator: "|")
      let sequence = try #require(Int64(cells[0]))
      let body = try #require(Hex.bytes(String(cells[1])))
      // Every byte of the first and of one asset's event; a sample of the others, to stay quick.
      for index in stride(from: 0, to: body.count, by: sequence == 0 || sequence == 7 ? 1 : 41) {
        var flipped = body
        flipped[index] ^= 1 << UInt8(index % 8)
        try raw.run("UPDATE event SET body = x'\(Hex.text(flipped))' WHERE seq = \(sequence)")
        let fault = try roll.verify().fault
        #expect(fault == .leaf(sequence: sequence), "byte \(index) of event \(sequence)")
      }
      try raw.run("UPDATE event SET body = x'\(Hex.text(body))' WHERE seq = \(sequence)")
    }
    try raw.run(triggers)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a flipped bit in any leaf is found, and the event named")
  func everyLeaf() throws {
    let scratch = try Self.filled()
    let triggers = try scratch.dropTriggers()
    let raw = try RawDatabase(scratch.path)
    let roll = try Roll.open(scratch.path, for: .reading)
    for row in try raw.rows("SELECT seq, hex(leaf) FROM event ORDER BY seq") {
      let cells = row.split(separator: "|")
      let sequence = try #require(Int64(cells[0]))
      let leaf = try #require(Hex.bytes(String(cells[1])))
      for index in stride(from: 0, to: 32, by: 5) {
        var flipped = leaf
        flipped[index] ^= 0x40
        try raw.run("UPDATE event SET leaf = x'\(Hex.text(flipped))' WHERE seq = \(sequence)")
        #expect(try roll.verify().fault == .leaf(sequence: sequence))
      }
      try raw.run("UPDATE event SET leaf = x'\(Hex.text(leaf))' WHERE seq = \(sequence)")
    }
    try raw.run(triggers)
    #expect(try roll.verify().fault == nil)
  }

  @Test(
    "what was done to the file behind the program's back is found and named",
    arguments: [
      ("DELETE FROM event WHERE seq = 9", Verification.Fault.gap(sequence: 9)),
      ("DELETE FROM event WHERE seq = 0", .gap(sequence: 0)),
      ("DELETE FROM event", .gap(sequence: 0)),
      (
        """
        UPDATE event SET seq = -1 WHERE seq = 8; UPDATE event SET seq = 8 WHERE seq = 10;
        UPDATE event SET seq = 10 WHERE seq = -1
        """, .misnumbered(sequence: 8)
      ),
      ("UPDATE asset_event SET seq = 8 WHERE seq = 9", .view(table: "asset_event")),
      ("DELETE FROM asset_event WHERE seq = 9", .view(table: "asset_event")),
      ("UPDATE asset SET stage = 'IN_STOCK' WHERE no = 1", .asset(Tag("LT-00013")!)),
      ("UPDATE asset SET data_state = 'none' WHERE no = 2", .asset(Tag("LT-00021")!)),
      ("UPDATE asset SET stage = 'nonsense' WHERE no = 2", .asset(Tag("LT-00021")!)),
      ("UPDATE asset SET return_to = 'x' WHERE no = 2", .asset(Tag("LT-00021")!)),
      ("DELETE FROM asset WHERE no = 2", .asset(Tag("LT-00021")!)),
      (
        "INSERT INTO asset SELECT 3, 'x', 'y', \(AssetColumns.rest) FROM asset WHERE no = 2",
        .view(table: "asset")
      ),
      ("UPDATE part SET serial = x'00' WHERE asset = 2 AND number = 1", .view(table: "part")),
      ("UPDATE part SET data = 'none'", .view(table: "part")),
      ("UPDATE asset_key SET asset = 1 WHERE key = 'serial:PF9'", .view(table: "asset_key")),
      ("INSERT INTO asset_key VALUES ('serial:X', 1)", .view(table: "asset_key")),
      ("UPDATE party SET roles = 'manager' WHERE roles = ''", .view(table: "party")),
      ("DELETE FROM party WHERE kind = 'vendor'", .view(table: "party")),
      ("UPDATE repair_order SET cost_minor = 1", .view(table: "repair_order")),
      ("UPDATE repair_order SET vendor = 'x'", .view(table: "repair_order")),
      ("UPDATE tag_counter SET last = 7", .view(table: "tag_counter")),
      ("UPDATE roll SET profile = 'crew'", .view(table: "roll")),
      ("UPDATE roll SET log = '00000000-0000-7000-8000-000000000000'", .view(table: "roll")),
      ("DELETE FROM roll", .view(table: "roll")),
      ("UPDATE frontier SET hash = zeroblob(32)", .frontier),
      ("DELETE FROM frontier", .frontier),
    ])
  func tampered(sql: String, expected: Verification.Fault) throws {
    let scratch = try Self.filled()
    try scratch.tamper(sql)
    #expect(try Self.fault(scratch) == expected)
  }

  @Test("a rebuild mends what is wrong with a view")
  func mended() throws {
    let scratch = try Self.filled()
    try scratch.tamper(
      "UPDATE asset SET stage = 'IN_STOCK'; DELETE FROM part; DELETE FROM roll; DROP TABLE party")
    _ = try Roll.open(scratch.path, for: .writing).rebuild()
    #expect(try Self.fault(scratch) == nil)
  }

  @Test("the end cut off is found by the checkpoint that promised it, and nothing more is written")
  func cutOff() throws {
    let scratch = try Self.filled()
    try scratch.tamper("DELETE FROM event WHERE seq > 15")
    let roll = try Roll.open(scratch.path, for: .writing)
    let signed = try #require(try roll.lastCheckpoint()).size
    #expect(try roll.verify().fault == .cutOff(size: signed))
    let author = try scratch.clerk(roll)
    #expect(throws: StoreError.rolledBack(path: scratch.path, signed: signed, has: 16)) {
      try roll.write(as: author) { try $0.addParty(.placeAdded, name: "Room 205") }
    }
    #expect(throws: StoreError.rolledBack(path: scratch.path, signed: signed, has: 16)) {
      try roll.sign(at: Scratch.morning)
    }
    #expect(try roll.eventCount() == 16)
  }

  @Test("a checkpoint of another key, root or text is forged")
  func forged() throws {
    for change in [
      "root = zeroblob(32)", "note = replace(note, 'tagroll/', 'tagroll/x')", "note = note || 'x'",
      "note = ''",
    ] {
      let scratch = try Self.filled()
      try scratch.tamper("UPDATE checkpoint SET \(change)")
      let roll = try Roll.open(scratch.path, for: .reading)
      #expect(try roll.verify().fault == .checkpoint(size: try roll.eventCount()), "\(change)")
    }
  }

  @Test("a checkpoint that somebody else's key signed over the right root is forged")
  func strangersKey() throws {
    let scratch = try Self.filled()
    let roll = try Roll.open(scratch.path, for: .reading)
    let found = try roll.verify()
    let stranger = try SigningKey(
      name: "tagroll/\(roll.identity.log.text)", seed: [UInt8](repeating: 7, count: 32))
    let note = try Checkpoint(origin: stranger.verifier.name, size: UInt64(found.events), root: found.root)
      .signed(by: stranger)
    try scratch.tamper("UPDATE checkpoint SET note = '\(String(decoding: note.bytes, as: UTF8.self))'")
    #expect(try roll.verify().fault == .checkpoint(size: found.events))
  }

  @Test(
    "a text of the vault that was altered, emptied or taken away is found",
    arguments: [
      "UPDATE secret SET value = 'six years old' WHERE value = 'five years old'",
      "UPDATE secret SET value = NULL, salt = NULL WHERE value = 'five years old'",
      "UPDATE secret SET salt = zeroblob(32) WHERE class = 'vendor'",
    ])
  func vault(sql: String) throws {
    let scratch = try Self.filled()
    try scratch.raw(sql)
    guard case .vault = try Self.fault(scratch) else {
      Issue.record("it passed")
      return
    }
    try scratch.raw("DELETE FROM secret WHERE class IN ('vendor', 'text')")
    guard case .vaultMissing = try Self.fault(scratch) else {
      Issue.record("a missing text passed")
      return
    }
  }

  @Test("a log cut at its end is found without any checkpoint, and no rebuild makes it whole")
  func cutEnd() throws {
    let scratch = try Self.filled()
    try scratch.tamper("DELETE FROM checkpoint; DELETE FROM event WHERE seq > 7")
    #expect(try Self.fault(scratch) == .frontier)
    let roll = try Roll.open(scratch.path, for: .writing)
    #expect(throws: StoreError.unsound(.frontier)) { try roll.rebuild() }
    #expect(try roll.verify().fault == .frontier)
  }

  @Test("an altered blob is found")
  func blob() throws {
    let scratch = try Self.filled()
    try scratch.raw("UPDATE blob SET bytes = x'7b7d'")
    guard case .blob = try Self.fault(scratch) else {
      Issue.record("an altered blob passed")
      return
    }
  }

  @Test("a scan report that is gone is missed, and named")
  func scanMissing() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let kept = try roll.write(as: life.author) { writing in
      let digest = try writing.keep(Array("{}".utf8), type: "scan-report/1")
      var step = Step(
        .found, to: .received,
        [
          .tag: .code(try writing.nextTag(.laptop).text), .category: .code("laptop"), .source: .code("scan"),
          .ownership: .code("owned"),
        ])
      step.scan = digest
      _ = try writing.begin(step, on: life.day)
      return digest
    }.result
    #expect(try roll.verify().fault == nil)
    try scratch.raw("DELETE FROM blob")
    #expect(try roll.verify().fault == .blobMissing(kept))
  }

  @Test("the reasons of a verdict are missed as well")
  func verdictMissing() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let kept = try roll.write(as: life.author) { writing in
      let verdict = try writing.keep(Array("{}".utf8), type: "verdict/1")
      var step = Step(
        .found, to: .received,
        [
          .tag: .code(try writing.nextTag(.laptop).text), .category: .code("laptop"), .source: .code("scan"),
          .ownership: .code("owned"), .verdict: .code(verdict.text),
        ])
      step.scan = try writing.keep(Array("[]".utf8), type: "scan-report/1")
      _ = try writing.begin(step, on: life.day)
      return verdict
    }.result
    #expect(try roll.verify().fault == nil)
    try scratch.raw("DELETE FROM blob WHERE type = 'verdict/1'")
    #expect(try roll.verify().fault == .blobMissing(kept))
  }

  @Test("an event put in by hand with a right leaf is refused where the rules refuse it")
  func insertedByHand() throws {
    let scratch = try Self.filled()
    let roll = try Roll.open(scratch.path, for: .reading)
    let count = try roll.eventCount()
    let laptop = try #require(try roll.assets(meaning: .tag("LT-00021")).first)
    let entry = try #require(try roll.history(of: laptop).last)
    var event = entry.event
    event.sequence = count
    event.version = laptop.version + 1
    event.kind = .disposed
    event.from = .assigned
    event.to = .disposed
    event.evidence = Evidence([.certificate: .secret(entry.leaf)])
    try insert(event, into: scratch)
    #expect(
      try roll.verify().fault == .refused(sequence: count, .notAllowed(laptop.tag, .disposed, .assigned)))
  }

  @Test(
    "an event put in by hand is refused for who acts, when, whose log, which number and what it repeats",
    arguments: [
      "actor", "actor adds itself", "role", "clock", "clock mark", "clock mark later", "request again",
      "request inside", "log", "opened again", "party again", "tag again",
    ])
  func insertedWrong(what: String) throws {
    let scratch = try Self.filled()
    let roll = try Roll.open(scratch.path, for: .reading)
    let count = try roll.eventCount()
    let entries = try roll.events(from: 0, limit: 100).map(\.event)
    let place = try #require(entries.last)
    let found = try #require(entries.first { $0.kind == .found })
    var event = place
    event.subject = EntityID(at: Scratch.morning, random: [UInt8](repeating: 9, count: 10))
    let expected: Verification.Fault
    switch what {
    case "actor":
      event.actor = event.subject
      expected = .unknownActor(sequence: count)
    case "actor adds itself":
      event.kind = .personAdded
      event.actor = event.subject
      expected = .unknownActor(sequence: count)
    case "role":
      event.role = .auditor
      expected = .roleNotHeld(sequence: count, .auditor)
    case "clock":
      event.recordedAt = Instant(milliseconds: event.recordedAt.milliseconds - 1)
      expected = .clockBack(sequence: count)
    case "clock mark":
      event.clock = event.recordedAt
      expected = .clockMark(sequence: count)
    case "clock mark later":
      event.clock = event.recordedAt
      event.recordedAt = Instant(milliseconds: event.recordedAt.milliseconds + 1)
      expected = .clockMark(sequence: count)
    case "request again":
      let request = Request("r-1", of: "location add")
      var author = try scratch.clerk(roll)
      author.request = request
      _ = try Roll.open(scratch.path, for: .writing).write(as: author) {
        try $0.addParty(.placeAdded, name: "Room 9")
      }
      event.request = request
      return try expectFault(.request(sequence: count + 1), of: event, roll, scratch)
    case "request inside":
      event.request = Request("r-1", of: "location add")
      event.act = place.actNumber
      expected = .request(sequence: count)
    case "log":
      event.log = event.subject
      expected = .otherLog(sequence: count)
    case "opened again":
      event = entries[0]
      expected = .refused(sequence: count, .notFirst(.opened))
    case "party again":
      event = place
      expected = .refused(sequence: count, .notFirst(.placeAdded))
    default:
      event = found
      event.subject = EntityID(at: Scratch.morning, random: [UInt8](repeating: 9, count: 10))
      expected = .refused(sequence: count, .badCode(.tag, "LT-00013"))
    }
    try expectFault(expected, of: event, roll, scratch)
  }

  private func expectFault(
    _ expected: Verification.Fault, of event: Event, _ roll: Roll, _ scratch: Scratch
  ) throws {
    var event = event
    event.sequence = try roll.eventCount()
    try insert(event, into: scratch)
    #expect(try roll.verify().fault == expected)
  }

  private func insert(_ event: Event, into scratch: Scratch) throws {
    var hasher = SHA256Hasher()
    let body = EventBody.encode(event)
    let leaf = hasher.leaf(body)
    try scratch.raw("INSERT INTO event VALUES (\(event.sequence), x'\(leaf.text)', x'\(Hex.text(body))')")
  }
}

/// The columns of `asset` after its three keys, written by hand.
enum AssetColumns {
  static let rest = """
    category, stage, stage_since, holder_kind, holder, place, ownership, origin, return_to, return_holder_kind, \
    return_holder, repair_order, purchase, maker, model, serial, registered, purchased, price_minor, price_currency, \
    warranty_until, warranty_vendor, unlisted_data, data_state, route, holds, scan, received_by, asked_by, appraised_by, \
    approved_by, cleaned_by, released_by, lost_by, version, last_seq, due, acknowledged, \
    department, manifest, receipt_seq, approvals, appraisers, cause, labelled_seq, waits_for, replaces, replaced_by
    """
}
