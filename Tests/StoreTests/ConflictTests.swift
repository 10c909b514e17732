import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Scans that a person must decide about")
struct ConflictTests {
  private let scratch = Scratch()

  private struct Scene {
    var roll: Roll
    var life: Life
    var asset: Asset
  }

  /// A machine that was scanned, known by a report of its own.
  private func scene() throws -> Scene {
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let asset = try roll.write(as: life.author) { writing in
      var step = Step(
        .found, to: .received,
        [
          .tag: .code(try writing.nextTag(.laptop).text), .category: .code("laptop"), .source: .code("scan"),
          .ownership: .code("owned"),
        ])
      step.scan = try writing.keep(Array("first".utf8), type: "scan-report/1")
      return try writing.begin(step, on: life.day)
    }.result
    return Scene(roll: roll, life: life, asset: asset)
  }

  private func open(_ scene: Scene, _ fingerprint: String) throws -> Conflict {
    try scene.roll.write(as: scene.life.author) { writing in
      try writing.openConflict(
        scan: try writing.keep(Array("second".utf8), type: "scan-report/1"),
        verdict: try writing.keep(Array("why".utf8), type: "verdict/1"), fingerprint: fingerprint)
    }.result
  }

  private func resolve(_ conflict: Conflict, _ scene: Scene, binding: Bool) throws {
    _ = try scene.roll.write(as: scene.life.author) { writing in
      if binding {
        let asset = try #require(try writing.current(scene.asset.id))
        _ = try writing.record(
          [
            Step(
              .scanned, to: asset.stage, [.source: .code("scan"), .rebound: .flag(true)], scan: conflict.scan)
          ], on: asset, day: scene.life.day)
      }
      try writing.resolve(
        conflict, as: .same, scene.asset.id, reason: try writing.seal("looked at it", as: .text))
    }
  }

  @Test(
    "one machine waits once; another beside it; and both are missed by a verification that lacks their reasons"
  )
  func waiting() throws {
    let scene = try scene()
    #expect(try open(scene, "aa").number == 1)
    #expect(throws: StoreError.refused(.conflict(.waiting(1)))) { _ = try open(scene, "aa") }
    #expect(try open(scene, "bb").number == 2)
    #expect(try scene.roll.conflicts(settled: false).map(\.number) == [1, 2])
    #expect(try scene.roll.verify().fault == nil)
    try scratch.raw("DELETE FROM blob WHERE type = 'verdict/1'")
    guard case .blobMissing = try scene.roll.verify().fault else {
      Issue.record("not missed")
      return
    }
  }

  @Test("it is settled only in the transaction that binds its scan, and a verification agrees")
  func bound() throws {
    let scene = try scene()
    let conflict = try open(scene, "aa")
    #expect(throws: StoreError.refused(.conflict(.notBound(1)))) {
      try resolve(conflict, scene, binding: false)
    }
    try resolve(conflict, scene, binding: true)
    #expect(try scene.roll.conflict(1).asset == scene.asset.id)
    #expect(throws: StoreError.refused(.conflict(.settled(1, since: scene.life.day)))) {
      try resolve(conflict, scene, binding: true)
    }
    #expect(try scene.roll.verify().fault == nil)
    try scratch.raw("UPDATE conflict SET resolution = 'clone'")
    #expect(try scene.roll.verify().fault == .view(table: "conflict"))
  }

  @Test(
    "what it was settled for is known by its scan, through undoing and a rebuild, until it is opened again")
  func reopened() throws {
    let scene = try scene()
    let conflict = try open(scene, "aa")
    try resolve(conflict, scene, binding: true)
    func reopen(binding scan: Digest?) throws {
      _ = try scene.roll.write(as: scene.life.author) { writing in
        if let scan {
          let asset = try #require(try writing.current(scene.asset.id))
          _ = try writing.record(
            [Step(.scanned, to: asset.stage, [.source: .code("scan"), .rebound: .flag(true)], scan: scan)],
            on: asset, day: scene.life.day)
        }
        try writing.reopen(try scene.roll.conflict(1), reason: try writing.seal("the other", as: .text))
      }
    }
    #expect(throws: StoreError.refused(.conflict(.stillBound(1)))) { try reopen(binding: nil) }
    _ = try scene.roll.rebuild()
    #expect(try scene.roll.asset(number: 1)?.scan == conflict.scan)
    try reopen(binding: scene.asset.scan)
    #expect(try scene.roll.asset(number: 1)?.scan == scene.asset.scan)
    #expect(try scene.roll.conflicts(settled: false).map(\.number) == [1])
    #expect(try scene.roll.verify().fault == nil)
    _ = try scene.roll.rebuild()
    #expect(try scene.roll.verify().fault == nil)
  }
}
