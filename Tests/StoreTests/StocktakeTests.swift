import Lifecycle
import Model
import Store
import Testing

@Suite("Stocktakes in a roll")
struct StocktakeTests {
  let scratch = Scratch()
  let roll: Roll
  let life: Life
  let room204: EntityID
  private let room205: EntityID
  /// Three in Room 204, then two in Room 205.
  let assets: [Asset]

  init() throws {
    roll = try scratch.create()
    let life = try Life(scratch, roll)
    self.life = life
    let roll = roll
    func place(_ name: String) throws -> EntityID {
      try roll.write(as: life.author) { try $0.addParty(.placeAdded, name: name) }.result
    }
    let rooms = [try place("Room 204"), try place("Room 205")]
    (room204, room205) = (rooms[0], rooms[1])
    assets = try (0..<5).map { number in
      let asset = try life.found(serial: "PF\(number)00")
      return try life.take(asset) { _ in try Walk.move(asset, to: rooms[number < 3 ? 0 : 1]) }
    }
  }

  func start(
    _ places: [EntityID] = [], sample: Int64? = nil, seed: Digest? = nil, evidence: Bool = false,
    by author: Author? = nil
  ) throws -> Stocktake {
    var scope = StocktakeScope()
    scope.places = Set(places)
    return try roll.write(as: author ?? life.author) {
      try $0.openStocktake(scope, sample: sample, seed: seed, evidence: evidence)
    }.result
  }

  @discardableResult
  func count(
    _ things: [Seen], at place: EntityID, in number: Int64 = 1, by author: Author? = nil, again: Bool = false,
    with person: EntityID? = nil
  ) throws -> [CountAnswer] {
    try roll.write(as: author ?? life.author) {
      try $0.count(
        things, CountSession(stocktake: number, place: place, person: person, how: .gun, again: again))
    }.result
  }

  func seen(_ indices: Int...) -> [Seen] { indices.map { Seen(.asset(assets[$0].id)) } }

  @discardableResult
  func close(_ number: Int64 = 1, by author: Author? = nil) throws -> Stocktake {
    try roll.write(as: author ?? life.author) {
      _ = try $0.signStocktake(number)
      return try $0.closeStocktake(number)
    }.result
  }

  private func colleague(_ handle: String, _ roles: [Role]) throws -> Author {
    Scratch.author(try life.person(handle, handle, roles), roles[0])
  }

  private func things(_ number: Int64, _ things: Roll.CountedThings) throws -> [String] {
    var told: [String] = []
    try roll.eachLine(of: number, things) {
      told.append("\($0.asset?.tag.text ?? $0.code ?? "erased") \($0.line.finding.text)")
    }
    return told
  }

  private func refuses(
    _ expected: StocktakeError, _ body: () throws -> some Any, at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try roll.eventCount()
    #expect(throws: StoreError.refused(.stocktake(expected)), sourceLocation: location) { try body() }
    #expect(try roll.eventCount() == before, sourceLocation: location)
    #expect(try roll.verify().fault == nil, sourceLocation: location)
  }

  @Test("from the frozen list to the closed one every number adds up, and no asset has changed")
  func whole() throws {
    let opened = try start([room204])
    #expect(opened.number == 1 && opened.listed == 3 && opened.size == 15)
    // What is moved or registered afterwards is not of this list.
    let moved = try life.take(assets[2]) { _ in try Walk.move(assets[2], to: room205) }
    let before = try roll.assets(meaning: .any(assets[1].tag.text))
    try count(seen(0), at: room204)
    let answers = try count(
      [Seen(.asset(assets[1].id), damaged: true), Seen(.asset(assets[3].id)), Seen(.code("XYZ-998"))],
      at: room204)
    #expect(answers.count == 3)
    let closed = try close()
    #expect(closed.counted == 2 && closed.codes == 1 && closed.closed == life.day)
    #expect(try roll.assets(meaning: .any(assets[1].tag.text)) == before)
    #expect(moved.place == room205)
    let tally = CountOutcome.allCases.map { closed.tally[$0] }
    // match, misplaced, holder differs, missing, surplus, damaged, bad label, left meanwhile
    #expect(tally == [1, 1, 0, 1, 2, 1, 0, 0])
    #expect(
      try things(1, .discrepancies) == [
        "\(assets[1].tag.text) damaged", "\(assets[2].tag.text) missing",
        "\(assets[3].tag.text) misplaced surplus", "XYZ-998 surplus",
      ])
    #expect(try roll.verify().fault == nil)
    let bytes = try roll.blob(try #require(closed.discrepancies))
    #expect(bytes.map { String(decoding: $0, as: UTF8.self) }?.contains("XYZ") == false)
  }

