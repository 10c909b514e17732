internal import CSQLite
public import Ledger
public import Lifecycle
public import Model

/// Why the roll could not be opened, read or written. Facts only; the words are made where people are spoken to.
public enum StoreError: Error, Equatable, Sendable {
  case noRoll(path: String)
  /// The file is there and is no roll of ours.
  case notARoll(path: String)
  case newer(path: String, has: Int64, understands: Int64)
  /// A file of an older program that cannot be brought up to date, because it may only be read.
  case older(path: String, has: Int64, understands: Int64)
  case corrupt(path: String, detail: String)
  /// Another program is writing and did not finish in the time one was ready to wait.
  case busy(path: String)
  case full(path: String)
  case readOnly(path: String)
  /// Anything else the database library or the system said.
  case failed(path: String, code: Int32, detail: String)
  case keyFile(path: String, detail: String)
  /// The roll holds fewer events than a checkpoint was signed over: it was put back to an older state.
  case rolledBack(path: String, signed: Int64, has: Int64)
  case ledger(LedgerError)
  /// The events are not what they were: nothing is to be rebuilt from them.
  case unsound(Verification.Fault)

  /// Who acts is no person on this roll.
  case unknownPerson(EntityID)
  /// Who acts does not hold the role they want to act in.
  case roleNotHeld(EntityID, Role)
  /// An event names a policy that the roll does not keep, or keeps in bytes that are none.
  case unknownPolicy(Digest)
  /// The same was asked for before under this name, and done: its events. Nothing failed, and nothing was written.
  case doneBefore([Event])
  /// The name of the request is that of another one, which this event began to answer.
  case requestTaken(Request, by: Int64)
  /// A rule of the lifecycle refuses the step.
  case refused(LifecycleError)
  /// Stored event bytes that cannot be read as an event.
  case unreadableEvent(sequence: Int64, EventBody.Failure)
  /// The event would be larger than the ledger takes.
  case eventTooLarge(bytes: Int)
  /// A number in the event is beyond ±(2^53 - 1), which not every JSON library reads alike.
  case numberTooLarge
  case tagTaken(Tag)
  /// A person or vendor of this name is there already.
  case nameTaken(String)
  /// No event of this number has a text that could be erased.
  case noText(event: Int64)
  /// A row of a view that its own writer could not have written.
  case badView(table: String)

  init(sqlite code: Int32, path: String, message: String) {
    switch code & 0xFF {
    case SQLITE_NOTADB: self = .notARoll(path: path)
    case SQLITE_CORRUPT: self = .corrupt(path: path, detail: message)
    // Every question asks for what this program made: what is not there was taken away or overwritten.
    case SQLITE_ERROR where message.hasPrefix("no such ") || message.hasPrefix("unknown function"):
      self = .corrupt(path: path, detail: message)
    // Too many asked at once for the same page of the shared index.
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy(path: path)
    case SQLITE_FULL: self = .full(path: path)
    // A file on a full disk that cannot be made as long as its index needs.
    case SQLITE_IOERR where code == Self.sharedMemorySize: self = .full(path: path)
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    default: self = .failed(path: path, code: code, detail: message)
    }
  }

  /// `SQLITE_IOERR_SHMSIZE`, a macro that is no constant in Swift.
  private static let sharedMemorySize = SQLITE_IOERR | 19 << 8

  static func ledger<R: ~Copyable>(_ body: () throws(LedgerError) -> R) throws(StoreError) -> R {
    do throws(LedgerError) { return try body() } catch { throw .ledger(error) }
  }
}
