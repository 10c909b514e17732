/// Which subtrees make a proof: their hashes, in this order, are the proof.
///
/// Every range but one that ends the tree is a complete subtree, so whoever stores the leaves can hash a range
/// from them as a stream (`MerkleFrontier`), or look it up where it has kept such hashes.
public enum MerkleRanges {
  /// - Source: RFC 9162 §2.1.3.1.
  /// - Throws: `.noSuchLeaf`.
  public static func inclusion(of index: UInt64, in size: UInt64) throws(LedgerError) -> [Range<UInt64>] {
    guard index < size else { throw .noSuchLeaf(index: index, size: size) }
    var ranges: [Range<UInt64>] = []
    var tree = 0..<size
    while tree.lowerBound + 1 < tree.upperBound {
      let middle = split(tree)
      if index < middle {
        ranges.append(middle..<tree.upperBound)
        tree = tree.lowerBound..<middle
      } else {
        ranges.append(tree.lowerBound..<middle)
        tree = middle..<tree.upperBound
      }
    }
    return ranges.reversed()
  }

  /// - Returns: nothing between equal sizes and from the empty tree, with which every tree is consistent.
  /// - Source: RFC 9162 §2.1.4.1.
  /// - Throws: `.sizesOutOfOrder`.
  public static func consistency(from first: UInt64, to second: UInt64) throws(LedgerError) -> [Range<UInt64>]
  {
    guard first <= second else { throw .sizesOutOfOrder(from: first, to: second) }
    guard first > 0 else { return [] }
    var ranges: [Range<UInt64>] = []
    var tree = 0..<second
    while tree.upperBound != first {
      let middle = split(tree)
      if first <= middle {
        ranges.append(middle..<tree.upperBound)
        tree = tree.lowerBound..<middle
      } else {
        ranges.append(tree.lowerBound..<middle)
        tree = middle..<tree.upperBound
      }
    }
    // The old root itself is known to whoever asks; only a part of it has to be told.
    if tree.lowerBound > 0 { ranges.append(tree) }
    return ranges.reversed()
  }

  /// The left subtree has the greatest power of two leaves that is less than all of them.
  static func split(_ tree: Range<UInt64>) -> UInt64 {
    let last = tree.upperBound - tree.lowerBound - 1
    return tree.lowerBound + 1 << UInt64(UInt64.bitWidth - 1 - last.leadingZeroBitCount)
  }
}
