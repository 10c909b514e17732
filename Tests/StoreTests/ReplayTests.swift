import Lifecycle
import Model
import Store
import Testing

/// What a verification has to keep of the events before, to judge the ones after.
@Suite("Replay")
struct ReplayTests {
  private let scratch = Scratch()

  private func fault() throws -> Verification.Fault? {
    try Roll.open(scratch.path, for: .reading).verify().fault
  }

  /// Registers a laptop under a tag of one's choice.
  private func found(_ life: Life, _ number: Int, parts: [Part] = []) throws -> Asset {
    try life.roll.write(as: life.author) { writing in
      try writing.begin(
        Step(
          .found, to: .received,
          [
            .tag: .code(Tag(prefix: "LT", number: number).text), .category: .code("laptop"),
            .source: .code("scan"), .ownership: .code("owned"),
          ], keys: ["serial:\(number)"], parts: parts), on: life.day)
    }.result
  }

  @Test("tags given in any order are sound, and the counter stands at the highest")
  func tagOrder() throws {
    let life = try Life(scratch, try scratch.create())
    for number in [5, 2, 9, 1, 7] { _ = try found(life, number) }
    #expect(try fault() == nil)
    try scratch.tamper("UPDATE tag_counter SET last = 7")
    #expect(try fault() == .view(table: "tag_counter"))
  }

  @Test("a key that a later event names again stands in its table once; one that is missing there is missed")
  func keyAgain() throws {
    let life = try Life(scratch, try scratch.create())
    let asset = try found(life, 1)
    let again = try life.take(asset) { writing in
      [
        Step(
          .noted, to: .received, [.note: .secret(try writing.seal("new board", as: .text))],
          keys: ["mac:00:11:22:33:44:55", "serial:1"])
      ]
    }
    #expect(again.version == 2)
    #expect(try fault() == nil)
    try scratch.tamper("DELETE FROM asset_key WHERE key = 'serial:1'")
    #expect(try fault() == .view(table: "asset_key"))
  }

  @Test("an asset is followed to its end, whichever event its row names as its last", arguments: [0, 1, 2])
  func otherLast(event: Int) throws {
    let life = try Life(scratch, try scratch.create())
    let tags = try [1, 2].map { try found(life, $0) }.map { asset in
      try life.take(asset) { _ in try Walk.move(asset, to: life.store) }.tag
    }
    #expect(try fault() == nil)
    try scratch.tamper("UPDATE asset SET last_seq = last_seq - 3 + \(event) WHERE no = 1")
    #expect(try fault() == .asset(tags[0]))
  }

  @Test("parts as registered are sound; one too many or one too few is not")
  func partOrder() throws {
    let life = try Life(scratch, try scratch.create())
    _ = try found(life, 1, parts: [Life.disk, Life.memory])
    _ = try found(life, 2, parts: [Life.disk])
    #expect(try fault() == nil)
    let columns = "kind, maker, model, serial, slot, size_bytes, data, removed, evidence_seq"
    try scratch.tamper("INSERT INTO part SELECT 2, 2, \(columns) FROM part WHERE asset = 1 AND number = 2")
    #expect(try fault() == .view(table: "part"))
    try scratch.tamper("DELETE FROM part WHERE asset = 2")
    #expect(try fault() == .view(table: "part"))
  }

  @Test(
    "every column of an asset and of a part is compared, in value and in absence",
    arguments: ["asset", "part"])
  func everyColumn(table: String) throws {
    let life = try Life(scratch, try scratch.create())
    let tag = try life.found(parts: [Life.disk]).tag
    let expected: Verification.Fault = table == "asset" ? .asset(tag) : .view(table: "part")
    let raw = try RawDatabase(scratch.path)
    for line in try raw.rows("SELECT name, type, \"notnull\" FROM pragma_table_info('\(table)')") {
      let cells = line.split(separator: "|").map(String.init)
      let before = try #require(try raw.rows("SELECT quote(\(cells[0])) FROM \(table)").first)
      var others = [cells[1] == "INTEGER" ? "77" : cells[1] == "TEXT" ? "'x'" : "x'00'"]
      if cells[2] == "0", before != "NULL", cells[0] != "no" { others.append("NULL") }
      for other in others {
        try raw.run("UPDATE \(table) SET \(cells[0]) = \(other)")
        #expect(try fault() == expected, "\(cells[0]) = \(other)")
        try raw.run("UPDATE \(table) SET \(cells[0]) = \(before)")
      }
    }
    #expect(try fault() == nil)
  }
}
