import Lifecycle
import Model
import Store
import Testing

/// What was asked for by a name is done once.
@Suite("A request by name")
struct RequestTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
  }

  private func author(_ id: String, _ act: String = "location add", by person: EntityID? = nil) -> Author {
    var author = Scratch.author(person ?? life.author.person)
    author.request = Request(id, of: act)
    return author
  }

  private func add(_ names: String..., as author: Author, dryRun: Bool = false) throws -> [Event] {
    try roll.write(as: author, dryRun: dryRun) {
      for name in names { _ = try $0.addParty(.placeAdded, name: name) }
    }.events
  }

  @Test("stands in the first event of what was done, and asking again finds all of it and writes nothing")
  func once() throws {
    let events = try add("Room 1", "Room 2", as: author("r-1"))
    #expect(events.map(\.request) == [Request("r-1", of: "location add"), nil])
    let count = try roll.eventCount()
    #expect(throws: StoreError.doneBefore(events)) { try add("Room 3", as: author("r-1")) }
    #expect(try roll.eventCount() == count)
    #expect(
      try roll.done(Request("r-1", of: "location add")!, by: life.author.person)?.map(\.sequence)
        == events.map(\.sequence))
    #expect(try roll.done(Request("r-2", of: "location add")!, by: life.author.person) == nil)
    _ = try add("Room 4", as: author("r-2"))
    #expect(try roll.verify().fault == nil)
  }

  @Test("that another act, or another person, was asked for by is refused")
  func taken() throws {
    let zhang = try life.person("张敏", "zhang.min", [.manager])
    let events = try add("Room 1", as: author("r-1"))
    let first = events[0].sequence
    for author in [author("r-1", "vendor add"), author("r-1", by: zhang)] {
      #expect(throws: StoreError.requestTaken(author.request!, by: first)) { try add("Room 2", as: author) }
    }
  }

  @Test("that was only tried, or refused, may be asked for again")
  func undone() throws {
    _ = try add("Room 1", as: author("r-1"), dryRun: true)
    var refused = author("r-1")
    refused.act = "location add"
    let asset = try life.found()
    #expect(throws: StoreError.refused(.notAllowed(asset.tag, .restocked, .received))) {
      try roll.write(as: refused) {
        try $0.record([Step(.restocked, to: .inStock)], on: asset, day: life.day)
      }
    }
    #expect(try add("Room 1", as: author("r-1")).count == 1)
    _ = try add("Room 2", as: author("r-1"), dryRun: true)
    #expect(try roll.verify().fault == nil)
  }

  @Test("is known after a rebuild and in a backup, and a verification compares its row")
  func kept() throws {
    let events = try add("Room 1", as: author("r-1"))
    let raw = try RawDatabase(scratch.path)
    let row = ["r-1|\(events[0].sequence)"]
    #expect(try raw.rows("SELECT * FROM request") == row)
    _ = try roll.rebuild()
    #expect(try raw.rows("SELECT * FROM request") == row)
    let backup = try roll.backUp(to: scratch.folder + "/copy", on: life.day)
    #expect(
      try Roll.openAtRest(backup.path).done(Request("r-1", of: "location add")!, by: life.author.person)?
        .count
        == 1)
    for change in ["UPDATE request SET seq = 1", "UPDATE request SET id = 'r-2'", "DELETE FROM request"] {
      try raw.run(change)
      #expect(try roll.verify().fault == .view(table: "request"), "\(change)")
      _ = try roll.rebuild()
    }
  }

  @Test(
    "is 1 to 64 plain characters", arguments: ["", "a b", "王磊", "a/b", String(repeating: "a", count: 65)])
  func form(id: String) {
    #expect(Request(id, of: "assign") == nil)
    #expect(Request(String(repeating: "a", count: 64), of: "assign") != nil)
    #expect(Request("A.1_b:c-9", of: "") == nil && Request("A.1_b:c-9", of: "repair start") != nil)
  }
}
