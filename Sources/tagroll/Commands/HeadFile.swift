import Glibc
import Ledger
import Store
import Words

/// A head of the ledger that was kept in a file, away from the roll.
enum HeadFile {
  /// - Parameter path: `-` for standard input.
  static func read(_ path: String, signedBy key: String?, of roll: Roll, _ call: Call) throws -> KeptHead {
    let limit = SignedNote.byteLimit
    let note = path == "-" ? call.surroundings.input(limit) : try bytes(path, upTo: limit + 1)
    do throws(StoreError) {
      return try roll.keptHead(note, signedBy: key)
    } catch {
      guard case .ledger(let reason) = error else { throw error }
      throw Refusal.keptHead(reason, path, key: key ?? roll.identity.publicKey)
    }
  }

  private static func bytes(_ path: String, upTo limit: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal.unreadableHead(path, SystemWords.why(errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, min(1 << 14, limit - bytes.count))
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw Refusal.unreadableHead(path, SystemWords.why(failure)) }
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}
