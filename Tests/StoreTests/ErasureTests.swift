import Glibc
import Ledger
import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Erasure")
struct ErasureTests {
  private let scratch = Scratch()

  private func erase(_ roll: Roll, _ author: Author, _ person: EntityID, witness: EntityID? = nil) throws {
    _ = try roll.write(as: author) {
      try $0.erase(ErasureOrder(person, basis: "retention over", witness: witness))
    }
  }

  @Test(
    "of a thousand erased people no byte is left in file, log, shared memory or what a backup brings back; every proof holds"
  )
  func thousand() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    var random = SystemRandomNumberGenerator()
    var people: [(id: EntityID, texts: [String])] = []
    for batch in 0..<50 {
      _ = try roll.write(as: life.author) { writing in
        for number in 0..<40 {
          let mark = String(random.next(), radix: 36)
          let name = "Name \(mark) \(String(repeating: "é", count: Int(random.next() % 40)))"
          let handle = "login.\(mark)"
          let id = try writing.addParty(.personAdded, name: name, handle: handle)
          // Every other one stays.
          if (batch * 40 + number) % 2 == 0 { people.append((id, ["Name \(mark)", handle])) }
        }
      }
    }
    let asset = try life.found()
    let secret = "spilt tea " + String(repeating: "over it ", count: 900)
    let noted = try life.take(asset) {
      [Step(.noted, to: .received, [.note: .secret(try $0.seal(secret, as: .text))])]
    }
    _ = try roll.sign(at: Scratch.morning)
    let kept = try roll.keptHead(Array(try #require(try roll.lastCheckpoint()).note.utf8))
    let backup = try roll.backUp(to: scratch.folder + "/before", on: life.day)
    for batch in stride(from: 0, to: people.count, by: 250) {
      _ = try roll.write(as: life.author) { writing in
        for person in people[batch..<min(people.count, batch + 250)] {
          var order = ErasureOrder(person.id, basis: "retention over")
          if person.id == people[0].id { order.events = [noted.lastSequence] }
          try writing.erase(order)
        }
      }
    }
    #expect(people.count == 1000)
    #expect(try roll.clearLog())
    let brought = scratch.folder + "/brought-back"
    let restoration = try Restoration(backup.path, for: brought, erased: try roll.erasedTexts()) {
      try scratch.clerk($0)
    }
    try restoration.place(at: brought)
    #expect(restoration.repeated == 2001)
    #expect(try Bytes.read(backup.path).holds(people[7].texts[0]))
    let places = [scratch.path, scratch.path + "-wal", scratch.path + "-shm", brought]
    let left = try places.map { try Bytes.read($0) }
    for text in people.flatMap(\.texts) + ["spilt tea", "over it over"] {
      for (bytes, name) in zip(left, ["file", "log", "shared memory", "roll brought back"])
      where bytes.holds(text) {
        Issue.record("\(text) is still in the \(name)")
      }
    }
    let found = try roll.verify(against: kept)
    #expect(found.fault == nil)
    #expect(try roll.parties(.person).filter(\.isErased).count == 1000)
    var hasher = SHA256Hasher()
    for number in stride(from: Int64(3), to: kept.size, by: 97) {
      let leaf = try #require(try roll.events(from: number, limit: 1).first).leaf
      try roll.inclusionProof(of: number, in: kept.size).verify(leaf: leaf, root: kept.root, using: &hasher)
    }
  }

  @Test("what somebody holds, or gets back from repair, must come back first, and is named")
  func holds() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let vendor = try life.vendor("FixIt")
    let asset = try life.assigned(try life.found(), to: zhang)
    let refusal = StoreError.refused(.stillHolds([asset.tag]))
    #expect(throws: refusal) { try erase(roll, life.author, zhang) }
    let away = try life.repaired(asset, at: vendor)
    #expect(throws: refusal) { try erase(roll, life.author, zhang) }
    let back = try life.mended(away)
    _ = try life.givenBack(back)
    try erase(roll, life.author, zhang)
    #expect(try roll.verify().fault == nil)
  }

