import Ledger
import Model
import Store
import Testing

@Suite("Proofs from a roll")
struct ProofTests {
  @Test("every proof up to 64 events is the one the whole tree gives, and verifies")
  func all() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    for number in 3..<64 { _ = try life.person("Person \(number)", "p\(number)") }
    let leaves = try roll.events(from: 0, limit: 100).map(\.leaf)
    try #require(leaves.count == 64)
    var hasher = SHA256Hasher()
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf, using: &hasher) }

    for size in 1...64 as ClosedRange<Int64> {
      let root = try tree.root(at: UInt64(size), using: &hasher)
      for index in 0..<size {
        let proof = try roll.inclusionProof(of: index, in: size)
        #expect(proof == (try tree.inclusionProof(of: UInt64(index), in: UInt64(size), using: &hasher)))
        try proof.verify(leaf: leaves[Int(index)], root: root, using: &hasher)
      }
      for first in 0...size {
        let proof = try roll.consistencyProof(from: first, to: size)
        #expect(proof == (try tree.consistencyProof(from: UInt64(first), to: UInt64(size), using: &hasher)))
      }
    }
    #expect(try roll.inclusionProof(of: 5).size == 64)
    #expect(try roll.verify().root == (try tree.root(at: 64, using: &hasher)))
  }

  @Test("there is no proof for an event that is not there, or a tree larger than the log")
  func none() throws {
    let roll = try Scratch().create()
    #expect(throws: StoreError.ledger(.noSuchLeaf(index: 3, size: 3))) { try roll.inclusionProof(of: 3) }
    #expect(throws: StoreError.self) { try roll.inclusionProof(of: -1) }
    #expect(throws: StoreError.ledger(.sizesOutOfOrder(from: 4, to: 3))) {
      try roll.inclusionProof(of: 0, in: 4)
    }
    #expect(throws: StoreError.ledger(.sizesOutOfOrder(from: 4, to: 3))) {
      try roll.consistencyProof(from: 4)
    }
    #expect(throws: StoreError.self) { try roll.consistencyProof(from: -1) }
  }
}
