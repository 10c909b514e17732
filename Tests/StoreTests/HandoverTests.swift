import Lifecycle
import Model
import Store
import Testing

@Suite("Handovers")
struct HandoverTests {
  private func acknowledged() throws -> (Scratch, Roll) {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let zhang = try life.person("张敏", "zhang.min")
    let asset = try life.assigned(try life.found(), to: zhang)
    _ = try life.assigned(try life.found(serial: "PF9"), to: zhang)
    try life.take(asset) { try Walk.acknowledge(asset, by: zhang, [.terms: try $0.terms()]) }
    return (scratch, roll)
  }

  @Test("what nobody has acknowledged is told, also while it is repaired, and no more once it was")
  func list() throws {
    let (scratch, roll) = try acknowledged()
    let life = try Life(scratch, roll)
    let zhang = try #require(try roll.parties(.person, named: "zhang.min").first).id
    var open: [Asset] = []
    try roll.unacknowledged { open.append($0) }
    #expect(open.map(\.serialText) == ["PF9"])
    let broken = try life.repaired(open[0])
    var still: [EntityID] = []
    try roll.unacknowledged(by: zhang) { still.append($0.id) }
    #expect(still == [broken.id])
    _ = try life.givenBack(broken)
    try roll.unacknowledged(by: zhang) { _ in Issue.record("it is not with them any more") }
  }

  @Test("the text that was acknowledged is kept, and misses when it is gone")
  func text() throws {
    let (scratch, roll) = try acknowledged()
    let hash = HandoverTerms.digest
    #expect(try roll.blob(hash) == HandoverTerms.bytes)
    #expect(try roll.verify().fault == nil)
    try scratch.tamper("DELETE FROM blob WHERE type = 'text/plain'")
    #expect(try roll.verify().fault == .blobMissing(hash))
  }
}

extension Asset {
  fileprivate var serialText: String? { serial.map { String(decoding: $0.bytes, as: UTF8.self) } }
}
