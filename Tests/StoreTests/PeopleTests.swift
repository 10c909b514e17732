import Lifecycle
import Model
import Store
import Testing

/// What becomes of people on the roll, and what that does to what they may do and be given.
@Suite("People")
struct PeopleTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life
  private let admin: Author
  private let founder: EntityID

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
    founder = life.author.person
    admin = Scratch.author(founder, .admin)
  }

  @discardableResult
  private func change(
    _ person: EntityID, _ kind: EventKind, _ evidence: [EvidenceKey: EvidenceValue] = [:],
    by author: Author? = nil
  ) throws -> Person {
    try roll.write(as: author ?? admin) { try $0.change(person, kind, evidence) }.result
  }

  private func refuses(
    _ person: EntityID, _ expected: PersonError, at location: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
  ) throws {
    let before = try roll.eventCount()
    #expect(throws: StoreError.refused(.person(person, expected)), sourceLocation: location) { try body() }
    #expect(try roll.eventCount() == before, sourceLocation: location)
  }

  private func isSound() throws {
    #expect(try roll.verify().fault == nil)
    let raw = try RawDatabase(scratch.path)
    let tables = [
      "party ORDER BY id", "party_event ORDER BY party, seq", "person_alias ORDER BY seq",
      "asset ORDER BY no",
    ]
    let before = try tables.map { try raw.rows("SELECT * FROM \($0)") }
    _ = try roll.rebuild()
    #expect(try tables.map { try raw.rows("SELECT * FROM \($0)") } == before)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a role counts from the event that gives it to the event that takes it, at once")
  func roles() throws {
    let xu = try life.person("徐杰", "xu.jie")
    let clerk = Scratch.author(xu, .technician)
    func tries() throws { _ = try roll.write(as: clerk) { _ = try $0.addParty(.vendorAdded, name: "x") } }
    #expect(throws: StoreError.roleNotHeld(xu, .technician)) { try tries() }
    #expect(try change(xu, .roleGranted, [.role: .code("technician")]).roles == [.technician])
    #expect(try change(xu, .roleGranted, [.role: .code("admin")]).roles == [.technician, .admin])
    try tries()
    try change(xu, .roleRevoked, [.role: .code("technician")])
    #expect(throws: StoreError.roleNotHeld(xu, .technician)) { try tries() }
    #expect(try roll.party(xu)?.roles == [.admin])
    #expect(
      try roll.history(of: xu).map(\.event.kind) == [.personAdded, .roleGranted, .roleGranted, .roleRevoked])
    try isSound()
  }

  @Test("who holds any set of roles acts in exactly these", arguments: 0..<(1 << Role.allCases.count))
  func subsets(bits: Int) throws {
    let held = Role.allCases.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
    let person = try life.person("徐杰", "xu.jie", held)
    for role in Role.allCases {
      let wrote = try? roll.write(as: Scratch.author(person, role)) { _ in }
      #expect((wrote != nil) == held.contains(role), "\(held) as \(role)")
    }
  }

  @Test("nobody changes their own rights, by whatever name")
  func oneself() throws {
    let second = try life.person("王磊", "wang.lei.2", [.admin])
    try refuses(founder, .oneself) { try change(founder, .roleRevoked, [.role: .code("technician")]) }
    try refuses(founder, .oneself) { try change(founder, .roleGranted, [.role: .code("auditor")]) }
    try refuses(founder, .oneself) { try change(founder, .personLeft) }
    try change(second, .personAliased, [.person: .id(founder)])
    try refuses(second, .oneself) { try change(second, .roleGranted, [.role: .code("auditor")]) }
    let twin = Scratch.author(second, .admin)
    try refuses(founder, .oneself) { try change(founder, .personLeft, by: twin) }
    try isSound()
  }

  @Test("the last administrator stays one, and stays")
  func lastAdmin() throws {
    let xu = try life.person("徐杰", "xu.jie", [.admin])
    let other = Scratch.author(xu, .admin)
    try change(founder, .roleRevoked, [.role: .code("admin")], by: other)
    let manager = life.author
    #expect(throws: StoreError.refused(.roleMissing(.roleRevoked, [.admin]))) {
      try change(xu, .roleRevoked, [.role: .code("admin")], by: manager)
    }
    #expect(throws: StoreError.refused(.roleMissing(.personLeft, [.admin]))) {
      try change(xu, .personLeft, by: manager)
    }
    #expect(throws: StoreError.refused(.person(xu, .lastAdmin))) {
      try roll.write(as: manager) { try $0.erase(ErasureOrder(xu, basis: "asked")) }
    }
    try isSound()
  }

  @Test("roles are given once and taken when they are held; no word but a role is one")
  func twice() throws {
    let xu = try life.person("徐杰", "xu.jie", [.auditor])
    try refuses(xu, .hasRole(.auditor)) { try change(xu, .roleGranted, [.role: .code("auditor")]) }
    try refuses(xu, .hasNotRole(.manager)) { try change(xu, .roleRevoked, [.role: .code("manager")]) }
    #expect(throws: StoreError.refused(.badCode(.role, "king"))) {
      try change(xu, .roleGranted, [.role: .code("king")])
    }
    #expect(throws: StoreError.refused(.noSuchPerson(life.store))) {
      try change(life.store, .roleGranted, [.role: .code("admin")])
    }
  }

  @Test("F7: who has left does nothing, is given nothing, and vouches for nothing")
  func left() throws {
    let xu = try life.person("徐杰", "xu.jie", [.technician])
    let zhang = try life.person("张敏", "zhang.min")
    let day = life.day
    let held = try life.assigned(try life.found(), to: zhang)
    let free = try life.found(serial: "PF9")
    let gone = try change(xu, .personLeft)
    #expect(gone.left == day && gone.roles.isEmpty)
    #expect(throws: StoreError.roleNotHeld(xu, .technician)) {
      try roll.write(as: Scratch.author(xu, .technician)) { _ in }
    }
    try change(zhang, .personLeft)
    try refuses(zhang, .left(day)) { _ = try life.assigned(free, to: zhang) }
    try refuses(zhang, .left(day)) { try change(zhang, .personLeft) }
    try refuses(zhang, .left(day)) { try change(zhang, .roleGranted, [.role: .code("auditor")]) }
    // What they have stays theirs until it comes back.
    #expect(try roll.assets(with: zhang).map(\.tag) == [held.tag])
    #expect(try roll.leavers().map(\.person.handle) == ["zhang.min"])
    let retired = try life.retired(free)
    try refuses(xu, .left(day)) { _ = try life.wiped(retired, witness: xu) }
    let back = try life.givenBack(held)
    #expect(back.stage == .returned)
    #expect(try roll.leavers().isEmpty)
    try isSound()
  }

  @Test("F7: neither the end of a repair nor an undoing gives a thing back to who has left")
  func noWayBack() throws {
    let zhang = try life.person("张敏", "zhang.min")
    let day = life.day
    let repaired = try life.repaired(try life.assigned(try life.found(), to: zhang))
    let returned = try life.givenBack(try life.assigned(try life.found(serial: "PF9"), to: zhang))
    try change(zhang, .personLeft)
    try refuses(zhang, .left(day)) { _ = try life.mended(repaired) }
    try refuses(zhang, .left(day)) {
      _ = try life.take(returned) { writing in
        let course = try writing.course(of: returned)
        return [try course.stepBack(from: course.act(with: nil))]
      }
    }
    // A return while it is repaired sends it to the store.
    let mended = try life.mended(try life.givenBack(repaired))
    #expect(mended.stage == .returned && mended.holder == Holder(.place, life.store))
    try isSound()
  }

  @Test("who comes back has no role, and can be given things again")
  func rejoined() throws {
    let xu = try life.person("徐杰", "xu.jie", [.technician, .auditor])
    try refuses(xu, .isHere) { try change(xu, .personRejoined) }
    try change(xu, .personLeft)
    #expect(try change(xu, .personRejoined) == Person(xu, roles: []))
    #expect(try life.assigned(try life.found(), to: xu).holder == Holder(.person, xu))
    try isSound()
  }

  @Test("the last day somebody is here is noted, and changes nothing until they leave")
  func leaving() throws {
    let zhang = try life.person("张敏", "zhang.min")
    let last = life.day.adding(days: 30)
    #expect(try change(zhang, .personLeaving, [.until: .day(last)]).leaving == last)
    #expect(try roll.leavers().map(\.person.leaving) == [last])
    _ = try life.assigned(try life.found(), to: zhang)
    #expect(try roll.leavers().flatMap(\.assets).map(\.tag.text) == ["LT-00013"])
    #expect(try change(zhang, .personLeft).leaving == nil)
    #expect(throws: StoreError.refused(.evidenceMissing(.personLeaving, .until))) {
      try change(try life.person("徐杰", "xu.jie"), .personLeaving)
    }
    try isSound()
  }

  @Test(
    "S4: from the moment two names are one human's, a step under both is marked, and no witness is needed in vain"
  )
  func alias() throws {
    let twin = try life.person("王磊", "admin.wang", [.manager])
    let author = Scratch.author(twin)
    func asked(_ serial: String) throws -> Asset {
      try life.take(try life.found(serial: serial)) { writing in
        [
          Step(.adopted, to: .returned, [.place: .id(life.store)]),
          Step(.retirementAsked, to: .retirePending, [.reason: .secret(try writing.seal("old", as: .text))]),
        ]
      }
    }
    let appraisal = Step(.appraised, to: .retirePending, [.route: .code("recycle")])
    func marks(_ asset: Asset) throws -> [Bool] { try roll.history(of: asset).map(\.event.singleControl) }
    let before = try life.take(try asked("PF1"), by: author) { _ in [appraisal] }
    #expect(try marks(before) == [false, false, false, false])
    try change(twin, .personAliased, [.person: .id(founder)])
    try refuses(twin, .sameAlready) { try change(twin, .personAliased, [.person: .id(founder)]) }
    try refuses(founder, .sameAlready) { try change(founder, .personAliased, [.person: .id(twin)]) }
    let after = try life.take(try asked("PF2"), by: author) { _ in [appraisal] }
    #expect(try marks(after) == [false, false, false, true])
    // What was judged before stays as it was, however late it is read again.
    let undone = try life.take(before) { writing in
      let course = try writing.course(of: before)
      return [try course.stepBack(from: course.act(with: nil))]
    }
    #expect(undone.stage == .retirePending && undone.route == nil)
    let retired = try life.take(after) { _ in
      [Step(.retirementApproved, to: .retired, [.place: .id(life.store)])]
    }
    #expect(throws: StoreError.refused(.witnessNeeded(retired.tag))) {
      try life.wiped(retired, witness: twin)
    }
    #expect(try roll.asset(after, at: Moment(day: life.day))?.stage == .retired)
    #expect(try roll.otherNames(of: founder) == [twin])
    try isSound()
  }

  @Test("S4: who counted under one name and signs under another stands on both sides")
  func stocktake() throws {
    let twin = try life.person("王磊", "admin.wang", [.manager])
    let asset = try life.found()
    let number = try roll.write(as: life.author) { writing in
      let number = try writing.openStocktake(StocktakeScope()).number
      _ = try writing.count(
        [Seen(.asset(asset.id))], CountSession(stocktake: number, place: life.store, how: .typed))
      return number
    }.result
    try change(twin, .personAliased, [.person: .id(founder)])
    let signed = try roll.write(as: Scratch.author(twin)) { try $0.signStocktake(number) }.events
    #expect(signed.map(\.singleControl) == [true])
    try isSound()
  }

  @Test(
    "every column of what became of people is compared",
    arguments: [
      ("party", "roles = 'admin'"), ("party", "left_on = '2026-11-01'"), ("party", "leaving = '2026-11-01'"),
      ("party_event", "seq = 1"), ("person_alias", "other = person"),
    ])
  func compared(table: String, change: String) throws {
    let xu = try life.person("徐杰", "xu.jie")
    let zhang = try life.person("张敏", "zhang.min")
    try self.change(xu, .personAliased, [.person: .id(zhang)])
    try self.change(xu, .personLeft)
    #expect(try roll.verify().fault == nil)
    let key = table == "party" ? "id" : table == "party_event" ? "party" : "person"
    try RawDatabase(scratch.path).run(
      "UPDATE \(table) SET \(change) WHERE \(key) = '\(xu.text)'"
        + (table == "party_event" ? " AND seq = (SELECT max(seq) FROM party_event)" : ""))
    #expect(try roll.verify().fault == .view(table: table))
  }
}
