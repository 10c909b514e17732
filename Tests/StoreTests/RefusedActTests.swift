import Ledger
import Lifecycle
import Model
import Store
import Testing

/// What stands in the ledger of acts that were refused.
@Suite("A refused act")
struct RefusedActTests {
  private let scratch = Scratch()
  private let roll: Roll
  private var life: Life
  private let zhang: EntityID

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
    zhang = try life.person("张敏", "zhang.min")
  }

  /// Somebody who does an act, some seconds after the morning.
  private func author(_ act: String?, at seconds: Int64 = 0, _ role: Role = .manager) -> Author {
    let now = Instant(milliseconds: Scratch.morning.milliseconds + seconds * 1000)
    var author = Scratch.author(life.author.person, role, at: now)
    author.act = act
    return author
  }

  /// What an asset that nobody accepted cannot do.
  private func restock(_ asset: Asset, as author: Author) throws {
    _ = try roll.write(as: author) { writing in
      try writing.record([Step(.restocked, to: .inStock)], on: asset, day: life.day)
    }
  }

  private func refusals(_ filter: Roll.RefusalFilter = .init()) throws -> [String] {
    var found: [String] = []
    try roll.eachRefusal(filter) { attempt in
      let event = attempt.entry.event
      let code = event.evidence.code(.refusal) ?? "?"
      found.append(
        "\(event.sequence) \(event.evidence.code(.attempt) ?? "?") \(attempt.tag?.text ?? "-") \(code)")
    }
    return found
  }

  @Test("is one event of its own, about the asset, which stays as it was")
  func filed() throws {
    let asset = try life.found()
    let count = try roll.eventCount()
    #expect(throws: StoreError.refused(.notAllowed(asset.tag, .restocked, .received))) {
      try restock(asset, as: author("assign"))
    }
    #expect(try refusals() == ["\(count) assign LT-00013 asset.wrong_stage"])
    let event = try #require(try roll.events(from: count, limit: 2).first).event
    #expect(event.kind == .refused && event.subject == asset.id && event.version == 0)
    #expect(event.actor == life.author.person && event.role == .manager && event.act == nil)
    #expect(try roll.eventCount() == count + 1)
    let after = try #require(try roll.assets(meaning: .tag(asset.tag.text)).first)
    #expect(after.version == 1 && after.stage == .received)
    #expect(try roll.history(of: asset).map(\.event.kind) == [.found])
    #expect(roll.unfiled == nil)
    #expect(try roll.verify().fault == nil)
  }

  @Test("by somebody who only tries it, and what is no rule's refusal, is not written")
  func notFiled() throws {
    let asset = try life.found()
    let moved = try life.assigned(asset, to: zhang)
    let count = try roll.eventCount()
    #expect(throws: StoreError.self) { try restock(moved, as: author(nil)) }
    // Somebody else was faster: that is no rule.
    #expect(throws: StoreError.refused(.versionConflict(asset.tag, says: 2, is: 2))) {
      try restock(asset, as: author("assign"))
    }
    #expect(throws: StoreError.nameTaken("x")) {
      try roll.write(as: author("person add")) { _ in throw StoreError.nameTaken("x") }
    }
    #expect(try roll.eventCount() == count)
  }

  @Test("that nobody on the roll tried names nobody, and is not written")
  func stranger() throws {
    let count = try roll.eventCount()
    var stranger = Scratch.author(EntityID(at: Scratch.morning, random: [UInt8](repeating: 5, count: 10)))
    stranger.act = "assign"
    roll.file(.roleMissing, about: nil, by: stranger)
    #expect(try roll.eventCount() == count)
    #expect(roll.unfiled == nil)
  }

  @Test("is counted once a minute; another asset, act, rule or person counts for itself")
  func flood() throws {
    let one = try life.found()
    let other = try life.found(serial: "PF9")
    let count = try roll.eventCount()
    for seconds in [0, 1, 59] as [Int64] {
      #expect(throws: StoreError.self) { try restock(one, as: author("assign", at: seconds)) }
    }
    #expect(try roll.eventCount() == count + 1)
    #expect(throws: StoreError.self) { try restock(other, as: author("assign", at: 59)) }
    #expect(throws: StoreError.self) { try restock(one, as: author("return", at: 59)) }
    roll.file(.onHold, about: one.id, by: author("assign", at: 59))
    roll.file(.onHold, about: nil, by: author("assign", at: 59))
    var auditor = Scratch.author(try life.person("顾问", "gu.wen", [.auditor]), .auditor)
    auditor.act = "assign"
    roll.file(.onHold, about: one.id, by: auditor)
    #expect(throws: StoreError.self) { try restock(one, as: author("assign", at: 61)) }
    #expect(
      try refusals().map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
        "assign LT-00013 asset.wrong_stage", "assign LT-00021 asset.wrong_stage",
        "return LT-00013 asset.wrong_stage", "assign LT-00013 asset.on_hold", "assign - asset.on_hold",
        "assign LT-00013 asset.on_hold", "assign LT-00013 asset.wrong_stage",
      ])
    #expect(try roll.verify().fault == nil)
  }

  @Test("in a role its person does not hold is sound: often that is why it was refused")
  func roleNotHeld() throws {
    var nobody = Scratch.author(zhang, .manager)
    nobody.act = "assign"
    #expect(throws: StoreError.roleNotHeld(zhang, .manager)) {
      try roll.write(as: nobody) { try $0.addParty(.placeAdded, name: "Room 204") }
    }
    #expect(try refusals() == ["4 assign - person.role_not_held"])
    #expect(try roll.verify().fault == nil)
  }

  @Test("is found by asset, person and day")
  func filters() throws {
    let asset = try life.found()
    roll.file(.onHold, about: asset.id, by: author("dispose"))
    roll.file(.roleMissing, about: nil, by: author("backup create", at: 86_400))
    var filter = Roll.RefusalFilter()
    filter.asset = asset.id
    #expect(try refusals(filter) == ["5 dispose LT-00013 asset.on_hold"])
    filter.since = Day("2026-11-24")
    #expect(try refusals(filter) == [])
    filter.asset = nil
    #expect(try refusals(filter) == ["6 backup create - role.missing"])
    filter.person = zhang
    #expect(try refusals(filter) == [])
  }

  @Test("stands in its view as a rebuild makes it, and a verification compares every row")
  func view() throws {
    let asset = try life.found()
    roll.file(.onHold, about: asset.id, by: author("dispose"))
    roll.file(.roleMissing, about: nil, by: author("backup create"))
    let raw = try RawDatabase(scratch.path)
    let rows = try raw.rows("SELECT * FROM refusal ORDER BY seq")
    let person = life.author.person.text
    #expect(
      rows == [
        "5|1|\(person)|dispose|asset.on_hold|2026-11-23|2026-11-23T08:15:00.000Z",
        "6|NULL|\(person)|backup create|role.missing|2026-11-23|2026-11-23T08:15:00.000Z",
      ])
    _ = try roll.rebuild()
    #expect(try raw.rows("SELECT * FROM refusal ORDER BY seq") == rows)
    for change in ["act = 'assign'", "code = 'x'", "asset = NULL", "day = '2026-11-22'", "at = 'x'"] {
      try raw.run("UPDATE refusal SET \(change) WHERE seq = 5")
      #expect(try roll.verify().fault == .view(table: "refusal"), "\(change)")
      _ = try roll.rebuild()
    }
    try raw.run("DELETE FROM refusal WHERE seq = 6")
    #expect(try roll.verify().fault == .view(table: "refusal"))
  }

  @Test(
    "that no program could have written is a fault",
    arguments: [
      ([.attempt: .code("assign")], .evidenceMissing(.refused, .refusal)),
      ([.refusal: .code("asset.on_hold")], .evidenceMissing(.refused, .attempt)),
      ([.attempt: .code("assign"), .refusal: .code("asset.on_fire")], .badCode(.refusal, "asset.on_fire")),
      ([.attempt: .code("王磊"), .refusal: .code("asset.on_hold")], .badCode(.attempt, "王磊")),
      ([.attempt: .code("a  b"), .refusal: .code("asset.on_hold")], .badCode(.attempt, "a  b")),
      ([.attempt: .code(""), .refusal: .code("asset.on_hold")], .badCode(.attempt, "")),
    ] as [([EvidenceKey: EvidenceValue], LifecycleError)])
  func judged(evidence: [EvidenceKey: EvidenceValue], expected: LifecycleError) throws {
    let asset = try life.found()
    roll.file(.onHold, about: asset.id, by: author("dispose"))
    var event = try #require(try roll.events(from: 5, limit: 1).first).event
    event.evidence = Evidence(evidence)
    #expect(throws: expected) { try RefusedAct.check(event, log: event.log) { $0 == asset.id } }
    event.evidence = Evidence([.attempt: .code("dispose"), .refusal: .code("asset.on_hold")])
    try RefusedAct.check(event, log: event.log) { $0 == asset.id }
    #expect(throws: LifecycleError.notTheirs(.refused)) {
      try RefusedAct.check(event, log: event.log) { _ in false }
    }
  }

  @Test("is told to be unwritten where the roll cannot be written to")
  func cannotWrite() throws {
    let reading = try Roll.open(scratch.path, for: .reading)
    reading.file(.onHold, about: nil, by: author("dispose"))
    #expect(reading.unfiled != nil)
    #expect(try refusals() == [])
  }
}
