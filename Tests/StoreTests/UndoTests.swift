import Ledger
import Lifecycle
import Model
import Store
import Testing

/// Undoing in a roll: what is appended, what is replayed and what is rebuilt must be one state.
@Suite("Undo")
struct UndoTests {
  private let scratch = Scratch()

  private static let views = [
    "asset": "no", "part": "asset, number", "asset_key": "key, asset", "asset_event": "asset, version",
    "repair_order": "number",
  ]

  private func dump() throws -> [String: [String]] {
    let raw = try RawDatabase(scratch.path)
    return try Dictionary(
      uniqueKeysWithValues: Self.views.map {
        ($0.key, try raw.rows("SELECT * FROM \($0.key) ORDER BY \($0.value)"))
      })
  }

  /// What two states of a view have in common though events were counted between them.
  private func state() throws -> [[String]] {
    let raw = try RawDatabase(scratch.path)
    let columns = try raw.rows("SELECT name FROM pragma_table_info('asset')").filter {
      $0 != "version" && $0 != "last_seq"
    }
    return [
      try raw.rows("SELECT \(columns.joined(separator: ", ")) FROM asset ORDER BY no"),
      try raw.rows("SELECT * FROM part ORDER BY asset, number"),
      try raw.rows("SELECT * FROM asset_key ORDER BY key, asset"),
      try raw.rows("SELECT * FROM repair_order WHERE undone IS NULL ORDER BY number"),
    ]
  }

  private func undo(_ life: Life, _ asset: Asset) throws -> Asset {
    try life.take(asset) { writing in
      let course = try writing.course(of: asset)
      return [try course.stepBack(from: try course.act(with: nil))]
    }
  }

  private func redo(_ life: Life, _ asset: Asset) throws -> Asset {
    try life.take(asset) { [try $0.course(of: asset).stepAgain()] }
  }

  private func serial(_ life: Life, _ asset: Asset, _ serial: String) throws -> Asset {
    try life.take(asset) { writing in
      var step = Step(
        .corrected, to: asset.stage,
        [.serial: .device(DeviceText(serial)), .reason: .secret(try writing.seal("misread", as: .text))],
        keys: ["serial:\(serial)"])
      step.evidence[.formerSerial] = asset.serial.map { .device($0) }
      step.evidence[.formerKey] = asset.serial.flatMap(\.string).map { .code("serial:\($0)") }
      return [step]
    }
  }

