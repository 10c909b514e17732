import AuditPack
import Ledger
import Lifecycle
import Model
import Store
import Words

/// A head of the ledger that was kept in a file, away from the roll.
enum HeadFile {
  /// - Parameter path: `-` for standard input.
  /// - Returns: the head, and the note it stands in.
  static func read(
    _ path: String, signedBy key: String?, of roll: Roll, _ call: Call
  ) throws -> (head: KeptHead, note: [UInt8]) {
    let limit = SignedNote.byteLimit
    let note =
      path == "-"
      ? call.surroundings.input(limit)
      : try InputFile.bytes(path, upTo: limit + 1) { Refusal.unreadableHead(path, $0) }
    do throws(StoreError) {
      return (try roll.keptHead(note, signedBy: key), note)
    } catch {
      guard case .ledger(let reason) = error else { throw error }
      throw Refusal.keptHead(reason, path, key: key ?? roll.identity.publicKey)
    }
  }
}

extension HeadFile {
  /// One that is the head of the first events of this roll, too.
  ///
  /// - Throws: the fault, when the roll is not the one the head is of any more.
  static func held(_ path: String, by roll: Roll, _ call: Call) throws -> (head: KeptHead, note: [UInt8]) {
    let kept = try read(path, signedBy: nil, of: roll, call)
    let count = try roll.eventCount()
    guard kept.head.size <= count else {
      throw Refusal.fault(.keptBeyond(size: kept.head.size, has: count))
    }
    guard try roll.root(at: kept.head.size) == kept.head.root else {
      throw Refusal.fault(.kept(size: kept.head.size))
    }
    return kept
  }
}

/// The head in an audit pack.
enum PackHead {
  /// - Throws: where a file of the pack has not its hash, or where this roll has no event that names them.
  static func read(_ path: String, signedBy key: String?, of roll: Roll) throws -> KeptHead {
    do {
      let pack = try PackReader(path)
      let list = try pack.checkFiles()
      let head = try roll.keptHead(try pack.bytes("checkpoint"), signedBy: key)
      // What comes after the roll's end the walk over it tells better.
      guard head.size <= (try roll.eventCount()) else { return head }
      let event = try roll.event(head.size - 1)
      guard event?.kind == .exported, event?.evidence.code(.files) == list.text else {
        throw PackReader.Fault.unknown
      }
      return head
    } catch let fault as PackReader.Fault {
      throw Refusal.pack(fault, path)
    } catch StoreError.ledger(let reason) {
      throw Refusal.keptHead(reason, path, key: key ?? roll.identity.publicKey)
    }
  }
}
