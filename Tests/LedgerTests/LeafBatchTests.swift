import Ledger
import Model
import Testing

@Suite("LeafBatch")
struct LeafBatchTests {
  private func leaves(_ batch: inout LeafBatch, of bodies: [[UInt8]]) -> [Digest] {
    for body in bodies { body.withUnsafeBytes { batch.add($0) } }
    batch.hash()
    return bodies.indices.map { batch.leaf($0) }
  }

  private func oneByOne(_ bodies: [[UInt8]]) -> [Digest] {
    var hasher = SHA256Hasher()
    return bodies.map { hasher.leaf($0) }
  }

  @Test("RFC 6962: the leaf of nothing, alone and beside others")
  func published() throws {
    let empty = try digest("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    var batch = LeafBatch()
    #expect(leaves(&batch, of: [[]]) == [empty])
    batch.removeAll()
    #expect(leaves(&batch, of: [[], [], []]) == [empty, empty, empty])
  }

  @Test("a body of every length up to four blocks has the leaf it has alone, whatever lies beside it")
  func lengths() {
    let bodies = (0...256).map { count in (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ count) } }
    for order in [bodies, bodies.reversed(), bodies.filter { $0.count % 3 > 0 } + bodies] {
      var batch = LeafBatch()
      #expect(leaves(&batch, of: order) == oneByOne(order))
    }
  }

  @Test("bodies of any length and number, long ones among them, one batch after the other", arguments: 0..<20)
  func random(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var batch = LeafBatch()
    for _ in 0..<10 {
      let bodies = (0..<Int.random(in: 0..<70, using: &random)).map { _ in
        let longest = Int.random(in: 0..<20, using: &random) == 0 ? 40_000 : 2000
        let count = Int.random(in: 0...longest, using: &random)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      }
      batch.removeAll()
      #expect(batch.count == 0 && batch.byteCount == 0)
      #expect(leaves(&batch, of: bodies) == oneByOne(bodies))
      #expect(batch.count == bodies.count)
      #expect(bodies.indices.allSatisfy { batch.body($0).elementsEqual(bodies[$0]) })
    }
  }
}
