import Lifecycle
import Model
import Store
import Testing

/// The roll as it stood on days gone by.
@Suite("Days gone by")
struct PastTests {
  private let scratch = Scratch()

  private static func day(_ text: String) -> Day { Day(text)! }

  /// A laptop registered on 1 November, given to 张敏 on the 5th, back on the 10th; a monitor registered on the 8th. What was
  /// written down on the 20th: that the laptop was moved on the 6th.
  private func filled() throws -> (Roll, Life, EntityID) {
    let october = Scratch.author(at: Instant("2026-10-01T08:00:00.000Z")!)
    let roll = try Roll.create(
      at: scratch.path, organisation: "Acme", founder: Scratch.founder, by: october
    ).roll
    var life = try Life(scratch, roll)
    func at(_ day: Int) {
      let text = day < 10 ? "0\(day)" : "\(day)"
      life.author.now = Instant("2026-11-\(text)T08:00:00.000Z")!
      life.author.today = life.author.now.day
    }
    at(1)
    let zhang = try life.person("张敏", "zhang.min")
    var laptop = try life.found()
    at(5)
    laptop = try life.assigned(laptop, to: zhang)
    at(8)
    _ = try life.found(serial: "CN1", category: .monitor, parts: [])
    at(10)
    laptop = try life.givenBack(laptop)
    return (roll, life, zhang)
  }

  private func list(_ roll: Roll, _ moment: Moment, _ filter: Roll.Filter = Roll.Filter()) throws -> [String]
  {
    var lines: [String] = []
    try roll.eachAsset(filter, at: moment) {
      lines.append("\($0.tag.text) \($0.stage.rawValue) \($0.version)")
    }
    return lines
  }

