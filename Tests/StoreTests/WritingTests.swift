import CSQLite
import Glibc
import Ledger
import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Writing")
struct WritingTests {
  private let scratch = Scratch()

  @Test(
    "an event is final: no update, no delete and no replacement, by anybody",
    arguments: [
      "UPDATE event SET body = body", "DELETE FROM event", "INSERT OR REPLACE INTO event SELECT * FROM event",
      "REPLACE INTO event VALUES (0, zeroblob(32), x'7b7d')", "UPDATE checkpoint SET note = ''",
      "DELETE FROM checkpoint", "REPLACE INTO checkpoint SELECT * FROM checkpoint",
    ])
  func final(sql: String) throws {
    let roll = try scratch.create()
    _ = try roll.sign(at: Scratch.morning)
    let error = #expect(throws: RawDatabase.Failure.self) { try scratch.raw(sql) }
    #expect(error?.message.hasPrefix("final: ") == true)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a dry run says what would happen and writes nothing")
  func dryRun() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let raw = try RawDatabase(scratch.path)
    let tables = ["event", "secret", "blob", "frontier", "asset", "part", "party", "tag_counter"]
    func counts() throws -> [[String]] { try tables.map { try raw.rows("SELECT * FROM \($0)") } }
    let before = try counts()
    let (tag, events) = try roll.write(as: life.author, dryRun: true) { writing in
      _ = try writing.addParty(.vendorAdded, name: "FixIt")
      _ = try writing.keep([1, 2, 3], type: "x")
      return try writing.nextTag(.laptop)
    }
    #expect(tag.text == "LT-00013" && events.map(\.kind) == [.vendorAdded])
    #expect(try counts() == before)
    #expect(try life.found().tag == tag)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a verb that fails half way leaves nothing, and the roll goes on")
  func halfWay() throws {
    struct Stop: Error {}
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    #expect(throws: Stop.self) {
      try roll.write(as: life.author) { writing in
        _ = try writing.addParty(.placeAdded, name: "Room 204")
        throw Stop()
      }
    }
    #expect(try roll.eventCount() == 3)
    _ = try life.found()
    #expect(try roll.verify().fault == nil)
  }

