public import Ledger
public import Model

extension Roll {
  /// That an event is in the tree; its leaf hash is ``Entry/leaf``.
  ///
  /// - Parameter size: the number of events of the tree, such as a checkpoint's; all there are when `nil`.
  /// - Throws: `.ledger(.noSuchLeaf)`, `.ledger(.sizesOutOfOrder)`.
  /// - Complexity: every leaf of the tree is read once, and none is kept.
  public func inclusionProof(of sequence: Int64, in size: Int64? = nil) throws(StoreError) -> InclusionProof {
    let size = try treeSize(size)
    let ranges = try StoreError.ledger { () throws(LedgerError) in
      guard sequence >= 0 else { throw .noSuchLeaf(index: 0, size: 0) }
      return try MerkleRanges.inclusion(of: UInt64(sequence), in: size)
    }
    return InclusionProof(index: UInt64(sequence), size: size, hashes: try hashes(of: ranges))
  }

  /// That the tree of now, or of `size` events, only grew since it had `first` events.
  ///
  /// - Throws: `.ledger(.sizesOutOfOrder)`.
  /// - Complexity: as ``inclusionProof(of:in:)``.
  public func consistencyProof(from first: Int64, to size: Int64? = nil) throws(StoreError)
    -> ConsistencyProof
  {
    let size = try treeSize(size)
    let ranges = try StoreError.ledger { () throws(LedgerError) in
      guard first >= 0 else { throw .sizesOutOfOrder(from: 0, to: size) }
      return try MerkleRanges.consistency(from: UInt64(first), to: size)
    }
    return ConsistencyProof(from: UInt64(first), to: size, hashes: try hashes(of: ranges))
  }

  /// The root over the first events.
  ///
  /// - Throws: `.ledger(.sizesOutOfOrder)`.
  /// - Complexity: every leaf of them is read once, and none is kept.
  public func root(at size: Int64) throws(StoreError) -> Digest {
    try hashes(of: [0..<treeSize(size)])[0]
  }

  private func treeSize(_ wanted: Int64?) throws(StoreError) -> UInt64 {
    let count = try eventCount()
    guard let wanted else { return UInt64(count) }
    guard 0...count ~= wanted else {
      throw .ledger(.sizesOutOfOrder(from: UInt64(max(0, wanted)), to: UInt64(count)))
    }
    return UInt64(wanted)
  }

  private func hashes(of ranges: [Range<UInt64>]) throws(StoreError) -> [Digest] {
    var hasher = SHA256Hasher()
    var hashes: [Digest] = []
    for range in ranges {
      let statement = try connection.statement(
        "SELECT leaf FROM event WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")
      defer { statement.reset() }
      try statement.bind([.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))])
      var subtree = MerkleFrontier()
      while try statement.step() {
        guard let leaf = statement.digest(0) else { throw .badView(table: "event") }
        subtree.append(leaf, using: &hasher)
      }
      hashes.append(subtree.root(using: &hasher))
    }
    return hashes
  }
}