  @Test("what somebody moved and wrote down meanwhile matches where it stands now")
  func movedMeanwhile() throws {
    _ = try start([room204])
    _ = try life.take(assets[0]) { _ in try Walk.move(assets[0], to: room205) }
    try count(seen(0), at: room205)
    #expect(try roll.stocktake(1).tally[.match] == 1)
    #expect(try roll.verify().fault == nil)
  }

  @Test("what the ledger says has left is not missing")
  func leftMeanwhile() throws {
    _ = try start([room204])
    let gone = try life.take(assets[0]) { writing in
      [Step(.lost, to: .lost, [.reason: .secret(try writing.seal("stolen", as: .text))])]
    }
    #expect(gone.stage == .lost)
    let closed = try close()
    #expect(closed.tally[.leftMeanwhile] == 1 && closed.tally[.missing] == 2)
    #expect(try things(1, .missing).count == 2)
    #expect(try roll.verify().fault == nil)
  }

  @Test("several counters share one stocktake, and the second to see a thing is told who was first")
  func twoCounters() throws {
    _ = try start([room204])
    let wu = try colleague("wu.gang", [.technician])
    try count(seen(0), at: room204)
    let other = try Roll.open(scratch.path, for: .writing)
    let answers = try other.write(as: wu) {
      try $0.count(
        [Seen(.asset(assets[0].id)), Seen(.asset(assets[1].id)), Seen(.asset(assets[1].id))],
        CountSession(stocktake: 1, place: room205, how: .gun))
    }.result
    guard case .alreadyCounted(let first) = answers[0], case .counted = answers[1],
      case .alreadyCounted(let again) = answers[2]
    else {
      Issue.record("\(answers)")
      return
    }
    #expect(first.counter == life.author.person && first.place == room204)
    #expect(again.counter == wu.person)
    let persons = try roll.persons(of: 1)
    #expect(persons.map(\.counted) == [1, 1])
    #expect(try roll.stocktake(1).counted == 2)
    #expect(try roll.verify().fault == nil)
  }

