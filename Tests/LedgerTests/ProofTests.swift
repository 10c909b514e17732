import Ledger
import Model
import Testing

@Suite("Merkle proofs")
struct ProofTests {
  private static let count = 256

  private func accepts(
    _ proof: InclusionProof, _ leaf: Digest, _ root: Digest, _ hasher: inout SHA256Hasher
  ) -> Bool {
    do {
      try proof.verify(leaf: leaf, root: root, using: &hasher)
      return true
    } catch {
      return false
    }
  }

  private func accepts(
    _ proof: ConsistencyProof, _ first: Digest, _ second: Digest, _ hasher: inout SHA256Hasher
  ) -> Bool {
    do {
      try proof.verify(first: first, second: second, using: &hasher)
      return true
    } catch {
      return false
    }
  }

  /// Every proof that differs from this one by a flipped bit, a lost, added or swapped hash.
  private func mutations(of hashes: [Digest], _ random: inout SplitMix64) -> [[Digest]] {
    var mutations: [[Digest]] = []
    for index in hashes.indices {
      var flipped = hashes
      var bytes = hashes[index].bytes
      bytes[Int.random(in: 0..<32, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      flipped[index] = Digest(bytes: bytes) ?? hashes[index]
      mutations.append(flipped)

      var shorter = hashes
      shorter.remove(at: index)
      mutations.append(shorter)
      mutations.append(hashes[..<index] + [hashes[index]] + hashes[index...])

      guard index > 0, hashes[index] != hashes[index - 1] else { continue }
      var swapped = hashes
      swapped.swapAt(index, index - 1)
      mutations.append(swapped)
    }
    return mutations + [hashes + [Digest { _ in }]]
  }

  @Test("for every leaf of every tree to 256 there is one proof: the defined one, and no damaged one")
  func inclusion() throws {
    let leaves = try numberedLeaves(Self.count)
    var hasher = SHA256Hasher()
    var defined = try DefinedTree(leaves)
    var tree = MerkleTree()
    var random = SplitMix64(seed: 1)
    var bad = 0
    for size in 1...Self.count {
      tree.append(leaves[size - 1], using: &hasher)
      let root = defined.root(0..<size)
      for index in 0..<size {
        let proof = try tree.inclusionProof(of: UInt64(index), in: UInt64(size), using: &hasher)
        if proof.hashes != path(index, 0..<size, &defined) || !accepts(proof, leaves[index], root, &hasher) {
          bad += 1
        }
        // The damaged ones of the larger trees repeat the smaller ones' shapes: a few of each are enough.
        guard size <= 64 || index % 61 == size % 61 else { continue }
        for hashes in mutations(of: proof.hashes, &random) {
          let damaged = InclusionProof(index: proof.index, size: proof.size, hashes: hashes)
          if accepts(damaged, leaves[index], root, &hasher) { bad += 1 }
        }
        for other in 0...size where other != index {
          let moved = InclusionProof(index: UInt64(other), size: proof.size, hashes: proof.hashes)
          if accepts(moved, leaves[index], root, &hasher) { bad += 1 }
        }
        for other in [size - 1, size + 1] where (1...Self.count).contains(other) {
          let resized = InclusionProof(index: proof.index, size: UInt64(other), hashes: proof.hashes)
          if accepts(resized, leaves[index], defined.root(0..<other), &hasher) { bad += 1 }
        }
        if accepts(proof, leaves[(index + 1) % Self.count], root, &hasher) { bad += 1 }
      }
    }
    #expect(bad == 0)
  }

  @Test("between any two trees to 256 there is one proof: the defined one, and no damaged one")
  func consistency() throws {
    let leaves = try numberedLeaves(Self.count)
    var hasher = SHA256Hasher()
    var defined = try DefinedTree(leaves)
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf, using: &hasher) }
    var random = SplitMix64(seed: 2)
    var bad = 0
    for to in 0...Self.count {
      let second = defined.root(0..<to)
      for from in 0...to {
        let first = defined.root(0..<from)
        let proof = try tree.consistencyProof(from: UInt64(from), to: UInt64(to), using: &hasher)
        let expected = from == 0 ? [] : subproof(from, 0..<to, isComplete: true, &defined)
        if proof.hashes != expected || !accepts(proof, first, second, &hasher) { bad += 1 }
        guard to <= 64 || from % 61 == to % 61 else { continue }
        for hashes in mutations(of: proof.hashes, &random) {
          let damaged = ConsistencyProof(from: proof.from, to: proof.to, hashes: hashes)
          if accepts(damaged, first, second, &hasher) { bad += 1 }
        }
        for other in 1...Self.count where other != from && from > 0 {
          let moved = ConsistencyProof(from: UInt64(other), to: proof.to, hashes: proof.hashes)
          let otherRoot = defined.root(0..<other)
          if accepts(moved, otherRoot, second, &hasher) { bad += 1 }
        }
        if accepts(proof, leaves[7], second, &hasher) && first != leaves[7] { bad += 1 }
        if from > 0, accepts(proof, first, leaves[7], &hasher) && second != leaves[7] { bad += 1 }
      }
    }
    #expect(bad == 0)
  }

