import Ledger
import Store
import Words

/// A head of the ledger that was kept in a file, away from the roll.
enum HeadFile {
  /// - Parameter path: `-` for standard input.
  static func read(_ path: String, signedBy key: String?, of roll: Roll, _ call: Call) throws -> KeptHead {
    let limit = SignedNote.byteLimit
    let note =
      path == "-"
      ? call.surroundings.input(limit)
      : try InputFile.bytes(path, upTo: limit + 1) { Refusal.unreadableHead(path, $0) }
    do throws(StoreError) {
      return try roll.keptHead(note, signedBy: key)
    } catch {
      guard case .ledger(let reason) = error else { throw error }
      throw Refusal.keptHead(reason, path, key: key ?? roll.identity.publicKey)
    }
  }
}
