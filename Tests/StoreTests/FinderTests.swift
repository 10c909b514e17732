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

  @Test("a question with a holder searches the indexes, any other goes through the tags in order")
  func plans() throws {
    func plan(_ change: (inout Roll.Filter) -> Void) throws -> [String] {
      var filter = Roll.Filter()
      change(&filter)
      return try roll.connection.rows("EXPLAIN QUERY PLAN " + filter.question) { $0.text(3) }
    }
    let held = try plan {
      $0.holder = life.store
      $0.stage = .assigned
      $0.category = .laptop
    }
    #expect(held.contains("SEARCH asset USING INDEX asset_by_holder (holder=?)"))
    #expect(held.contains("SEARCH asset USING INDEX asset_by_place (place=?)"))
    #expect(!held.contains { $0.hasPrefix("SCAN") })
    for change: (inout Roll.Filter) -> Void in [
      { _ in }, { $0.stage = .assigned }, { $0.category = .laptop },
    ] {
      #expect(try plan(change) == ["SCAN asset USING INDEX sqlite_autoindex_asset_2"])
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
      var tags: [String] = []
      try roll.eachAsset(filter) { tags.append($0.tag.text) }
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
