public import Model

/// A tree given tile by tile, as C2SP tlog-tiles cuts it: 256 leaves a tile. What is kept of a full tile is its root, so a
/// million leaves weigh 256 KiB; where a proof needs the leaves of a tile again, it asks for them.
public struct TiledTree: Sendable {
  public static let width: UInt64 = 256

  /// Over the roots of full tiles.
  private var upper = MerkleTree()
  /// The leaves of the last tile, while it is not full.
  private var partial: [Digest] = []

  public init() {}

  public var size: UInt64 { upper.size * Self.width + UInt64(partial.count) }

  /// - Parameter tile: the leaves that come next; 256 of them but for the last tile of all.
  public mutating func append(tile: [Digest], using hasher: inout SHA256Hasher) {
    precondition(partial.isEmpty && (1...Int(Self.width)).contains(tile.count))
    guard tile.count == Self.width else {
      partial = tile
      return
    }
    upper.append(Self.root(tile[...], using: &hasher), using: &hasher)
  }

  /// The hashes that stand in the tiles of a level above 0, in order.
  ///
  /// - Parameter level: 1 for the roots of full tiles of leaves, 2 for the roots of full tiles of those.
  public func hashes(level: Int) -> [Digest] { upper.hashes(height: 8 * (level - 1)) }

  /// Reads the leaves of a full tile again, by its number.
  public typealias Leaves<Failure: Error> = (UInt64) throws(Failure) -> [Digest]

  /// The root of everything.
  public func root(using hasher: inout SHA256Hasher) -> Digest {
    guard size > 0 else { return hasher.digest([]) }
    guard !partial.isEmpty else { return upper.subtree(0..<upper.size, using: &hasher) }
    return fold(Self.root(partial[...], using: &hasher), before: upper.size, from: 0, using: &hasher)
  }

  /// - Returns: `nil` where there is no such leaf.
  public func inclusionProof<Failure>(
    of index: UInt64, using hasher: inout SHA256Hasher, _ leaves: Leaves<Failure>
  ) throws(Failure) -> InclusionProof? {
    guard index < size else { return nil }
    let ranges = (try? MerkleRanges.inclusion(of: index, in: size)) ?? []
    return InclusionProof(index: index, size: size, hashes: try hashes(of: ranges, using: &hasher, leaves))
  }

  /// From a smaller tree to this one.
  ///
  /// - Returns: `nil` where the smaller one is larger.
  public func consistencyProof<Failure>(
    from first: UInt64, using hasher: inout SHA256Hasher, _ leaves: Leaves<Failure>
  ) throws(Failure) -> ConsistencyProof? {
    guard first <= size else { return nil }
    let ranges = (try? MerkleRanges.consistency(from: first, to: size)) ?? []
    return ConsistencyProof(from: first, to: size, hashes: try hashes(of: ranges, using: &hasher, leaves))
  }

  private func hashes<Failure>(
    of ranges: [Range<UInt64>], using hasher: inout SHA256Hasher, _ leaves: Leaves<Failure>
  ) throws(Failure) -> [Digest] {
    var hashes: [Digest] = []
    for range in ranges { hashes.append(try hash(range, using: &hasher, leaves)) }
    return hashes
  }

  /// The hash of a range that a split of the tree gives.
  private func hash<Failure>(
    _ range: Range<UInt64>, using hasher: inout SHA256Hasher, _ leaves: Leaves<Failure>
  ) throws(Failure) -> Digest {
    let tiles = range.lowerBound / Self.width..<range.upperBound / Self.width
    let isWhole = range.lowerBound % Self.width == 0
    if isWhole, range.upperBound % Self.width == 0 { return upper.subtree(tiles, using: &hasher) }
    if isWhole, tiles.count > 0 {
      return fold(
        Self.root(partial[...], using: &hasher), before: tiles.upperBound, from: tiles.lowerBound,
        using: &hasher)
    }
    let tile = tiles.lowerBound == upper.size ? partial : try leaves(tiles.lowerBound)
    let start = Int(range.lowerBound % Self.width)
    return Self.root(tile[start..<start + range.count], using: &hasher)
  }

  /// Full tiles to the left of a hash that ends the tree, taken in from the right: each bit of their number is a subtree.
  private func fold(
    _ right: Digest, before end: UInt64, from start: UInt64, using hasher: inout SHA256Hasher
  ) -> Digest {
    var hash = right
    var end = end
    while end > start {
      let count = UInt64(1) << UInt64((end - start).trailingZeroBitCount)
      hash = hasher.node(upper.subtree(end - count..<end, using: &hasher), hash)
      end -= count
    }
    return hash
  }

  private static func root(_ leaves: ArraySlice<Digest>, using hasher: inout SHA256Hasher) -> Digest {
    var frontier = MerkleFrontier()
    for leaf in leaves { frontier.append(leaf, using: &hasher) }
    return frontier.root(using: &hasher)
  }
}
