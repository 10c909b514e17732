public import Model

/// A whole tree in memory, 64 bytes a leaf: for exports, which need many proofs at once.
public struct MerkleTree: Sendable {
  /// The roots of complete subtrees of 2^level leaves, from the left.
  private var levels: [[Digest]] = [[]]

  public init() {}

  public var size: UInt64 { UInt64(levels[0].count) }

  public mutating func append(_ leaf: Digest, using hasher: inout SHA256Hasher) {
    levels[0].append(leaf)
    var level = 0
    while levels[level].count.isMultiple(of: 2) {
      let pair = levels[level].suffix(2)
      let parent = hasher.node(pair[pair.startIndex], pair[pair.startIndex + 1])
      level += 1
      if level == levels.count { levels.append([]) }
      levels[level].append(parent)
    }
  }

  /// The root when the tree had this size.
  public func root(at size: UInt64, using hasher: inout SHA256Hasher) throws(LedgerError) -> Digest {
    guard size <= self.size else { throw .sizesOutOfOrder(from: size, to: self.size) }
    return size == 0 ? hasher.digest([]) : hash(0..<size, using: &hasher)
  }

  public func inclusionProof(
    of index: UInt64, in size: UInt64, using hasher: inout SHA256Hasher
  ) throws(LedgerError) -> InclusionProof {
    guard size <= self.size else { throw .sizesOutOfOrder(from: size, to: self.size) }
    var hashes: [Digest] = []
    for range in try MerkleRanges.inclusion(of: index, in: size) {
      hashes.append(hash(range, using: &hasher))
    }
    return InclusionProof(index: index, size: size, hashes: hashes)
  }

  public func consistencyProof(
    from first: UInt64, to second: UInt64, using hasher: inout SHA256Hasher
  ) throws(LedgerError) -> ConsistencyProof {
    guard second <= size else { throw .sizesOutOfOrder(from: second, to: size) }
    var hashes: [Digest] = []
    for range in try MerkleRanges.consistency(from: first, to: second) {
      hashes.append(hash(range, using: &hasher))
    }
    return ConsistencyProof(from: first, to: second, hashes: hashes)
  }

  /// The roots of the complete subtrees of so many levels, from the left.
  func hashes(height: Int) -> [Digest] { height < levels.count ? levels[height] : [] }

  /// The hash of a range that a split of the tree gives.
  func subtree(_ range: Range<UInt64>, using hasher: inout SHA256Hasher) -> Digest {
    hash(range, using: &hasher)
  }

  /// The hash of a range that a split of the tree gives: its complete subtrees, folded from the right.
  private func hash(_ range: Range<UInt64>, using hasher: inout SHA256Hasher) -> Digest {
    var end = range.upperBound
    var level = (end - range.lowerBound).trailingZeroBitCount
    var hash = levels[level][Int(end >> UInt64(level)) - 1]
    end -= 1 << UInt64(level)
    while end > range.lowerBound {
      level = (end - range.lowerBound).trailingZeroBitCount
      hash = hasher.node(levels[level][Int(end >> UInt64(level)) - 1], hash)
      end -= 1 << UInt64(level)
    }
    return hash
  }
}
