public import Model

/// The right edge of a Merkle tree: all that is needed to append and to know the root.
///
/// One hash for each bit set in the size: the root of a complete subtree of 2^level leaves.
/// - Source: RFC 9162 §2.1.2.
public struct MerkleFrontier: Sendable, Equatable {
  public private(set) var size: UInt64 = 0
  /// By level; what stands at a level whose bit is not set in `size` is stale.
  private var hashes: [Digest] = []

  /// One stored hash.
  public struct Row: Sendable, Equatable {
    public var level: Int
    public var hash: Digest

    public init(level: Int, hash: Digest) {
      self.level = level
      self.hash = hash
    }
  }

  public init() {}

  /// - Parameter rows: in any order; rows of levels that this size does not use are ignored, so a store may
  ///   keep them and write one row an append.
  /// - Throws: `.frontierLacks` the lowest level without a row.
  public init(size: UInt64, rows: some Sequence<Row>) throws(LedgerError) {
    var found: [Int: Digest] = [:]
    for row in rows { found[row.level] = row.hash }
    self.size = size
    for level in 0..<(UInt64.bitWidth - size.leadingZeroBitCount) {
      let isUsed = size >> UInt64(level) & 1 == 1
      guard let hash = isUsed ? found[level] : Digest(fill: { _ in }) else {
        throw .frontierLacks(level: level)
      }
      hashes.append(hash)
    }
  }

  /// The hashes to store, lowest level first.
  public var rows: [Row] {
    hashes.indices.filter { size >> UInt64($0) & 1 == 1 }.map { Row(level: $0, hash: hashes[$0]) }
  }

  /// - Returns: the one row that changed; rows below it are no longer used.
  @discardableResult
  public mutating func append(_ leaf: Digest, using hasher: inout SHA256Hasher) -> Row {
    precondition(size < .max)
    var hash = leaf
    let level = (~size).trailingZeroBitCount
    for below in 0..<level { hash = hasher.node(hashes[below], hash) }
    if level < hashes.count { hashes[level] = hash } else { hashes.append(hash) }
    size += 1
    return Row(level: level, hash: hash)
  }

  /// The root at this size; SHA-256 of nothing for the empty tree.
  public func root(using hasher: inout SHA256Hasher) -> Digest {
    var root: Digest?
    for (level, hash) in hashes.enumerated() where size >> UInt64(level) & 1 == 1 {
      root = root.map { hasher.node(hash, $0) } ?? hash
    }
    return root ?? hasher.digest([])
  }

  /// The same once, for who has no hasher at hand.
  public var root: Digest {
    var hasher = SHA256Hasher()
    return root(using: &hasher)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.size == right.size && left.rows == right.rows
  }
}
