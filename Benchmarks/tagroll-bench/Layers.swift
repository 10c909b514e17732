import CSQLite
import Ledger
import Lifecycle
import Model

/// What a verification cannot do without, one layer upon the other, by the program's own functions and with nothing beside them:
/// where the rest of the way to the floor lies.
enum Layers: CaseIterable {
  /// Rows read, leaves hashed, the tree grown.
  case hashed
  /// And every body decoded.
  case decoded
  /// And every event of an asset taken by the rules.
  case ruled

  struct Failed: Error { var sequence: Int64 }

  /// - Returns: how many events there were.
  func run(_ path: String) throws -> Int {
    var roll: OpaquePointer?
    var rows: OpaquePointer?
    defer {
      sqlite3_finalize(rows)
      sqlite3_close(roll)
    }
    guard sqlite3_open_v2(path, &roll, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      sqlite3_prepare_v2(roll, "SELECT seq, leaf, body FROM event ORDER BY seq", -1, &rows, nil) == SQLITE_OK
    else { throw Failed(sequence: -1) }
    var hasher = SHA256Hasher()
    var frontier = MerkleFrontier()
    var assets: [EntityID: Asset] = [:]
    let texts = SharedTexts()
    while sqlite3_step(rows) == SQLITE_ROW {
      let sequence = sqlite3_column_int64(rows, 0)
      let stored = UnsafeRawBufferPointer(start: sqlite3_column_blob(rows, 1), count: 32)
      let body = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(rows, 2), count: Int(sqlite3_column_bytes(rows, 2)))
      let leaf = hasher.leaf(body)
      guard leaf.withUnsafeBytes({ $0.elementsEqual(stored) }) else { throw Failed(sequence: sequence) }
      frontier.append(leaf, using: &hasher)
      if self == .hashed { continue }
      let event = try EventBody.decode(body, sharing: texts)
      if self == .decoded || !event.kind.isOfAsset { continue }
      if event.version == 1 {
        assets[event.subject] = try Asset.begun(by: event, under: .unwritten)
      } else {
        try assets[event.subject]?.follow(event, under: .unwritten)
      }
    }
    return Int(frontier.size)
  }
}