  @Test(
    "each day shows what had taken effect by its end",
    arguments: [
      ("2026-10-31", []), ("2026-11-01", ["LT-00013 RECEIVED 1"]), ("2026-11-04", ["LT-00013 RECEIVED 1"]),
      ("2026-11-05", ["LT-00013 ASSIGNED 2"]),
      ("2026-11-08", ["LT-00013 ASSIGNED 2", "MN-00013 RECEIVED 1"]),
      ("2026-11-10", ["LT-00013 RETURNED 3", "MN-00013 RECEIVED 1"]),
      ("2026-12-31", ["LT-00013 RETURNED 3", "MN-00013 RECEIVED 1"]),
    ])
  func byDay(day: String, expected: [String]) throws {
    let (roll, _, zhang) = try filled()
    #expect(try list(roll, Moment(day: Self.day(day))) == expected)
    #expect(try list(roll, Moment(known: Instant(day + "T23:59:59.999Z"))) == expected)
    let distant = Self.day("2099-12-31")
    #expect(
      try roll.warranties(from: distant, through: distant, at: Moment(day: Self.day(day))).of
        == Int64(expected.count))
    var hers = Roll.Filter()
    hers.holder = zhang
    #expect(try list(roll, Moment(day: Self.day(day)), hers) == expected.filter { $0.contains("ASSIGNED") })
  }

  @Test("what was written down late took effect early, and nobody knew it before")
  func lateEntry() throws {
    let (roll, writer, _) = try filled()
    var life = writer
    life.author.now = Instant("2026-11-20T08:00:00.000Z")!
    life.author.today = Self.day("2026-11-20")
    let asset = try #require(try roll.assets(meaning: .tag("MN-00013")).first)
    let moved = try roll.write(as: life.author) { writing in
      let place = try writing.addParty(.placeAdded, name: "Room 204")
      return try writing.record(try Walk.move(asset, to: place), on: asset, day: Self.day("2026-11-09"))
    }.result
    let moment = Moment(day: Self.day("2026-11-09"))
    #expect(try roll.asset(asset, at: moment)?.place == moved.place)
    let known = Moment(day: Self.day("2026-11-09"), known: Instant("2026-11-19T00:00:00.000Z")!)
    #expect(try roll.asset(asset, at: known)?.place == asset.place)
    #expect(try roll.asset(asset, at: Moment(day: Self.day("2026-11-08")))?.place == asset.place)
  }

  @Test("an event never takes effect before one it was written upon")
  func notBefore() throws {
    let (roll, life, _) = try filled()
    let asset = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    _ = try roll.write(as: life.author) { writing in
      try writing.record(
        [Step(.warrantySet, to: .returned, [.until: .day(Self.day("2028-01-31"))])], on: asset,
        day: Self.day("2026-11-02"))
    }
    let before = try #require(try roll.asset(asset, at: Moment(day: Self.day("2026-11-09"))))
    #expect(before.stage == .assigned && before.warrantyUntil == nil)
    let after = try #require(try roll.asset(asset, at: Moment(day: Self.day("2026-11-10"))))
    #expect(after.warrantyUntil == Self.day("2028-01-31"))
  }

  @Test("what was undone did not happen, and was known until it was undone")
  func undone() throws {
    let (roll, writer, _) = try filled()
    var life = writer
    life.author.now = Instant("2026-11-20T08:00:00.000Z")!
    life.author.today = Self.day("2026-11-20")
    let asset = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    let back = try life.take(asset) { writing in
      let course = try writing.course(of: asset)
      return [try course.stepBack(from: try course.act(with: nil))]
    }
    #expect(back.stage == .assigned)
    #expect(try roll.asset(asset, at: Moment(day: Self.day("2026-11-12")))?.stage == .assigned)
    let known = Moment(day: Self.day("2026-11-12"), known: Instant("2026-11-19T00:00:00.000Z")!)
    #expect(try roll.asset(asset, at: known)?.stage == .returned)
  }

  @Test("a correction says what always was; only what was known then says otherwise")
  func corrected() throws {
    let (roll, writer, _) = try filled()
    var life = writer
    life.author.now = Instant("2026-11-20T08:00:00.000Z")!
    life.author.today = Self.day("2026-11-20")
    let asset = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    _ = try life.take(asset) { writing in
      [
        Step(
          .corrected, to: .returned,
          [
            .model: .device("21HN"), .formerModel: .device("21HM"),
            .reason: .secret(try writing.seal("misread", as: .text)),
          ])
      ]
    }
    let moment = Moment(day: Self.day("2026-11-06"))
    #expect(try roll.asset(asset, at: moment)?.model == "21HN")
    #expect(try roll.asset(asset, at: moment)?.stage == .assigned)
    let known = Moment(known: Instant("2026-11-19T00:00:00.000Z")!)
    #expect(try roll.asset(asset, at: known)?.model == "21HM")
  }

  @Test(
    "the difference of two days is what their lists differ in",
    arguments: [
      ("2026-10-31", "2026-11-01", ["LT-00013 came"]), ("2026-11-01", "2026-11-04", []),
      ("2026-11-04", "2026-11-09", ["LT-00013 stage holder", "MN-00013 came"]),
      ("2026-11-05", "2026-11-10", ["LT-00013 stage holder", "MN-00013 came"]),
      ("2026-11-04", "2026-11-10", ["LT-00013 stage", "MN-00013 came"]),
      ("2026-11-10", "2026-11-23", []), ("2026-11-05", "2026-11-05", []),
    ])
  func difference(first: String, last: String, expected: [String]) throws {
    let (roll, _, _) = try filled()
    var lines: [String] = []
    try roll.eachDifference(from: Self.day(first), to: Self.day(last)) { difference in
      lines.append(([difference.after.tag.text] + difference.changes.map(\.rawValue)).joined(separator: " "))
    }
    #expect(lines == expected)
  }

  @Test("what left between two days left, and stands in the disposal record of the later one only")
  func departure() throws {
    let (roll, writer, zhang) = try filled()
    var life = writer
    life.author.now = Instant("2026-11-20T08:00:00.000Z")!
    life.author.today = Self.day("2026-11-20")
    let asset = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    let recycler = try life.vendor("绿源回收")
    _ = try life.disposed(try life.wiped(try life.retired(asset), witness: zhang), to: recycler)
    var changes: [Difference.Change] = []
    try roll.eachDifference(from: Self.day("2026-11-19"), to: Self.day("2026-11-20")) {
      changes += $0.changes
    }
    #expect(changes == [.left, .stage, .holder])
    for (day, count) in [("2026-11-19", 0), ("2026-11-20", 1)] {
      var rows: [DisposalRow] = []
      try roll.eachDisposal(at: Moment(day: Self.day(day))) { rows.append($0) }
      #expect(rows.count == count)
      #expect(rows.allSatisfy { $0.certificate == "GR-2026-118" && $0.media.count == 1 })
    }
  }
}