  @Test("walking all the way back and all the way forward leads through the same states")
  func backAndForth() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let (acme, fixit) = (try life.vendor("Acme"), try life.vendor("FixIt"))
    var asset = try life.found()
    var states = [try state()]
    func did(_ next: Asset) throws {
      asset = next
      states.append(try state())
      #expect(try roll.verify().fault == nil)
    }
    try did(try life.assigned(asset, to: zhang))
    try did(try serial(life, asset, "PF3ABCDF"))
    try did(try life.repaired(asset, at: acme))
    try did(try life.take(asset) { _ in [Step(.backFromVendor, to: .inRepair)] })
    let waiver: [EvidenceKey: EvidenceValue] = [
      .vendor: .id(fixit), .mediaPlan: .code("waived"), .waived: .flag(true),
    ]
    try did(try life.take(asset) { _ in [Step(.sentToVendor, to: .inRepair, waiver)] })
    try did(try life.mended(asset))
    try did(try life.givenBack(asset))
    try did(try life.wiped(asset, witness: nil))
    try did(try life.retired(asset))
    for expected in states.dropLast().reversed() {
      asset = try undo(life, asset)
      #expect(try state() == expected)
      #expect(try roll.verify().fault == nil)
    }
    for expected in states.dropFirst() {
      asset = try redo(life, asset)
      #expect(try state() == expected)
    }
    #expect(try roll.verify().fault == nil)
    let before = try dump()
    _ = try roll.rebuild()
    #expect(try dump() == before)
  }

  @Test("a repair that was undone keeps its number to itself")
  func repairNumber() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    var asset = try life.assigned(try life.found(), to: zhang)
    asset = try undo(life, try life.repaired(asset))
    #expect(asset.repairOrder == nil)
    #expect(try life.repaired(asset).repairOrder == 2)
    let raw = try RawDatabase(scratch.path)
    #expect(
      try raw.rows("SELECT number, undone, closed FROM repair_order ORDER BY number") == [
        "1|2026-11-23|NULL", "2|NULL|NULL",
      ])
  }

  @Test("a corrected serial finds the asset, the old one no longer does, and undoing turns that round")
  func keysFollow() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let asset = try life.found(serial: "PF1")
    let corrected = try serial(life, asset, "PF2")
    #expect(try roll.assets(meaning: .serial("PF1")).isEmpty)
    #expect(try roll.assets(meaning: .serial("PF2")).map(\.tag) == [asset.tag])
    #expect(try roll.verify().fault == nil)
    _ = try undo(life, corrected)
    #expect(try roll.assets(meaning: .serial("PF1")).map(\.tag) == [asset.tag])
    #expect(try roll.assets(meaning: .serial("PF2")).isEmpty)
    #expect(try roll.verify().fault == nil)
    try scratch.tamper("INSERT INTO asset_key VALUES ('serial:PF2', 1)")
    #expect(try roll.verify().fault == .view(table: "asset_key"))
  }

  @Test("what one transaction wrote is one act, and events that claim more are found")
  func acts() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let asset = try life.retired(try life.found())
    let events = try roll.history(of: asset).map(\.event)
    let first = events[1].sequence
    #expect(events.map(\.act) == [nil, nil, first, first, first])
    let count = try roll.eventCount()
    for change in ["act of another", "actor", "time"] {
      let copy = Scratch()
      let other = try copy.create()
      let mine = try Life(copy, other)
      let laptop = try mine.retired(try mine.found())
      let zhang = try mine.person("张敏", "zhang.min", [.technician, .manager])
      let size = try other.eventCount()
      var event = try #require(try other.history(of: laptop).last).event
      event.kind = .noted
      event.from = .retired
      event.to = .retired
      event.evidence = Evidence(
        [.note: event.evidence.secret(.reason).map { .secret($0) } ?? .flag(true)].filter {
          $0.value.shape == .secret
        })
      event.version = laptop.version + 1
      event.sequence = size
      event.act = size - 1
      switch change {
      case "act of another": event.act = 3
      case "actor": event.actor = zhang
      default: event.recordedAt = Instant(milliseconds: event.recordedAt.milliseconds + 1)
      }
      try UndoTests.insert(event, into: copy)
      #expect(try other.verify().fault == .act(sequence: size), "\(change)")
    }
    #expect(try roll.eventCount() == count)
  }

  @Test("a forged undoing is named, and so is one that takes back what others rest on")
  func forged() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let asset = try life.givenBack(try life.assigned(try life.found(), to: zhang))
    let events = try roll.history(of: asset).map(\.event)
    let count = try roll.eventCount()
    var event = try #require(events.last)
    event.kind = .undone
    event.sequence = count
    event.version = asset.version + 1
    event.from = .returned
    event.to = .received
    event.evidence = Evidence([.event: .number(events[1].sequence)])
    try Self.insert(event, into: scratch)
    let rested = MendingError.restedOn(EventName(events[1]), by: [EventName(events[2])])
    #expect(try roll.verify().fault == .refused(sequence: count, .mending(asset.tag, rested)))
    event.evidence = Evidence([.event: .number(events[2].sequence)])
    try scratch.tamper("DELETE FROM event WHERE seq = \(count)")
    try Self.insert(event, into: scratch)
    #expect(
      try roll.verify().fault == .refused(sequence: count, .notAllowed(asset.tag, .undone, .returned)))
  }

  @Test("a view that misleads about earlier events does not mislead a verification, and is mended")
  func misled() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let first = try undo(life, try life.assigned(try life.found(), to: zhang))
    let second = try undo(life, try life.assigned(try life.found(serial: "PF9"), to: zhang))
    #expect(first.stage == .received && second.stage == .received)
    let before = try dump()
    for sql in [
      "UPDATE asset_event SET seq = 1", "DELETE FROM asset_event", "DROP TABLE asset_event",
    ] {
      try scratch.tamper(sql)
      let open = try Roll.open(scratch.path, for: .writing)
      if !sql.hasPrefix("DROP") { #expect(try open.verify().fault == .view(table: "asset_event"), "\(sql)") }
      _ = try open.rebuild()
      #expect(try dump() == before)
      #expect(try open.verify().fault == nil)
    }
  }

  @Test("a technician corrects what they wrote themselves within a day, a manager anything")
  func corrections() throws {
    let roll = try scratch.create()
    var life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min", [.technician])
    let old = try life.found(serial: "PF1")
    let manager = life.author
    life.author = Scratch.author(zhang, .technician)
    let own = try life.found(serial: "PF2")
    let mended = try serial(life, own, "PF3")
    #expect(throws: StoreError.refused(.mending(old.tag, .notOwn(.corrected)))) {
      try serial(life, old, "PF4")
    }
    life.author = Scratch.author(
      zhang, .technician, at: Instant(milliseconds: Scratch.morning.milliseconds + 86_400_001))
    #expect(throws: StoreError.refused(.mending(own.tag, .notOwn(.corrected)))) {
      try serial(life, mended, "PF5")
    }
    #expect(try roll.verify().fault == nil)
    life.author = manager
    life.author.now = Instant(milliseconds: Scratch.morning.milliseconds + 86_400_001)
    _ = try serial(life, mended, "PF5")
    #expect(try roll.verify().fault == nil)
  }

  @Test("a correction from what the card does not say is refused, in a verification too")
  func notWhatItWas() throws {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let asset = try life.found()
    let wrong: [EvidenceKey: EvidenceValue] = [
      .maker: .device("Dell"), .formerMaker: .device("HP"),
      .reason: .secret(Digest(bytes: [UInt8](repeating: 1, count: 32))!),
    ]
    #expect(throws: StoreError.refused(.mending(asset.tag, .notWhatItWas(.maker)))) {
      try life.forced(asset, Step(.corrected, to: .received, wrong))
    }
    #expect(throws: StoreError.refused(.mending(asset.tag, .nothingToCorrect))) {
      try life.forced(asset, Step(.corrected, to: .received, [.reason: wrong[.reason]!]))
    }
  }

  @Test(
    "on random walks the appended, the replayed and the rebuilt state are one",
    arguments: 0..<6 as Range<UInt64>)
  func randomWalk(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let roll = try scratch.create()
    var life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let vendor = try life.vendor("FixIt")
    var assets = [try life.found(), try life.found(serial: "PF9")]
    var turns = 0
    for step in 0..<60 {
      life.author.now = Instant(
        milliseconds: life.author.now.milliseconds + Int64.random(in: 0...3_000_000, using: &random))
      life.author.today = life.author.now.day
      let index = Int.random(in: 0..<2, using: &random)
      let asset = assets[index]
      do {
        switch Int.random(in: 0..<11, using: &random) {
        case 0, 1:
          assets[index] = try undo(life, asset)
          turns += 1
        case 2, 3: assets[index] = try redo(life, asset)
        case 4: assets[index] = try life.assigned(asset, to: zhang)
        case 5: assets[index] = try life.repaired(asset, at: Bool.random(using: &random) ? vendor : nil)
        case 6: assets[index] = try life.mended(asset)
        case 7: assets[index] = try life.givenBack(asset)
        case 8: assets[index] = try life.wiped(asset, witness: nil)
        case 9: assets[index] = try serial(life, asset, "PF\(index)\(step)")
        default: assets[index] = try life.retired(asset)
        }
      } catch is LifecycleError {
      } catch StoreError.refused {}
    }
    #expect(try roll.verify().fault == nil)
    for asset in assets {
      let course = try Course(
        try roll.history(of: asset).map { (event: $0.event, policy: Policy.unwritten) })
      #expect(course.asset == asset)
    }
    let before = try dump()
    _ = try roll.rebuild()
    #expect(try dump() == before)
    #expect(turns > 3)
  }

  static func insert(_ event: Event, into scratch: Scratch) throws {
    var hasher = SHA256Hasher()
    let body = EventBody.encode(event)
    let leaf = hasher.leaf(body)
    try scratch.raw("INSERT INTO event VALUES (\(event.sequence), x'\(leaf.text)', x'\(Hex.text(body))')")
  }
}
