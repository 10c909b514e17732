import Glibc
import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Backups")
struct BackupTests {
  private let scratch = Scratch()
  private var copy: String { scratch.folder + "/copy.db" }

  private func nobody(_ roll: Roll) throws -> Author {
    Issue.record("nobody is to be asked for")
    throw StoreError.unknownPerson(roll.identity.log)
  }

  @Test("a backup made while another writes is one state of the roll, verified, readable by its owner alone")
  func online() async throws {
    let roll = try scratch.create()
    let path = scratch.path
    let copy = copy
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let own = try Roll.open(path, for: .writing)
        let person = try #require(try own.parties(.person).first)
        for number in 0..<60 {
          _ = try own.write(as: Scratch.author(person.id)) {
            try $0.addParty(.placeAdded, name: "Room \(number)")
          }
        }
      }
      for _ in 0..<5 {
        unlink(copy)
        let backup = try Roll.open(path, for: .writing).backUp(to: copy, on: Scratch.morning.day)
        let opened = try Roll.openAtRest(copy)
        #expect(try opened.verify().fault == nil)
        #expect(try opened.asBackup() == backup)
        #expect(try roll.standing(of: backup, log: opened.identity.log) != .different)
      }
      try await group.waitForAll()
    }
    var status = stat()
    #expect(stat(copy, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(
      scratch.files.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == [
        "copy.db", "roll.tagroll", "roll.tagroll.key",
      ])
  }

  @Test("a backup leaves every byte of itself alone when it is read")
  func atRest() throws {
    let roll = try scratch.create()
    _ = try roll.backUp(to: copy, on: Scratch.morning.day)
    let before = try Bytes.read(copy)
    _ = try Roll.openAtRest(copy).verify()
    #expect(try Bytes.read(copy) == before)
    #expect(!scratch.files.contains("copy.db-wal"))
  }

  @Test("a backup whose views are of another program's shape is brought up to date in a copy only")
  func older() throws {
    let roll = try scratch.create()
    let backup = try roll.backUp(to: copy, on: Scratch.morning.day)
    do { try RawDatabase(copy).run("UPDATE view_version SET version = 1; DROP TABLE part") }
    let before = try Bytes.read(copy)
    #expect(throws: StoreError.older(path: copy, has: 2, understands: 2)) { try Roll.openAtRest(copy) }
    #expect(try Roll.summary(ofBackup: copy).root == backup.root)
    let path = scratch.folder + "/new.db"
    try Restoration(copy, for: path, erased: [], by: nobody).place(at: path)
    #expect(try Roll.open(path, for: .writing).verify().root == backup.root)
    #expect(try Bytes.read(copy) == before)
    Bytes.write(Array("rubbish".utf8), to: copy)
    #expect(throws: StoreError.notARoll(path: copy)) { try Roll.summary(ofBackup: copy) }
  }

  @Test("a backup never lands on the roll itself")
  func itself() throws {
    let roll = try scratch.create()
    symlink(scratch.path, copy)
    for place in [scratch.path, copy] {
      #expect(throws: StoreError.readOnly(path: place)) {
        try roll.backUp(to: place, on: Scratch.morning.day)
      }
    }
    #expect(try roll.verify().fault == nil)
  }

  @Test("a roll that does not verify gives no backup, and nothing half is left")
  func unsound() throws {
    let roll = try scratch.create()
    try scratch.raw("UPDATE secret SET value = 'x' WHERE class = 'place'")
    #expect(throws: StoreError.self) { try roll.backUp(to: copy, on: Scratch.morning.day) }
    #expect(!scratch.files.contains { $0.contains("copy") || $0.contains("part") })
  }

  @Test("a backup is the beginning of its roll, or ahead of it, or beside it, or another's")
  func standing() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let first = try roll.backUp(to: copy, on: life.day)
    let log = roll.identity.log
    #expect(try roll.standing(of: first, log: log) == .prefix(more: 0))
    _ = try life.person("张敏", "zhang.min")
    #expect(try roll.standing(of: first, log: log) == .prefix(more: 1))
    var other = first
    other.root = try roll.verify().root
    #expect(try roll.standing(of: other, log: log) == .different)
    other.events = 9
    #expect(try roll.standing(of: other, log: log) == .ahead(by: 5))
    #expect(try roll.standing(of: first, log: life.store) == .ofAnotherRoll)
  }

  @Test("what was erased after a backup is erased again in what it brings back, and verifies there")
  func erasedAgain() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let asset = try life.assigned(try life.found(), to: zhang)
    let noted = try life.take(asset) {
      [Step(.noted, to: .assigned, [.note: .secret(try $0.seal("rude", as: .text))])]
    }
    _ = try roll.backUp(to: copy, on: life.day)
    _ = try life.givenBack(noted)
    var order = ErasureOrder(zhang, basis: "asked")
    order.events = [noted.lastSequence]
    _ = try roll.write(as: life.author) { try $0.erase(order) }
    let erased = try roll.erasedTexts()
    #expect(erased.count == 3)
    let folder = BackupFolder(beside: scratch.path)
    try folder.add(erased)
    try folder.add([])
    #expect(try folder.erased() == erased)

    let path = scratch.folder + "/new.db"
    do {
      let restoration = try Restoration(copy, for: path, erased: folder.erased()) { try scratch.clerk($0) }
      #expect(restoration.repeated == 3)
      try restoration.place(at: path)
    }
    let restored = try Roll.open(path, for: .writing)
    #expect(try restored.verify().fault == nil)
    #expect(try restored.parties(.person).map(\.handle) == ["wang.lei", nil])
    // With them again, because the return came after the backup: a repeated erasure waits for nothing.
    #expect(try restored.assets(meaning: .tag(asset.tag.text)).map(\.holder.id) == [zhang])
    let bytes = try Bytes.read(path)
    for text in ["张敏", "zhang.min", "rude"] { #expect(!bytes.holds(text)) }
    for name in ["erased.txt"] { unlink("\(folder.path)/\(name)") }
    rmdir(folder.path)
  }

  @Test("in the place of a roll a backup takes over in one step, and what was there is kept whole")
  func replaced() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    _ = try roll.sign(at: Scratch.morning)
    _ = try roll.backUp(to: copy, on: life.day)
    for number in 0..<40 { _ = try life.person("Person \(number)", "p\(number)") }
    let restoration = try Restoration(copy, for: scratch.path, erased: [], by: nobody)
    #expect(throws: StoreError.busy(path: scratch.path)) {
      try restoration.replace(scratch.path, count: 3, on: life.day)
    }
    #expect(try roll.eventCount() == 43)
    let kept = try restoration.replace(scratch.path, count: 43, on: life.day)
    #expect(kept == scratch.path + ".replaced-2026-11-23")
    // Somebody who had the roll open goes on with the one that was put back.
    #expect(try roll.eventCount() == 3 && roll.verify().fault == nil)
    _ = try life.found()
    #expect(try Roll.open(scratch.path, for: .reading).verify().events == 4)
    #expect(try Roll.openAtRest(kept).verify().events == 43)
  }

  @Test("in the place of what is no roll any more a backup takes over, and the ruin is kept")
  func ruin() throws {
    do {
      let roll = try scratch.create()
      _ = try roll.backUp(to: copy, on: Scratch.morning.day)
    }
    Bytes.write(Array("rubbish".utf8), to: scratch.path)
    Bytes.write(Array("log".utf8), to: scratch.path + "-wal")
    let restoration = try Restoration(copy, for: scratch.path, erased: [], by: nobody)
    let kept = try restoration.replace(scratch.path, count: nil, on: Scratch.morning.day)
    #expect(try Bytes.read(kept) == Array("rubbish".utf8))
    #expect(try Bytes.read(kept + "-wal") == Array("log".utf8))
    #expect(try Roll.open(scratch.path, for: .writing).verify().fault == nil)
    #expect(Roll.hasKey(at: scratch.path, of: restoration.identity))
  }

  @Test("a damaged backup is not restored, wherever it was damaged, and nothing is left of the attempt")
  func damaged() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    _ = try life.assigned(try life.found(), to: try life.person("张敏", "zhang.min"))
    _ = try roll.backUp(to: copy, on: life.day)
    let whole = try Bytes.read(copy)
    let verified = try Roll.openAtRest(copy).verify()
    for place in stride(from: 100, to: whole.count, by: 3061) {
      var bytes = whole
      bytes[place] ^= 0x10
      Bytes.write(bytes, to: copy)
      do {
        let restoration = try Restoration(copy, for: scratch.folder + "/new.db", erased: [], by: nobody)
        #expect(restoration.backup.root == verified.root, "byte \(place)")
      } catch is StoreError {
      }
    }
    Bytes.write(Array(whole.prefix(whole.count / 2)), to: copy)
    #expect(throws: StoreError.self) {
      try Restoration(copy, for: scratch.folder + "/new.db", erased: [], by: nobody)
    }
    #expect(throws: StoreError.noRoll(path: "/nowhere")) {
      try Restoration("/nowhere", for: scratch.folder + "/new.db", erased: [], by: nobody)
    }
    #expect(scratch.files.filter { $0.contains("part") || $0.contains("new") } == [])
  }

  @Test("a drill is recorded with what was restored and what came of it, by those who may")
  func drill() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let backup = try roll.backUp(to: copy, on: life.day)
    _ = try roll.write(as: life.author) { try $0.recordDrill(of: backup, succeeded: true) }
    let event = try #require(try roll.events(from: 3, limit: 1).first).event
    #expect(event.kind == .drilled && event.subject == roll.identity.log)
    #expect(event.evidence.number(.events) == 3 && event.evidence.code(.head) == backup.root.text)
    #expect(event.evidence.code(.result) == "verified")
    #expect(throws: StoreError.refused(.roleMissing(.drilled, [.manager, .admin]))) {
      try roll.write(as: try scratch.clerk(roll, .technician)) {
        try $0.recordDrill(of: backup, succeeded: true)
      }
    }
    _ = try roll.rebuild()
    #expect(try roll.verify().fault == nil)
  }

  @Test("a list of erasures that was damaged is told, not believed in part")
  func badList() throws {
    let folder = BackupFolder(beside: scratch.path)
    mkdir(folder.path, 0o700)
    let list = "\(folder.path)/erased.txt"
    Bytes.write(Array("abc\n".utf8), to: list)
    #expect(throws: StoreError.corrupt(path: list, detail: "abc")) { try folder.erased() }
    unlink(list)
    rmdir(folder.path)
  }
}
