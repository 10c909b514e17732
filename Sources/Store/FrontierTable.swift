internal import Ledger
internal import Model

/// The stored right edge of the Merkle tree. The tree's size is the number of events; the levels that are bits of it
/// are current.
struct FrontierTable {
  let connection: Connection

  func load() throws(StoreError) -> MerkleFrontier {
    guard let frontier = try stored() else { throw .corrupt(path: connection.path, detail: "frontier") }
    return frontier
  }

  /// - Returns: `nil` when the rows are not those of a tree of this size.
  func stored() throws(StoreError) -> MerkleFrontier? {
    let size = try connection.first("SELECT coalesce(max(seq) + 1, 0) FROM event") { $0.integer(0) } ?? 0
    let stored = try connection.rows("SELECT level, hash FROM frontier ORDER BY level") {
      ($0.integer(0), $0.digest(1))
    }
    var rows: [MerkleFrontier.Row] = []
    for (level, hash) in stored where (0..<63).contains(level) && size >> level & 1 == 1 {
      guard let hash else { return nil }
      rows.append(MerkleFrontier.Row(level: Int(level), hash: hash))
    }
    do throws(LedgerError) {
      return try MerkleFrontier(size: UInt64(size), rows: rows)
    } catch {
      return nil
    }
  }

  /// Every row, of levels no longer in use too.
  func rows() throws(StoreError) -> [Int: Digest] {
    let stored = try connection.rows("SELECT level, hash FROM frontier") { ($0.integer(0), $0.digest(1)) }
    var rows: [Int: Digest] = [:]
    for (level, hash) in stored { rows[Int(level)] = hash }
    return rows
  }

  /// Writes the levels that have changed.
  func save(_ levels: [Int: Digest]) throws(StoreError) {
    for (level, hash) in levels.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        "INSERT INTO frontier (level, hash) VALUES (?1, ?2) ON CONFLICT (level) DO UPDATE SET hash = excluded.hash",
        [.integer(Int64(level)), .blob(hash)])
    }
  }
}
