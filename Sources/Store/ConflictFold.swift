internal import Lifecycle
internal import Model

/// What conflicts are kept in: the views on an append and a rebuild, memory on a verification.
protocol ConflictBook: AnyObject {
  func conflict(_ id: EntityID) throws(StoreError) -> Conflict?
  /// The highest number so far; 0 before the first.
  func lastNumber() throws(StoreError) -> Int64
  /// The open conflict of a machine.
  func waiting(_ fingerprint: String) throws(StoreError) -> Int64?
  func save(_ conflict: Conflict) throws(StoreError)
  /// What an asset that a conflict was settled for is known by now.
  func known(_ asset: EntityID) throws(StoreError) -> Conflict.Known?
}

/// Takes in what happens to conflicts: on an append, on a rebuild and on a verification.
///
/// A conflict is settled in the transaction that binds its scan to an asset, and in no other: so nobody has to hold all assets.
final class ConflictFold<Book: ConflictBook> {
  let book: Book
  /// The assets that the transaction under way has bound to a scan.
  private var bound: [EntityID: Digest] = [:]
  private var act: Int64?

  init(_ book: Book) { self.book = book }

  /// Takes in an asset's event that rests on a scan.
  func scanned(_ event: Event) {
    guard let scan = event.scan, event.bindsScan else { return }
    begin(event)
    bound[event.subject] = scan
  }

  /// Takes in what happens to a conflict.
  func take(_ event: Event) throws(StoreError) {
    begin(event)
    if event.kind == .conflictOpened { return try open(event) }
    guard var conflict = try book.conflict(event.subject) else {
      throw .refused(.conflict(.unknown(event.evidence.number(.conflict))))
    }
    var known: Conflict.Known?
    if event.kind == .conflictResolved {
      known = event.evidence.id(.asset).flatMap { bound[$0] }.map { Conflict.Known(scan: $0, isVoid: false) }
    } else if let asset = conflict.asset {
      known = try book.known(asset)
    }
    do throws(LifecycleError) { try conflict.take(event) { _ in known } } catch { throw .refused(error) }
    try book.save(conflict)
  }

  private func open(_ event: Event) throws(StoreError) {
    let last = try book.lastNumber()
    var waiting: Int64?
    if let fingerprint = event.evidence.code(.fingerprint) { waiting = try book.waiting(fingerprint) }
    let conflict = try Writing.ruled { () throws(LifecycleError) in
      try Conflict.begun(by: event, after: last) { _ in waiting }
    }
    guard try book.conflict(event.subject) == nil else { throw .refused(.notFirst(event.kind)) }
    try book.save(conflict)
  }

  private func begin(_ event: Event) {
    guard act != event.actNumber else { return }
    act = event.actNumber
    bound = [:]
  }
}

extension Event {
  /// Whether the asset is known by the scan of this event from now on.
  var bindsScan: Bool { version == 1 || evidence.flag(.rebound) }
}
