import Lifecycle
import Model
import Testing

@testable import Store

/// What an import asks of a transaction.
@Suite("Many rows in one transaction")
struct ManyTests {
  private let scratch = Scratch()
  private let roll: Roll
  private let life: Life

  init() throws {
    roll = try scratch.create()
    life = try Life(scratch, roll)
  }

  @Test("an asset stays in hand while its steps are taken, however few there is room for")
  func room() throws {
    let assets = try (1...4).map { try life.found(serial: "PF\($0)") }
    let zhang = try life.person("张敏", "zhang.min")
    _ = try roll.write(as: life.author) { writing in
      writing.views.room = 1
      for asset in assets {
        let known = try #require(try writing.current(asset.id))
        writing.beginAct()
        _ = try writing.record(
          [
            Step(.noted, to: .received, [.note: .secret(try writing.seal("seen", as: .text))]),
            Step(.adopted, to: .assigned, [.place: .id(life.store), .person: .id(zhang)]),
          ], on: known, day: life.day)
      }
    }
    #expect(try roll.countsByStage() == [.assigned: 4])
    #expect(try roll.verify().fault == nil)
  }

  private func found(_ writing: Writing, _ tag: Model.Tag, _ keys: [String]) throws -> Asset {
    try writing.begin(
      Step(
        .found, to: .received,
        [
          .tag: .code(tag.text), .category: .code("laptop"), .source: .code("import"),
          .ownership: .code("owned"), .place: .id(life.store),
        ], keys: keys), on: life.day)
  }

  @Test("on a new roll a key is nobody's until it was written, and then a newcomer's")
  func keys() throws {
    _ = try roll.write(as: life.author) { writing in
      try writing.expectMany()
      #expect(try writing.bearer(of: "serial:A", newFrom: 1) == .nobody)
      _ = try found(writing, try writing.nextTag(.laptop), ["ext:1", "serial:A"])
      #expect(try writing.bearer(of: "serial:A", newFrom: 1) == .newcomer)
      #expect(try writing.bearer(of: "ext:1", newFrom: 1) == .newcomer)
      #expect(try writing.bearer(of: "serial:B", newFrom: 1) == .nobody)
    }
    let known = try #require(try roll.assets(withKeys: ["serial:A"]).first)
    _ = try roll.write(as: life.author, dryRun: true) { writing in
      try writing.expectMany()
      #expect(try writing.bearer(of: "serial:A", newFrom: 2) == .asset(known.id))
    }
  }

  @Test("ids ascend, and a tag that was given out is taken once")
  func ids() throws {
    let assets = try roll.write(as: life.author) { writing in
      try writing.expectMany()
      let tag = try writing.nextTag(.laptop)
      let first = try found(writing, tag, ["ext:1"])
      #expect(throws: StoreError.self) { try found(writing, tag, ["ext:2"]) }
      var assets = [first]
      for number in 3...20 {
        assets.append(try found(writing, try writing.nextTag(.laptop), ["ext:\(number)"]))
      }
      return assets
    }.result
    #expect(zip(assets, assets.dropFirst()).allSatisfy { $0.id.text < $1.id.text })
    #expect(try roll.verify().fault == nil)
  }

  @Test("a filter finds every key it was given, and takes few others for one")
  func filter() {
    var filter = KeyFilter()
    for number in 0..<20_000 { filter.insert("serial:\(number)") }
    #expect((0..<20_000).allSatisfy { filter.mayContain("serial:\($0)") })
    #expect((20_000..<40_000).count { filter.mayContain("serial:\($0)") } < 20)
  }
}
