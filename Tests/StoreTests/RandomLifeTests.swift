import Lifecycle
import Model
import Schemas
import Testing

@testable import Store

/// Two hundred houses, in each of which other things happened.
@Suite("Lives at random")
struct RandomLifeTests {
  private static let seeds = 0..<200
  private static let acts = 260

  @Test("verify, are the same byte for byte when their views are made again, and know every kind of event")
  func rebuilt() async throws {
    let kinds = try await withThrowingTaskGroup(of: Set<EventKind>.self) { group in
      for start in 0..<4 {
        group.addTask {
          try Self.seeds.filter { $0 % 4 == start }.map { try Self.live(seed: UInt64($0)) }
            .reduce(into: []) { $0.formUnion($1) }
        }
      }
      return try await group.reduce(into: Set<EventKind>()) { $0.formUnion($1) }
    }
    #expect(Set(EventKind.allCases).subtracting(kinds) == [])
  }

  private static func live(seed: UInt64) throws -> Set<EventKind> {
    let scratch = Scratch()
    var life = try RandomLife(seed: seed, scratch)
    try life.run(acts: acts)
    let roll = life.roll
    #expect(try roll.verify(deep: true).fault == nil, "seed \(seed)")
    let before = try views(scratch)
    _ = try roll.rebuild()
    #expect(try views(scratch) == before, "seed \(seed)")
    #expect(try roll.verify(deep: true).fault == nil, "seed \(seed), made again")
    try roll.eachAsset { asset in
      let story = FieldStory(try roll.history(of: asset).map(\.event), scans: [:])
      for field in FieldStory.fields {
        #expect(
          story.shown(field)?.value == asset.value(of: field), "seed \(seed), \(asset.tag.text) \(field)")
      }
    }
    return Set(try roll.events(from: 0, limit: 10_000).map(\.event.kind))
  }

  private static func views(_ scratch: Scratch) throws -> [String] {
    let raw = try RawDatabase(scratch.path)
    return try Schemas.viewTables.flatMap { table in
      [table] + (try raw.rows("SELECT * FROM \(table)").sorted())
    }
  }
}