  @Test("six who count the same things at once count each of them once, and nobody is told of a lock")
  func manyCounters() async throws {
    _ = try start([room204, room205])
    let things = assets.map { Seen(.asset($0.id)) }
    let session = CountSession(stocktake: 1, place: room204, how: .gun)
    let (path, person) = (scratch.path, life.author.person)
    let counted = try await withThrowingTaskGroup(of: Int.self) { group in
      for counter in 0..<6 {
        group.addTask {
          let own = try Roll.open(path, for: .writing)
          var mine = 0
          for number in 0..<things.count {
            let thing = things[(number + counter) % things.count]
            let answers = try own.write(as: Scratch.author(person)) { try $0.count([thing], session) }.result
            if case .counted = answers[0] { mine += 1 }
          }
          return mine
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(counted == 5)
    #expect(try roll.stocktake(1).counted == 5)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a count that was wrong is counted again, and the numbers follow the last one")
  func again() throws {
    _ = try start([room204])
    try count(seen(0), at: room205)
    #expect(try roll.stocktake(1).tally[.misplaced] == 1)
    try count(seen(0), at: room204, again: true)
    let stocktake = try roll.stocktake(1)
    #expect(stocktake.counted == 1 && stocktake.tally[.misplaced] == 0 && stocktake.tally[.match] == 1)
    #expect(try roll.verify().fault == nil)
  }

  @Test("a scan report recorded meanwhile shows that a thing is there, apart from what somebody saw")
  func evidence() throws {
    _ = try start([room204], evidence: true)
    func scanned(_ asset: Asset) throws {
      let current = try #require(try roll.assets(meaning: .any(asset.tag.text)).first)
      _ = try life.take(current) { writing in
        let scan = try writing.keep(Array("{\"a\":\"\(asset.tag.text)\"}".utf8), type: "scan-report/1")
        return [Step(.scanned, to: current.stage, [.source: .code("scan")], scan: scan)]
      }
    }
    for index in [0, 1, 3] { try scanned(assets[index]) }
    var stocktake = try roll.stocktake(1)
    #expect(stocktake.byEvidence == 2 && stocktake.counted == 0 && stocktake.unseen == 1)
    try count(seen(1), at: room204)
    try scanned(assets[1])
    stocktake = try close()
    #expect(stocktake.byEvidence == 1 && stocktake.counted == 1 && stocktake.tally[.match] == 2)
    #expect(try things(1, .byEvidence) == ["\(assets[0].tag.text) match"])
    #expect(try things(1, .missing) == ["\(assets[2].tag.text) missing"])
    #expect(try roll.verify().fault == nil)
  }

  @Test("a scan report shows nothing to a stocktake that does not take it, nor after its end")
  func noEvidence() throws {
    _ = try start([room204])
    _ = try start([room205], evidence: true)
    try close(2)
    for index in [0, 3] {
      _ = try life.take(assets[index]) { writing in
        let scan = try writing.keep([UInt8(index)], type: "scan-report/1")
        return [Step(.scanned, to: assets[index].stage, [.source: .code("scan")], scan: scan)]
      }
    }
    #expect(try roll.stocktakes().map(\.byEvidence) == [0, 0])
    #expect(try roll.verify().fault == nil)
  }

  @Test("the same seed draws the same sample again, and only the sample is on the list")
  func sample() throws {
    let seed = try #require(Digest(String(repeating: "5a", count: 32)))
    let first = try start(sample: 2, seed: seed)
    let second = try start(sample: 2, seed: seed)
    #expect(first.listed == 2 && first.seed == seed.text && second.seed == seed.text)
    let drawn = try things(1, .unseen)
    #expect(drawn.count == 2)
    #expect(try things(2, .unseen) == drawn)
    #expect(try start(sample: 9).listed == 5)
    // What was not drawn and stands where it belongs is nothing to write down.
    let undrawn = try #require(assets.first { asset in !drawn.contains { $0.hasPrefix(asset.tag.text) } })
    let place = try #require(undrawn.place)
    #expect(try count([Seen(.asset(undrawn.id))], at: place) == [.nothingToSay])
    #expect(try roll.stocktake(1).lastCount == nil)
    #expect(try roll.verify().fault == nil)
  }

  @Test("ten thousand scans take few events, none of them too large")
  func batches() throws {
    _ = try start([room204])
    let codes = (0..<1000).map { Seen(.code("X\($0)"), damaged: true, badTag: true) }
    let before = try roll.eventCount()
    try count(codes, at: room204)
    #expect(try roll.eventCount() - before == 9)
    #expect(try roll.stocktake(1).codes == 1000)
    #expect(try roll.verify().fault == nil)
  }

  /// Whether the event says that one person stood on both sides; `nil` when there is none.
  private func sign(_ author: Author) throws -> Bool? {
    try roll.write(as: author) { try $0.signStocktake(1) }.events.first?.singleControl
  }

  @Test("a signature holds until somebody counts again, and a manager's is needed to close")
  func signatures() throws {
    _ = try start([room204])
    try refuses(.notSigned(1)) { try roll.write(as: life.author) { try $0.closeStocktake(1) } }
    let auditor = try colleague("gu.wen", [.auditor])
    let boss = try colleague("zhou.min", [.manager])
    #expect(try sign(auditor) == false)
    try refuses(.notSigned(1)) { try roll.write(as: life.author) { try $0.closeStocktake(1) } }
    #expect(try sign(boss) == false)
    #expect(try sign(boss) == nil, "twice is harmless")
    try count(seen(0), at: room204)
    try refuses(.notSigned(1)) { try roll.write(as: life.author) { try $0.closeStocktake(1) } }
    #expect(try sign(life.author) == true, "who counted signs alone")
    _ = try roll.write(as: life.author) { try $0.closeStocktake(1) }
    // The auditor has read the result and puts their name to it.
    #expect(try sign(auditor) == false)
    let held = try roll.persons(of: 1).map { try roll.stocktake(1).isCurrent($0.signed) }
    #expect(held == [true, true, false])
    #expect(try roll.verify().fault == nil)
  }

  @Test("what is closed stays closed")
  func closed() throws {
    _ = try start([room204])
    try close()
    try refuses(.closed(1, since: life.day)) { try count(seen(0), at: room204) }
    try refuses(.closed(1, since: life.day)) {
      try roll.write(as: life.author) { try $0.closeStocktake(1) }
    }
    try refuses(.unknown(2)) { try count(seen(0), at: room204, in: 2) }
  }

  @Test("nothing to count is no stocktake")
  func empty() throws { try refuses(.empty) { try start([life.store]) } }

  @Test("who may open, count, sign and close", arguments: Role.allCases)
  func roles(role: Role) throws {
    _ = try start([room204])
    _ = try roll.write(as: life.author) { try $0.signStocktake(1) }
    let author = try colleague("x", [role])
    func may(_ kind: EventKind, _ roles: [Role], _ body: () throws -> some Any) throws {
      if roles.contains(role) {
        _ = try body()
      } else {
        #expect(throws: StoreError.refused(.roleMissing(kind, roles))) { try body() }
      }
    }
    try may(.stocktakeSigned, [.manager, .auditor]) {
      try roll.write(as: author) { try $0.signStocktake(1) }
    }
    try may(.stocktakeClosed, [.manager]) {
      try roll.write(as: author) { try $0.closeStocktake(1) }
    }
    try may(.stocktakeOpened, [.manager]) { try start([room205], by: author) }
    _ = try start([room205])
    let newest = try #require(try roll.stocktakes().first).number
    try may(.counted, [.technician, .manager]) { try count(seen(3), at: room205, in: newest, by: author) }
    #expect(try roll.verify().fault == nil)
  }

  @Test("a count that names nothing of the roll is refused")
  func unknownAsset() throws {
    _ = try start([room204])
    let nobody = EntityID(at: Scratch.morning, random: [UInt8](repeating: 5, count: 10))
    try refuses(.unknownAsset) { try count([Seen(.asset(nobody))], at: room204) }
  }

  @Test("what is missing long enough is up for review until it turns up")
  func review() throws {
    _ = try start([room204])
    try close()
    let day = life.day
    #expect(try roll.missing(closedBy: day.adding(days: -1)).isEmpty)
    #expect(try roll.missing(closedBy: day).map(\.asset.tag) == assets[0...2].map(\.tag))
    // A note is no sign of it; a move is, and so is a later count.
    _ = try life.take(assets[0]) { writing in
      [Step(.noted, to: .received, [.note: .secret(try writing.seal("searched", as: .text))])]
    }
    _ = try life.take(assets[1]) { _ in try Walk.move(assets[1], to: room205) }
    _ = try start([room204])
    try count(seen(2), at: room204, in: 2)
    #expect(try roll.missing(closedBy: day).map(\.asset.tag) == [assets[0].tag])
    // Missing again, it is one case and not two.
    try close(2)
    #expect(try roll.missing(closedBy: day).map(\.stocktake) == [1])
  }
}
