import JSONBytes
import Testing

@Suite("JSONLimits")
struct JSONLimitsTests {
  private func nested(_ depth: Int) -> [UInt8] {
    [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
  }

  @Test(
    "nesting is refused at the sixty-fifth level, however deep it goes", arguments: [65, 10_000, 1_000_000])
  func tooDeep(depth: Int) {
    #expect(refusal(nested(64)) == nil)
    #expect(refusal(nested(depth)) == .tooDeep(at: 64))
    #expect(refusal([UInt8](repeating: 0x5B, count: depth)) == .tooDeep(at: 64))
    let objects = String(repeating: #"{"a":"#, count: 65)
    #expect(refusal(objects) == .tooDeep(at: 64 * 5))
  }

  @Test("a greater depth is a matter of memory, not of the call stack")
  func noRecursion() {
    var limits = JSONLimits()
    limits.depth = 1_000_000
    #expect(refusal(nested(1_000_000), limits: limits) == nil)
    #expect(refusal([UInt8](repeating: 0x5B, count: 1_000_000), limits: limits) == .truncated(at: 1_000_000))
  }

  @Test("canonical form nests at most sixteen levels, whatever the limits say")
  func canonicalDepth() {
    #expect(refusal(nested(16), form: .canonical) == nil)
    #expect(refusal(nested(17), form: .canonical) == .tooDeep(at: 16))
  }

  @Test("a document, a string and a name longer than allowed are refused")
  func tooLong() {
    var limits = JSONLimits()
    limits.bytes = 12
    #expect(refusal(Array("[1,2,3,4,50]".utf8), limits: limits) == nil)
    #expect(refusal(Array("[1,2,3,4,50] ".utf8), limits: limits) == .tooLarge(at: 12, .documentBytes))

    limits = JSONLimits()
    limits.stringBytes = 10
    #expect(refusal(Array(#"["0123456789"]"#.utf8), limits: limits) == nil)
    #expect(refusal(Array(#"["01234567890"]"#.utf8), limits: limits) == .tooLarge(at: 12, .stringBytes))
    #expect(refusal(Array(#"["\n\n\n\n\n\n"]"#.utf8), limits: limits) == .tooLarge(at: 12, .stringBytes))
    #expect(refusal(Array(#"{"01234567890":1}"#.utf8), limits: limits) == .tooLarge(at: 12, .stringBytes))
  }

  @Test("an object or array with more members than allowed is refused at the first one too many")
  func tooMany() {
    let elements = Array(("[0" + String(repeating: ",0", count: 100_000) + "]").utf8)
    #expect(refusal(elements) == .tooLarge(at: 200_001, .members))

    var writer = JSONWriter()
    writer.beginObject()
    for index in 0...100_000 {
      writer.name("k\(index)")
      writer.integer(0)
    }
    writer.endObject()
    guard case .tooLarge(_, .members) = refusal(writer.bytes) else {
      Issue.record("100 001 members were accepted")
      return
    }
  }

  @Test("among a hundred thousand names in no order, the one that repeats is found")
  func manyNames() {
    func document(last: Int) -> [UInt8] {
      var writer = JSONWriter()
      writer.beginObject()
      for index in 0..<99_999 {
        writer.name("k\((index * 7919) % 99_999)")
        writer.integer(0)
      }
      writer.name("k\(last)")
      writer.integer(0)
      writer.endObject()
      return writer.bytes
    }
    #expect(refusal(document(last: 100_000)) == nil)
    guard case .duplicateName(_, name: "k7919") = refusal(document(last: 7919)) else {
      Issue.record("the repeated name was accepted")
      return
    }
  }
}
