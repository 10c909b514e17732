import Lifecycle
import Model
import Store
import Testing

@Suite("Rebuild")
struct RebuildTests {
  private static let views = [
    "asset": "no", "part": "asset, number", "asset_key": "key, asset", "asset_event": "asset, version",
    "party": "id", "repair_order": "number", "tag_counter": "prefix", "roll": "log",
    "view_version": "version", "refusal": "seq", "request": "id",
    "party_event": "party, seq", "person_alias": "seq", "desk": "seq", "desk_key": "key, seq",
  ]

  private func dump(_ scratch: Scratch) throws -> [String: [String]] {
    let raw = try RawDatabase(scratch.path)
    return try Dictionary(
      uniqueKeysWithValues: Self.views.map {
        ($0.key, try raw.rows("SELECT * FROM \($0.key) ORDER BY \($0.value)"))
      })
  }

  private func filled() throws -> (Scratch, Roll) {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let vendor = try life.vendor("FixIt")
    let first = try life.assigned(try life.found(), to: zhang)
    let second = try life.found(serial: "PF9", category: .server)
    _ = try life.mended(try life.repaired(first, at: vendor))
    _ = try life.wiped(try life.retired(second), witness: zhang)
    _ = try life.repaired(try life.assigned(try life.found(serial: "PF10"), to: zhang))
    return (scratch, roll)
  }

  @Test("the views made again from the events are the same, byte for byte")
  func identical() throws {
    let (scratch, roll) = try filled()
    let before = try dump(scratch)
    let count = try roll.rebuild()
    #expect(try dump(scratch) == before)
    #expect(count == (try roll.eventCount()))
    #expect(before["asset"]?.count == 3 && before["repair_order"]?.count == 2)
  }

  @Test("after a rebuild the same roll goes on being written")
  func goesOn() throws {
    let (scratch, roll) = try filled()
    _ = try roll.rebuild()
    let life = try Life(scratch, roll)
    #expect(try life.found(serial: "PF11").tag.text == "LT-00037")
    #expect(try roll.verify().fault == nil)
  }

  @Test(
    "views of another shape are made anew by the first who may write",
    arguments: [Roll.Purpose.reading, .writing])
  func otherVersion(purpose: Roll.Purpose) throws {
    let (scratch, roll) = try filled()
    let before = try dump(scratch)
    try scratch.raw(
      "UPDATE view_version SET version = 77; DROP TABLE part; ALTER TABLE asset ADD COLUMN old TEXT")
    let again = try Roll.open(scratch.path, for: purpose)
    #expect(try dump(scratch) == before)
    #expect(try again.verify().fault == nil)
    _ = roll
  }

  @Test("views that do not say their version are made anew")
  func noVersion() throws {
    let (scratch, _) = try filled()
    try scratch.raw("DROP TABLE view_version")
    #expect(try Roll.open(scratch.path, for: .reading).verify().fault == nil)
  }
}
