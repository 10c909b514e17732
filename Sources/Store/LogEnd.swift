internal import Ledger
internal import Model

/// Where the ledger ends: all that the next event must know of the ones before it.
///
/// Read once and kept from transaction to transaction, for as long as nobody else has written.
struct LogEnd {
  var frontier: MerkleFrontier
  /// When the last event was written down.
  var lastRecorded: Instant?
  /// The policy in force after it; `nil` where no event has named one yet.
  var policy: Digest?
  /// SQLite's count of what other connections committed.
  let dataVersion: Int64

  /// - Throws: ``StoreError/rolledBack(path:signed:has:)`` when a checkpoint promises events that are not there.
  init(_ connection: Connection) throws(StoreError) {
    dataVersion = try Self.dataVersion(connection)
    frontier = try FrontierTable(connection: connection).load()
    let size = Int64(frontier.size)
    let signed = try connection.first("SELECT size, root FROM checkpoint ORDER BY size DESC LIMIT 1") {
      (size: $0.integer(0), root: $0.digest(1))
    }
    if let signed {
      guard signed.size <= size else {
        throw .rolledBack(path: connection.path, signed: signed.size, has: size)
      }
      let root = frontier.root
      guard signed.size < size || signed.root == root else {
        throw .corrupt(path: connection.path, detail: "checkpoint \(size)")
      }
    }
    let last = try connection.first("SELECT seq, body FROM event ORDER BY seq DESC LIMIT 1") {
      ($0.integer(0), $0.blob(1))
    }
    guard let (sequence, body) = last else { return }
    do throws(EventBody.Failure) {
      let event = try EventBody.decode(body)
      lastRecorded = event.recordedAt
      policy = event.policyAfter
    } catch {
      throw .unreadableEvent(sequence: sequence, error)
    }
  }

  static func dataVersion(_ connection: Connection) throws(StoreError) -> Int64 {
    try connection.first("PRAGMA data_version") { $0.integer(0) } ?? 0
  }
}