  @Test("nobody erases themselves, nobody is erased twice, and only managers and administrators erase")
  func rules() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min", [.technician, .auditor])
    let li = try life.person("李娜", "li.na")
    let nobody = EntityID(at: Scratch.morning, random: [UInt8](repeating: 7, count: 10))
    #expect(throws: StoreError.refused(.notOneself)) { try erase(roll, life.author, life.author.person) }
    #expect(throws: StoreError.refused(.notOneself)) {
      try erase(roll, life.author, li, witness: life.author.person)
    }
    #expect(throws: StoreError.refused(.notOneself)) { try erase(roll, life.author, li, witness: li) }
    #expect(throws: StoreError.refused(.noSuchPerson(nobody))) { try erase(roll, life.author, nobody) }
    #expect(throws: StoreError.refused(.noSuchPerson(life.store))) {
      try erase(roll, life.author, life.store)
    }
    for role in [Role.technician, .auditor] {
      #expect(throws: StoreError.refused(.roleMissing(.erased, [.manager, .admin]))) {
        try erase(roll, Scratch.author(zhang, role), li)
      }
    }
    try erase(roll, life.author, li, witness: zhang)
    #expect(throws: StoreError.refused(.noSuchPerson(li))) { try erase(roll, life.author, li) }
    let event = try #require(try roll.events(from: 0, limit: 100).last).event
    #expect(event.kind == .erased && !event.singleControl)
    try erase(roll, life.author, zhang)
    #expect(try #require(try roll.events(from: 0, limit: 100).last).event.singleControl)
    #expect(try roll.verify().fault == nil)
  }

  @Test("whoever is erased does nothing, gets nothing and vouches for nothing any more")
  func gone() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min", [.technician])
    let asset = try life.found()
    try erase(roll, life.author, zhang)
    #expect(throws: StoreError.unknownPerson(zhang)) {
      try roll.write(as: Scratch.author(zhang, .technician)) { try $0.addParty(.placeAdded, name: "Room 1") }
    }
    #expect(throws: StoreError.refused(.noSuchPerson(zhang))) { try life.assigned(asset, to: zhang) }
    let retired = try life.retired(asset)
    #expect(throws: StoreError.refused(.noSuchPerson(zhang))) { try life.wiped(retired, witness: zhang) }
    #expect(try roll.parties(.person, named: "zhang.min") == [])
    #expect(try roll.verify().fault == nil)
  }

  @Test("with a person go the texts of the events that are named, and no others")
  func texts() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let asset = try life.found()
    let first = try life.take(asset) {
      [Step(.noted, to: .received, [.note: .secret(try $0.seal("rude", as: .text))])]
    }
    let second = try life.take(first) {
      [Step(.noted, to: .received, [.note: .secret(try $0.seal("fine", as: .text))])]
    }
    var order = ErasureOrder(zhang, basis: "asked")
    for number in [asset.lastSequence, 0, 99, -1] {
      order.events = [number]
      #expect(throws: StoreError.noText(event: number)) {
        try roll.write(as: life.author) { try $0.erase(order) }
      }
    }
    order.events = [first.lastSequence]
    _ = try roll.write(as: life.author) { try $0.erase(order) }
    let notes = try roll.history(of: second).compactMap { $0.event.evidence.secret(.note) }
    #expect(try notes.map { try roll.opened($0) } == [nil, "fine"])
    #expect(try roll.verify().fault == nil)
  }

  @Test("an erased text that is put back is found; a text that is only gone is missed as before")
  func putBack() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let li = try life.person("李娜", "li.na")
    try scratch.raw("CREATE TABLE aside AS SELECT * FROM secret")
    try erase(roll, life.author, zhang)
    let erased = try #require(try roll.events(from: 0, limit: 100).last).event
    let name = try #require(erased.evidence.secret(.name))
    #expect(try roll.verify().fault == nil)
    try scratch.raw("INSERT INTO secret SELECT * FROM aside WHERE digest = x'\(name.text)'")
    #expect(try roll.verify().fault == .erasedText(name))
    try scratch.raw("DELETE FROM secret WHERE digest = x'\(name.text)'")
    let added = try #require(try roll.events(from: 0, limit: 100).first { $0.event.subject == li }).event
    let other = try #require(added.evidence.secret(.handle))
    try scratch.raw("DELETE FROM secret WHERE digest = x'\(other.text)'")
    #expect(try roll.verify().fault == .vaultMissing(other))
  }

  @Test(
    "an erasure put in by hand is refused where the rules refuse it",
    arguments: [
      "holding", "wrong name", "no basis", "itself", "mark", "text before the person", "unknown text",
    ])
  func byHand(what: String) throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let asset = try life.found()
    if what == "holding" { _ = try life.assigned(asset, to: zhang) }
    let entries = try roll.events(from: 0, limit: 100).map(\.event)
    let added = try #require(entries.first { $0.subject == zhang })
    let opened = try #require(entries.first)
    let organisation = try #require(opened.evidence.secret(.organisation))
    var event = added
    event.kind = .erased
    event.sequence = try roll.eventCount()
    event.singleControl = true
    var expected = LifecycleError.notTheirs(.erased)
    event.evidence[.basis] = .secret(organisation)
    switch what {
    case "holding": expected = .stillHolds([asset.tag])
    case "wrong name": event.evidence[.name] = .secret(organisation)
    case "no basis":
      event.evidence[.basis] = nil
      expected = .evidenceMissing(.erased, .basis)
    case "itself":
      event.subject = added.actor
      expected = .notOneself
    case "mark": event.singleControl = false
    case "text before the person":
      event.kind = .textErased
      event.evidence = Evidence([.basis: .secret(organisation), .text: .secret(organisation)])
      expected = .notTheirs(.textErased)
    default:
      event.kind = .textErased
      event.evidence = Evidence([
        .basis: .secret(organisation), .text: .secret(Digest(bytes: [UInt8](repeating: 1, count: 32))!),
      ])
      expected = .notTheirs(.textErased)
    }
    var hasher = SHA256Hasher()
    let body = EventBody.encode(event)
    try scratch.raw(
      "INSERT INTO event VALUES (\(event.sequence), x'\(hasher.leaf(body).text)', x'\(Hex.text(body))')")
    #expect(try roll.verify().fault == .refused(sequence: event.sequence, expected))
  }

  @Test("a dry run erases nothing, and views made again know who was erased")
  func again() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    _ = try roll.write(as: life.author, dryRun: true) { try $0.erase(ErasureOrder(zhang, basis: "asked")) }
    #expect(try roll.parties(.person, named: "zhang.min").map(\.name) == ["张敏"])
    try erase(roll, life.author, zhang)
    let raw = try RawDatabase(scratch.path)
    let before = try raw.rows("SELECT * FROM party ORDER BY id")
    _ = try roll.rebuild()
    #expect(try raw.rows("SELECT * FROM party ORDER BY id") == before)
    try scratch.raw("UPDATE party SET erased_seq = NULL")
    #expect(try roll.verify().fault == .view(table: "party"))
  }

  @Test("a reader that needs the log keeps it, and that is told")
  func reader() throws {
    let roll = try Roll(RollFile.open(made().path, for: .writing, patience: 20))
    let other = try RawDatabase(scratch.path)
    try other.run("BEGIN")
    _ = try other.rows("SELECT count(*) FROM event")
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    try erase(roll, life.author, zhang)
    #expect(!(try roll.clearLog()))
    try other.run("COMMIT")
    #expect(try roll.clearLog())
  }

  private func made() throws -> Roll { try scratch.create() }
}

enum Bytes {
  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, 1 << 16))
      }
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }
}

extension [UInt8] {
  func holds(_ text: String) -> Bool {
    let part = Array(text.utf8)
    return withUnsafeBytes { here in
      guard let start = here.baseAddress else { return false }
      return part.withUnsafeBytes { Memory.find(start, here.count, $0.baseAddress!, $0.count) != nil }
    }
  }
}

private enum Memory {
  typealias Find = @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeMutableRawPointer?
  /// memmem(3), which <string.h> names only under _GNU_SOURCE.
  static let find = unsafeBitCast(dlsym(nil, "memmem"), to: Find.self)
}