  @Test("time never goes back in the ledger, whatever the clock says")
  func clock() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    _ = try life.person("张敏", "zhang.min")
    let early = Instant("2025-01-01T00:00:00.000Z")!
    let (_, events) = try roll.write(as: try scratch.clerk(roll, at: early)) {
      try $0.addParty(.placeAdded, name: "Room 204")
    }
    #expect(events.map(\.recordedAt) == [Scratch.morning])
    #expect(try roll.verify().fault == nil)
  }

  @Test("a clock the ledger cannot write down is refused")
  func absurdClock() throws {
    let roll = try scratch.create()
    let absurd = try scratch.clerk(roll, at: Instant(milliseconds: .max / 2))
    #expect(throws: StoreError.self) {
      try roll.write(as: absurd) { try $0.addParty(.placeAdded, name: "Room 204") }
    }
    #expect(try roll.verify().fault == nil)
  }

  @Test("two who change one asset: the first wins, the second is told")
  func twoWriters() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let seen = try life.found()
    let other = try Roll.open(scratch.path, for: .writing)
    let second = try Life(scratch, other)
    _ = try life.assigned(seen, to: zhang)
    #expect(throws: StoreError.refused(.versionConflict(seen.tag, says: 2, is: 2))) {
      try second.assigned(seen, to: zhang)
    }
    #expect(try other.eventCount() == (try roll.eventCount()))
  }

  @Test("two open connections take turns and see one another's events")
  func turns() throws {
    let roll = try scratch.create()
    let other = try Roll.open(scratch.path, for: .writing)
    let lives = [try Life(scratch, roll), try Life(scratch, other)]
    for number in 0..<10 { _ = try lives[number % 2].found(serial: "PF\(number)") }
    #expect(try roll.assetCount() == 10)
    #expect(try other.verify().fault == nil)
    #expect(try roll.verify().events == 13)
  }

  @Test("sixteen writers on one asset: one wins each round, and nobody is told of a lock")
  func oneAsset() async throws {
    let roll = try scratch.create()
    let seen = try Life(scratch, roll).found()
    let path = scratch.path
    let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          let own = try Roll.open(path, for: .writing)
          let person = try #require(try own.parties(.person).first)
          do {
            _ = try own.write(as: Scratch.author(person.id)) { writing in
              let place = try #require(try own.parties(.place).first).id
              let steps = try Walk.assign(seen, to: Holder(.person, person.id), at: place)
              return try writing.record(steps, on: seen, day: Scratch.morning.day)
            }
            return true
          } catch StoreError.refused(.versionConflict) {
            return false
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter(\.self).count == 1)
    #expect(try roll.verify().fault == nil)
  }

  @Test("eight who append and sign at once lose nothing and see no error")
  func eight() async throws {
    let roll = try scratch.create()
    let path = scratch.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for clerk in 0..<8 {
        group.addTask {
          let own = try Roll.open(path, for: .writing)
          let person = try #require(try own.parties(.person, named: "wang.lei").first)
          for number in 0..<10 {
            _ = try own.write(as: Scratch.author(person.id)) {
              try $0.addParty(.placeAdded, name: "Room \(clerk)-\(number)")
            }
            _ = try own.sign(at: Scratch.morning)
          }
        }
      }
      try await group.waitForAll()
    }
    let found = try roll.verify()
    #expect(found.events == 83 && found.fault == nil)
    #expect(try roll.parties(.place).count == 81)
  }

  @Test("a full disk refuses the verb whole, and the roll goes on when there is room again")
  func full() throws {
    do { _ = try scratch.create() }
    let roll = try Roll.open(scratch.path, for: .writing)
    let life = try Life(scratch, roll)
    // SQLite then says of itself what it says when the disk gives no more pages.
    let pages = try #require(Int(try RawDatabase(scratch.path).rows("PRAGMA page_count")[0]))
    try roll.connection.execute("PRAGMA max_page_count = \(pages + 3)")
    var failure: (any Error)?
    var written = 0
    do {
      for number in 0..<200 {
        _ = try life.found(serial: "PF\(number)")
        written += 1
      }
    } catch {
      failure = error
    }
    try roll.connection.execute("PRAGMA max_page_count = 1000000")
    #expect(failure as? StoreError == .full(path: scratch.path) && written < 200)
    #expect(try roll.assetCount() == Int64(written))
    #expect(try roll.verify().fault == nil)
    _ = try life.found(serial: "PF99")
    #expect(try roll.verify().fault == nil)
  }

  @Test("a checkpoint is signed once for a size, and again when due")
  func signing() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    try roll.signIfDue(at: Scratch.morning)
    let first = try #require(try roll.lastCheckpoint())
    #expect(first.size == 3)
    _ = try life.found()
    try roll.signIfDue(at: Instant(milliseconds: Scratch.morning.milliseconds + 59_999))
    #expect(try roll.lastCheckpoint()?.size == 3)
    try roll.signIfDue(at: Instant(milliseconds: Scratch.morning.milliseconds + 60_000))
    #expect(try roll.lastCheckpoint()?.size == 4)
    #expect(try roll.verify().checkpoints == 2)
  }

  @Test("a checkpoint signed under a clock that ran ahead does not keep the next one from being signed")
  func wrongClock() throws {
    let roll = try scratch.create()
    try roll.signIfDue(at: Instant("2031-01-01T00:00:00.000Z")!)
    _ = try Life(scratch, roll).found()
    try roll.signIfDue(at: Scratch.morning)
    #expect(try roll.lastCheckpoint()?.size == 4)
  }

  @Test("a stored checkpoint that does not hold is not given out")
  func forgedHead() throws {
    let roll = try scratch.create()
    let head = try roll.sign(at: Scratch.morning)
    #expect(try roll.sign(at: Scratch.morning).note == head.note)
    try scratch.tamper("UPDATE checkpoint SET note = replace(note, '3', '4')")
    #expect(throws: StoreError.corrupt(path: scratch.path, detail: "checkpoint 3")) {
      try roll.sign(at: Scratch.morning)
    }
  }

  @Test("another roll's key does not sign this one")
  func wrongKey() throws {
    let other = Scratch()
    _ = try other.create()
    let roll = try scratch.create()
    rename(other.path + ".key", scratch.path + ".key")
    #expect(throws: StoreError.ledger(.keyIDMismatch)) { try roll.sign(at: Scratch.morning) }
    unlink(scratch.path + ".key")
    let error = #expect(throws: StoreError.self) { try roll.sign(at: Scratch.morning) }
    guard case .keyFile = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try roll.lastCheckpoint() == nil)
  }
}
