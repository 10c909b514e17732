import Glibc
import Lifecycle
import Model
import Testing

@testable import Store

/// What a disk, a clock or a careless hand can do to a roll.
@Suite("Damage")
struct DamageTests {
  private let scratch = Scratch()

  private func filled() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let first = try life.assigned(try life.found(), to: zhang)
    _ = try life.mended(try life.repaired(first))
    _ = try life.wiped(try life.retired(try life.found(serial: "PF9")), witness: zhang)
    _ = try roll.write(as: life.author) {
      try $0.keep(Array("{\"report\":1}".utf8), type: "application/json")
    }
    let gone = try life.person("李娜", "li.na")
    _ = try roll.write(as: life.author) { try $0.erase(ErasureOrder(gone, basis: "asked")) }
    _ = try roll.sign(at: Scratch.morning)
  }

  /// Everything the program ever says of a roll.
  private func said(_ path: String) throws -> [String] {
    let roll = try Roll.open(path, for: .reading)
    let found = try roll.verify()
    if let fault = found.fault { throw fault }
    var lines = ["\(found.events) \(found.root.text) \(found.checkpoints)"]
    try roll.eachAsset { lines.append("\($0)") }
    lines += try [Holder.Kind.person, .place, .vendor].flatMap { try roll.parties($0).map { "\($0)" } }
    lines += try roll.events(from: 0, limit: 1000).map { "\($0.event) \($0.leaf.text)" }
    return lines
  }

  @Test("a flipped bit anywhere in the file changes nothing the program says, or is found", arguments: 0..<8)
  func flips(bit: Int) throws {
    try filled()
    let whole = try Bytes.read(scratch.path)
    let truth = try said(scratch.path)
    var found = 0
    for place in stride(from: bit * 37, to: whole.count, by: 941) {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(bit)
      Bytes.write(bytes, to: scratch.path)
      for suffix in ["-wal", "-shm"] { unlink(scratch.path + suffix) }
      do {
        let now = try said(scratch.path)
        #expect(now == truth, "bit \(bit) of byte \(place)")
      } catch {
        found += 1
        #expect(error is StoreError || error is Verification.Fault, "byte \(place): \(error)")
      }
    }
    #expect(found > 0)
  }

  @Test("a roll put back to an older file is told by whoever kept a head")
  func older() throws {
    try filled()
    let older = try Bytes.read(scratch.path)
    let head: KeptHead
    do {
      let roll = try Roll.open(scratch.path, for: .writing)
      _ = try Life(scratch, roll).found(serial: "PF10")
      head = try roll.keptHead(Array(try roll.sign(at: Scratch.morning).note.utf8))
    }
    Bytes.write(older, to: scratch.path)
    let found = try Roll.open(scratch.path, for: .reading).verify(against: head)
    #expect(found.fault == .keptBeyond(size: head.size, has: head.size - 1))
  }

  @Test("a lost index of the log is made again; a log of another state is not taken for this one's")
  func log() throws {
    do {
      let roll = try scratch.create()
      let life = try Life(scratch, roll)
      _ = try life.found()
      Bytes.write(try Bytes.read(scratch.path + "-wal"), to: scratch.folder + "/log")
      Bytes.write(try Bytes.read(scratch.path), to: scratch.folder + "/old")
    }
    let closed = try Bytes.read(scratch.path)
    // As a crash leaves it, and the shared memory lost.
    Bytes.write(try Bytes.read(scratch.folder + "/old"), to: scratch.path)
    Bytes.write(try Bytes.read(scratch.folder + "/log"), to: scratch.path + "-wal")
    #expect(try Roll.open(scratch.path, for: .reading).verify().events == 4)
    // A byte of the last frame flipped: the transaction is not there, as if it had never been acknowledged as durable.
    var torn = try Bytes.read(scratch.folder + "/log")
    torn[torn.count - 2000] ^= 1
    Bytes.write(try Bytes.read(scratch.folder + "/old"), to: scratch.path)
    Bytes.write(torn, to: scratch.path + "-wal")
    #expect(try Roll.open(scratch.path, for: .reading).verify() == whole(events: 3))
    // The log of the closed roll's past beside the closed roll changes nothing.
    Bytes.write(closed, to: scratch.path)
    Bytes.write([UInt8](repeating: 0x55, count: 5000), to: scratch.path + "-wal")
    #expect(try Roll.open(scratch.path, for: .reading).verify().events == 4)
  }

  private func whole(events: Int64) throws -> Verification {
    let found = try Roll.open(scratch.path, for: .reading).verify()
    #expect(found.fault == nil && found.events == events)
    return found
  }

  @Test("a clock that jumps a year back, a year on and over a leap day leaves the order and the roll sound")
  func clock() throws {
    let roll = try scratch.create()
    let moments = [
      "2026-11-24T10:00:00.000Z", "2025-11-24T10:00:00.000Z", "2027-11-24T10:00:00.000Z",
      "2028-02-29T23:59:59.999Z", "2028-03-01T00:00:00.000Z", "2026-03-29T01:30:00.000Z",
      "2026-10-25T01:30:00.000Z", "1970-01-01T00:00:00.000Z",
    ]
    for (number, moment) in moments.enumerated() {
      let now = try #require(Instant(moment))
      _ = try roll.write(as: try scratch.clerk(roll, at: now)) {
        try $0.addParty(.placeAdded, name: "Room \(number)")
      }
      _ = try roll.signIfDue(at: now)
    }
    let events = try roll.events(from: 3, limit: 100).map(\.event)
    #expect(
      events.map(\.recordedAt.text) == [
        "2026-11-24T10:00:00.000Z", "2026-11-24T10:00:00.000Z", "2027-11-24T10:00:00.000Z",
        "2028-02-29T23:59:59.999Z", "2028-03-01T00:00:00.000Z", "2028-03-01T00:00:00.000Z",
        "2028-03-01T00:00:00.000Z", "2028-03-01T00:00:00.000Z",
      ])
    // Where it went back, the event says what the clock said.
    #expect(
      events.map(\.clock?.text) == [
        nil, "2025-11-24T10:00:00.000Z", nil, nil, nil, "2026-03-29T01:30:00.000Z",
        "2026-10-25T01:30:00.000Z", "1970-01-01T00:00:00.000Z",
      ])
    // The day is the clerk's own: a correction of the books may lie in the past.
    #expect(events.map(\.on.text).prefix(3) == ["2026-11-24", "2025-11-24", "2027-11-24"])
    #expect(try roll.verify().fault == nil)
    _ = try roll.rebuild()
    #expect(try roll.verify().fault == nil)
  }

  @Test(
    "a trigger, a table or an index that was taken away or changed is found, though every row is as it was",
    arguments: [
      ("DROP TRIGGER event_no_delete", Verification.Fault.schema("trigger event_no_delete")),
      ("DROP TABLE look", .schema("table look")), ("DROP INDEX asset_by_manifest", .view(table: "asset")),
      (
        """
        DROP TRIGGER event_no_update;
        CREATE TRIGGER event_no_update BEFORE UPDATE ON event WHEN OLD.seq > 7 BEGIN SELECT RAISE(ABORT, 'final'); END
        """, .schema("trigger event_no_update")
      ),
    ])
  func schema(sql: String, fault: Verification.Fault) throws {
    try filled()
    try Connection(scratch.path, .write).execute(sql)
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == fault)
    // What is made from nothing else is made again; what held something is not.
    _ = try Roll.open(scratch.path, for: .writing).rebuild()
    let left: Verification.Fault? = fault == .schema("table look") ? fault : nil
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == left)
  }

  @Test("an index that somebody made for questions of their own is theirs")
  func added() throws {
    try filled()
    try Connection(scratch.path, .write).execute("CREATE INDEX mine ON asset (model)")
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == nil)
  }
}
