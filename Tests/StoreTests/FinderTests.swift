import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Finding")
struct FinderTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
  }

  /// Machines that were all scanned on one dock.
  private func docked(_ serials: Range<Int>, on docks: [String] = ["mac:d0:c4"]) throws {
    _ = try roll.write(as: life.author) { writing in
      for serial in serials {
        let tag = try writing.nextTag(.laptop)
        _ = try writing.begin(
          Step(
            .found, to: .received,
            [
              .tag: .code(tag.text), .category: .code("laptop"), .source: .code("scan"),
              .ownership: .code("owned"), .place: .id(life.store),
            ], keys: docks + ["serial:S\(serial)"]), on: life.day)
      }
    }
  }

  @Test("a key that a page of assets share names all of them")
  func page() throws {
    try docked(0..<100)
    #expect(try roll.assets(withKeys: ["mac:d0:c4"]).count == 100)
    #expect(try roll.assets(withKeys: ["serial:S99", "mac:d0:c4"]).count == 100)
  }

  @Test("a key that more share counts for nothing beside one that names somebody")
  func shared() throws {
    try docked(0..<130)
    let known = try roll.assets(withKeys: ["mac:d0:c4", "serial:S129"])
    #expect(known.count == 1)
    #expect(try roll.keys(of: try #require(known.first)).contains("serial:S129"))
  }

  @Test("a key that more share is ambiguous where nothing else is known, and the same each time")
  func sharedAlone() throws {
    try docked(0..<130)
    let found = try roll.assets(withKeys: ["mac:d0:c4", "serial:unheard-of"])
    #expect(found.count == 100)
    #expect(found.first?.tag.text == "LT-00013")
    #expect(try roll.assets(meaning: .mac("D0:C4")).map(\.tag) == found.map(\.tag))
  }

  @Test("of many who share a key, who shares two comes before who shares one")
  func sharedTwice() throws {
    try docked(0..<110)
    try docked(110..<220, on: ["mac:d0:c5"])
    try docked(220..<221, on: ["mac:d0:c4", "mac:d0:c5"])
    let newest = try #require(try roll.assets(meaning: .last).first)
    let found = try roll.assets(withKeys: ["mac:d0:c4", "mac:d0:c5"])
    #expect(found.count == 100 && found.last == newest)
  }

  @Test("the last asset is that of the newest event about one, whatever else came since")
  func last() throws {
    #expect(try roll.assets(meaning: .last) == [])
    let first = try life.found()
    _ = try life.found(serial: "PF9")
    _ = try life.take(first) { _ in [Step(.moved, to: .received, [.place: .id(life.store)])] }
    _ = try life.person("张敏", "zhang.min")
    #expect(try roll.assets(meaning: .last).map(\.tag) == [first.tag])
  }

  @Test(
    "a short list searches its indexes in order of tag, a whole one goes through the tags or sorts what a holder has"
  )
  func plans() throws {
    /// Of the whole statement, with the parts of the assets.
    func plan(limited: Bool = false, _ change: (inout Roll.Filter) -> Void) throws -> [String] {
      var filter = Roll.Filter()
      change(&filter)
      let question = AssetTable.withParts(filter.question(isLimited: limited), order: "a.tag")
      return try roll.connection.rows("EXPLAIN QUERY PLAN " + question) { $0.text(3) }
    }
    let short = try plan(limited: true) {
      $0.holder = life.store
      $0.stage = .assigned
      $0.category = .laptop
    }
    #expect(short.contains("SEARCH asset USING INDEX asset_by_holder (holder=?)"))
    #expect(short.contains("SEARCH asset USING INDEX asset_by_place (place=?)"))
    #expect(!short.contains { $0.hasPrefix("SCAN asset") })
    for change: (inout Roll.Filter) -> Void in [{ $0.stage = .assigned }, { $0.category = .laptop }] {
      let plan = try plan(limited: true, change)
      #expect(plan.contains("SEARCH asset USING COVERING INDEX asset_by_stage (stage=? AND category=?)"))
      #expect(!plan.contains { $0.hasPrefix("SCAN asset") })
      // Two sorts, both of the few that were found: once to take the first, once with their parts.
      #expect(plan.filter { $0 == "USE TEMP B-TREE FOR ORDER BY" }.count == 2)
    }
    let due = try plan(limited: true) {
      $0.dueBefore = Scratch.morning.day
      $0.stage = .assigned
    }
    #expect(due.contains("SEARCH asset USING INDEX asset_by_due (due<?)"))
    #expect(!due.contains { $0.hasPrefix("SCAN asset") })
    let held = try plan {
      $0.holder = life.store
      $0.stage = .assigned
      $0.category = .laptop
    }
    #expect(held.contains("SEARCH asset USING INDEX asset_by_holder (holder=?)"))
    #expect(held.contains("SEARCH asset USING INDEX asset_by_place (place=?)"))
    #expect(!held.contains { $0.hasPrefix("SCAN") })
    for change: (inout Roll.Filter) -> Void in [
      { _ in }, { $0.category = .laptop },
    ] {
      // Nothing is sorted, so memory does not grow with the roll.
      #expect(
        try plan(change) == [
          "SCAN asset USING INDEX sqlite_autoindex_asset_2", "SEARCH p USING PRIMARY KEY (asset=?) LEFT-JOIN",
        ])
    }
  }

  @Test("every filter narrows, alone and with the others")
  func filters() throws {
    let zhang = try life.person("张敏", "zhang.min")
    let held = try life.assigned(try life.found(), to: zhang)
    let server = try life.found(serial: "PF9", category: .server)
    func tags(_ change: (inout Roll.Filter) -> Void) throws -> [String] {
      var filter = Roll.Filter()
      change(&filter)
      var (tags, short): ([String], [String]) = ([], [])
      try roll.eachAsset(filter) { tags.append($0.tag.text) }
      try roll.eachAsset(filter, limit: 1) { short.append($0.tag.text) }
      #expect(short == Array(tags.prefix(1)))
      return tags
    }
    #expect(try tags { _ in } == [held.tag.text, server.tag.text])
    #expect(try tags { $0.holder = zhang } == [held.tag.text])
    #expect(try tags { $0.holder = life.store } == [held.tag.text, server.tag.text])
    #expect(try tags { $0.stage = .received } == [server.tag.text])
    #expect(try tags { $0.category = .laptop } == [held.tag.text])
    #expect(
      try tags {
        $0.holder = zhang
        $0.category = .server
      } == [])
  }
}