  /// PATH of RFC 9162 §2.1.3.1.
  private func path(_ index: Int, _ tree: Range<Int>, _ defined: inout DefinedTree) -> [Digest] {
    guard tree.count > 1 else { return [] }
    let middle = split(tree)
    return index < middle
      ? path(index, tree.lowerBound..<middle, &defined) + [defined.root(middle..<tree.upperBound)]
      : path(index, middle..<tree.upperBound, &defined) + [defined.root(tree.lowerBound..<middle)]
  }

  /// SUBPROOF of RFC 9162 §2.1.4.1.
  private func subproof(
    _ from: Int, _ tree: Range<Int>, isComplete: Bool, _ defined: inout DefinedTree
  ) -> [Digest] {
    if from == tree.upperBound { return isComplete ? [] : [defined.root(tree)] }
    let middle = split(tree)
    return from <= middle
      ? subproof(from, tree.lowerBound..<middle, isComplete: isComplete, &defined)
        + [defined.root(middle..<tree.upperBound)]
      : subproof(from, middle..<tree.upperBound, isComplete: false, &defined)
        + [defined.root(tree.lowerBound..<middle)]
  }

  private func split(_ tree: Range<Int>) -> Int {
    var k = 1
    while k * 2 < tree.count { k *= 2 }
    return tree.lowerBound + k
  }

  @Test("the proofs of the Certificate Transparency reference set")
  func reference() throws {
    var hasher = SHA256Hasher()
    var tree = MerkleTree()
    for leaf in [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ] {
      tree.append(hasher.leaf(try bytes(leaf)), using: &hasher)
    }
    let inclusion = try tree.inclusionProof(of: 5, in: 8, using: &hasher)
    #expect(
      inclusion.hashes.map(\.text) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
    let consistency = try tree.consistencyProof(from: 6, to: 8, using: &hasher)
    #expect(
      consistency.hashes.map(\.text) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
  }

  @Test("a proof about sizes that cannot be is refused before anything is hashed")
  func impossible() throws {
    let leaf = try digest("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    var hasher = SHA256Hasher()
    #expect(throws: LedgerError.noSuchLeaf(index: 0, size: 0)) {
      try InclusionProof(index: 0, size: 0, hashes: []).verify(leaf: leaf, root: leaf, using: &hasher)
    }
    #expect(throws: LedgerError.noSuchLeaf(index: .max, size: .max)) {
      try InclusionProof(index: .max, size: .max, hashes: []).verify(leaf: leaf, root: leaf, using: &hasher)
    }
    #expect(throws: LedgerError.proofLength(expected: 64, found: 0)) {
      try InclusionProof(index: 0, size: .max, hashes: []).verify(leaf: leaf, root: leaf, using: &hasher)
    }
    #expect(throws: LedgerError.sizesOutOfOrder(from: 2, to: 1)) {
      try ConsistencyProof(from: 2, to: 1, hashes: []).verify(first: leaf, second: leaf, using: &hasher)
    }
    #expect(throws: LedgerError.proofLength(expected: 1, found: 0)) {
      try ConsistencyProof(from: 1 << 63, to: .max, hashes: []).verify(
        first: leaf, second: leaf, using: &hasher)
    }
    let tree = MerkleTree()
    #expect(throws: LedgerError.sizesOutOfOrder(from: 1, to: 0)) { try tree.root(at: 1, using: &hasher) }
    #expect(throws: LedgerError.sizesOutOfOrder(from: 1, to: 0)) {
      try tree.inclusionProof(of: 0, in: 1, using: &hasher)
    }
  }

  @Test("a tree that changed an old leaf has no root that fits the old one")
  func rewritten() throws {
    let leaves = try numberedLeaves(20)
    var hasher = SHA256Hasher()
    var honest = MerkleTree()
    var forged = MerkleTree()
    for (index, leaf) in leaves.enumerated() {
      honest.append(leaf, using: &hasher)
      forged.append(index == 3 ? leaves[0] : leaf, using: &hasher)
    }
    let old = try honest.root(at: 10, using: &hasher)
    let new = try forged.root(at: 20, using: &hasher)
    let proof = try forged.consistencyProof(from: 10, to: 20, using: &hasher)
    let computed = try forged.root(at: 10, using: &hasher)
    #expect(throws: LedgerError.rootMismatch(size: 10, promised: old, computed: computed)) {
      try proof.verify(first: old, second: new, using: &hasher)
    }
  }
}
