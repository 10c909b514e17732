public import Model

/// That a tree only grew: the old leaves are the first leaves of the new tree, unchanged and in order.
public struct ConsistencyProof: Sendable, Equatable {
  public var from: UInt64
  public var to: UInt64
  public var hashes: [Digest]

  public init(from: UInt64, to: UInt64, hashes: [Digest]) {
    self.from = from
    self.to = to
    self.hashes = hashes
  }

  /// - Parameters:
  ///   - first: the root that a trusted checkpoint promised for `from`.
  ///   - second: the root that a checkpoint promises for `to`.
  /// - Source: RFC 9162 §2.1.4.2.
  /// - Throws: `.sizesOutOfOrder`, `.proofLength` or `.rootMismatch`.
  public func verify(first: Digest, second: Digest, using hasher: inout SHA256Hasher) throws(LedgerError) {
    let expected = try MerkleRanges.consistency(from: from, to: to).count
    guard hashes.count == expected else { throw .proofLength(expected: expected, found: hashes.count) }
    guard from > 0 else { return try expect(hasher.digest([]), first, size: 0) }
    guard from < to else { return try expect(first, second, size: to) }

    // A complete old tree is itself the first subtree, and is left out of the proof.
    var rest = hashes[...]
    let start = from & (from - 1) == 0 ? first : rest.removeFirst()
    var (old, new) = (start, start)
    var node = from - 1
    var last = to - 1
    let shift = UInt64((~node).trailingZeroBitCount)
    (node, last) = (node >> shift, last >> shift)
    for hash in rest {
      if node & 1 == 1 || node == last {
        old = hasher.node(hash, old)
        new = hasher.node(hash, new)
        while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        new = hasher.node(new, hash)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    try expect(old, first, size: from)
    try expect(new, second, size: to)
  }

  private func expect(_ computed: Digest, _ promised: Digest, size: UInt64) throws(LedgerError) {
    guard computed == promised else {
      throw .rootMismatch(size: size, promised: promised, computed: computed)
    }
  }
}
