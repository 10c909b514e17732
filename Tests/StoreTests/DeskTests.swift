import Lifecycle
import Model
import Store
import Testing

/// What stands beside machines, in the ledger and in its views.
@Suite("things beside machines, on the roll")
struct DeskTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
  }

  private func thing(_ machine: Asset) -> DeskThing {
    DeskThing(
      .monitor, model: "U2723QE", port: "DP-1",
      keys: [DeskThing.key(ofPort: "DP-1", of: machine.id, kind: "DEL:17107")])
  }

  @Test("are about a machine and not of it: neither its version nor what can be undone changes")
  func about() throws {
    let machine = try life.found()
    _ = try roll.write(as: life.author) {
      try $0.see(thing(machine), at: machine, scannedAt: Scratch.morning)
      try $0.name(thing(machine), at: machine, as: nil)
    }
    let after = try #require(try roll.assets(meaning: .id(machine.id.text)).first)
    #expect(after == machine)
    #expect(try roll.history(of: machine).count == 1)
    #expect(try roll.deskEntries(about: machine).map(\.event.kind) == [.deskSeen, .deskConfirmed])
    #expect(try roll.verify().fault == nil)
  }

  @Test("stand in their views as a rebuild makes them, and a verification compares every row")
  func views() throws {
    let machine = try life.found()
    let monitor = try life.found(serial: "M1", category: .monitor)
    _ = try roll.write(as: life.author) {
      try $0.see(thing(machine), at: machine, scannedAt: Scratch.morning)
      try $0.name(thing(machine), at: machine, as: monitor)
    }
    let raw = try RawDatabase(scratch.path)
    let rows = try raw.rows("SELECT * FROM desk ORDER BY seq")
    #expect(rows.map { $0.split(separator: "|").dropFirst().joined(separator: "|") } == ["1|NULL", "1|2"])
    let keys = try raw.rows("SELECT key FROM desk_key ORDER BY seq")
    #expect(keys == Array(repeating: "port:\(machine.id.text):DP-1:DEL:17107", count: 2))
    _ = try roll.rebuild()
    #expect(try raw.rows("SELECT * FROM desk ORDER BY seq") == rows)
    for change in ["desk SET machine = 2", "desk SET asset = 1", "desk_key SET key = 'x'"] {
      try raw.run("UPDATE \(change) WHERE seq = (SELECT max(seq) FROM desk)")
      #expect(
        try roll.verify().fault == .view(table: change.hasPrefix("desk_key") ? "desk_key" : "desk"),
        "\(change)")
      _ = try roll.rebuild()
    }
    try raw.run("DELETE FROM desk_key WHERE seq = (SELECT max(seq) FROM desk)")
    #expect(try roll.verify().fault == .view(table: "desk_key"))
  }

  @Test("that no program could have written are refused")
  func refused() throws {
    let machine = try life.found()
    let later = Instant(milliseconds: life.author.now.milliseconds + 1)
    #expect(throws: StoreError.refused(.badCode(.scannedAt, later.text))) {
      try roll.write(as: life.author) { try $0.see(thing(machine), at: machine, scannedAt: later) }
    }
    var keyless = thing(machine)
    keyless.keys = []
    #expect(throws: StoreError.refused(.notFirst(.deskSeen))) {
      try roll.write(as: life.author) { try $0.see(keyless, at: machine, scannedAt: Scratch.morning) }
    }
    var laptop = thing(machine)
    laptop.category = .laptop
    #expect(throws: StoreError.refused(.badCode(.category, "laptop"))) {
      try roll.write(as: life.author) { try $0.see(laptop, at: machine, scannedAt: Scratch.morning) }
    }
    #expect(throws: StoreError.refused(.notTheirs(.deskConfirmed))) {
      try roll.write(as: life.author) { try $0.name(thing(machine), at: machine, as: machine) }
    }
  }

  @Test("name who had the machine by an id alone, so that erasing them later leaves every proof intact")
  func erased() throws {
    let zhang = try life.person("张敏", "zhang.min")
    let machine = try life.assigned(try life.found(), to: zhang)
    _ = try roll.write(as: life.author) {
      try $0.see(thing(machine), at: machine, scannedAt: Scratch.morning)
    }
    let entry = try #require(try roll.deskEntries(about: machine).first)
    #expect(DeskSighting(entry.event)?.person == zhang)
    #expect(entry.event.evidence.entries.allSatisfy { $0.value.shape != .secret })
    _ = try life.givenBack(machine)
    _ = try roll.write(as: life.author) { try $0.erase(ErasureOrder(zhang, basis: "left")) }
    #expect(try roll.verify().fault == nil)
  }
}
