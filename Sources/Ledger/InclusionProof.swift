public import Model

/// That a leaf is in a tree: the hashes beside its path to the root.
public struct InclusionProof: Sendable, Equatable {
  public var index: UInt64
  public var size: UInt64
  public var hashes: [Digest]

  public init(index: UInt64, size: UInt64, hashes: [Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// - Parameter root: the one a trusted checkpoint promises for `size`.
  /// - Source: RFC 9162 §2.1.3.2.
  /// - Throws: `.noSuchLeaf`, `.proofLength` or `.rootMismatch`.
  public func verify(leaf: Digest, root: Digest, using hasher: inout SHA256Hasher) throws(LedgerError) {
    let expected = try MerkleRanges.inclusion(of: index, in: size).count
    guard hashes.count == expected else { throw .proofLength(expected: expected, found: hashes.count) }
    var computed = leaf
    var node = index
    var last = size - 1
    for hash in hashes {
      if node & 1 == 1 || node == last {
        computed = hasher.node(hash, computed)
        // At the right edge a node without a sibling is its own parent.
        while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        computed = hasher.node(computed, hash)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    guard computed == root else { throw .rootMismatch(size: size, promised: root, computed: computed) }
  }
}
