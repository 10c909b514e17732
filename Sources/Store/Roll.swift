internal import CSQLite
internal import Ledger
public import Model

/// One organisation's roll: a SQLite file with its events, the vault and the views.
public final class Roll {
  public enum Purpose: Sendable { case reading, writing }

  public let path: String
  public let identity: RollIdentity
  let connection: Connection
  /// Kept between transactions; read again when another connection has written.
  var end: LogEnd?
  private var statements: ViewStatements?
  /// Why the last refusal could not be written down, if it could not.
  public internal(set) var unfiled: StoreError?

  /// `tgrl`: what `file` and other programs can know a roll by.
  static let applicationID: Int64 = 0x7467_726C

  init(_ connection: Connection) throws(StoreError) {
    self.connection = connection
    path = connection.path
    guard let identity = try RollIdentity.load(connection) else {
      throw .corrupt(path: connection.path, detail: "roll")
    }
    self.identity = identity
  }

  /// Opens a roll that exists.
  ///
  /// - Parameter patience: how long to wait for another program's transaction, in milliseconds.
  /// - Throws: ``StoreError/noRoll(path:)``, ``StoreError/notARoll(path:)``, ``StoreError/newer(path:has:understands:)``
  ///   and what the database library says; nothing is written but what an older program left out of date.
  public static func open(
    _ path: String, for purpose: Purpose, patience: Int32 = 10_000
  ) throws(StoreError) -> Roll {
    try Roll(try RollFile.open(path, for: purpose, patience: patience))
  }

  /// Makes a new roll, or opens the one that is there.
  ///
  /// - Returns: the roll, and whether it is new.
  public static func create(
    at path: String, organisation: String, founder: Founder, by author: Author
  ) throws(StoreError) -> (roll: Roll, isNew: Bool) {
    let isNew = try RollFile.create(path) { (connection, file) throws(StoreError) in
      let log = EntityID(at: author.now, random: author.random(10))
      let key = try StoreError.ledger { () throws(LedgerError) in
        try SigningKey(name: "tagroll/\(log.text)", seed: author.random(32))
      }
      try KeyFile.write(key, beside: file)
      var author = author
      author.person = EntityID(at: author.now, random: author.random(10))
      let writing = try Writing(
        connection, log: log, end: LogEnd(connection), ViewStatements(connection), by: author)
      try writing.open(organisation: organisation, publicKey: key.verifier.text, profile: "solo")
      try writing.addFounder(founder)
      _ = try writing.addParty(.placeAdded, name: founder.store)
      try writing.finish()
    }
    return (try open(path, for: .writing), isNew)
  }

  /// Runs `body` in one transaction: all of its events are there afterwards, or none. Where a rule refuses them and the
  /// author does an act, that is written down.
  ///
  /// - Parameter dryRun: do everything, then undo it.
  /// - Returns: what `body` returned, and the events that were appended (or would have been).
  public func write<R>(
    as author: Author, dryRun: Bool = false, _ body: (Writing) throws -> R
  ) throws -> (result: R, events: [Event]) {
    try connection.beginWriting()
    var begun: Writing?
    var author = author
    // What is undone again answers nothing.
    if dryRun { author.request = nil }
    do {
      let writing = try Writing(
        connection, log: identity.log, end: currentEnd(), currentStatements(), by: author)
      begun = writing
      try writing.checkAuthor()
      // Asked in the transaction that writes: two who ask at once are one who asks twice.
      if let request = author.request,
        let events = try Requests(connection).done(request, by: author.person)
      {
        throw StoreError.doneBefore(events)
      }
      let result = try body(writing)
      try writing.finish()
      guard !dryRun, writing.appended > 0 || writing.hasNoted else {
        connection.rollBack()
        return (result, writing.events)
      }
      try connection.commit()
      end = writing.end
      return (result, writing.events)
    } catch {
      connection.rollBack()
      file(error, about: begun?.inHand, by: author)
      throw error
    }
  }

  func currentEnd() throws(StoreError) -> LogEnd {
    if let end, try LogEnd.dataVersion(connection) == end.dataVersion { return end }
    return try LogEnd(connection)
  }

  func currentStatements() throws(StoreError) -> ViewStatements {
    if let statements { return statements }
    let fresh = try ViewStatements(connection)
    statements = fresh
    return fresh
  }

  /// Drops every view and makes it again from the events, and what of the file's triggers is not as it must be, in one transaction.
  ///
  /// - Returns: how many events were taken in.
  public func rebuild() throws(StoreError) -> Int64 {
    statements = nil
    try connection.beginWriting()
    do throws(StoreError) {
      // Views of a ledger that was cut or altered would only hide what happened to it.
      if let fault = try truthFault() { throw StoreError.unsound(fault) }
      let count = try Rebuild.views(of: connection)
      try FileSchema.mend(connection)
      try connection.commit()
      return count
    } catch {
      connection.rollBack()
      throw error
    }
  }

  /// One read transaction round many questions: they see one state, and pay for one lock.
  public func read<R>(_ body: () throws -> R) throws -> R {
    try connection.execute("BEGIN")
    defer { connection.rollBack() }
    return try body()
  }
}
