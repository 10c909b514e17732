internal import Lifecycle
public import Model

/// What an import needs beside single acts: rows by the hundred thousand, each an act or two of its own, closed by one
/// event that names the file.
extension Writing {
  /// Who bears a key or a tag.
  public enum Bearer: Sendable, Equatable {
    case nobody
    case asset(EntityID)
    /// An asset that this transaction began.
    case newcomer
    /// An asset that was voided: its tag is used up.
    case voided
    case several
  }

  /// The asset that a key names, void ones aside.
  ///
  /// - Parameter first: the row number from which assets were begun in this transaction.
  public func bearer(of key: String, newFrom first: Int64) throws(StoreError) -> Bearer {
    if let newKeys = views.newKeys, !newKeys.mayContain(key) { return .nobody }
    let found = try connection.rows(
      """
      SELECT k.asset, a.id, a.stage FROM asset_key k LEFT JOIN asset a ON a.no = k.asset WHERE k.key = ?1
      AND (a.stage IS NULL OR a.stage <> 'VOID') ORDER BY k.asset LIMIT 2
      """, [.text(key)]
    ) { ($0.integer(0), $0.id(1)) }
    guard let (number, id) = found.first else { return .nobody }
    if found.count > 1 { return .several }
    guard number < first, let id else { return .newcomer }
    return .asset(id)
  }

  /// The asset of a tag.
  public func bearer(of tag: Tag, newFrom first: Int64) throws(StoreError) -> Bearer {
    if isNew(tag) { return .newcomer }
    let found = try connection.first("SELECT no, id, stage FROM asset WHERE tag = ?1", [.text(tag.text)]) {
      ($0.integer(0), $0.id(1), $0.text(2))
    }
    guard let (number, id, stage) = found, let id else { return .nobody }
    if number >= first { return .newcomer }
    return stage == Stage.void.rawValue ? .voided : .asset(id)
  }

  /// The row number that the next new asset gets.
  public func nextAssetNumber() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(no), 0) + 1 FROM asset") { $0.integer(0) } ?? 1
  }

  /// Closes an import.
  ///
  /// - Parameters:
  ///   - file: the SHA-256 of all its bytes.
  ///   - format: how it was read.
  ///   - first: the number of the first event it brought.
  public func recordImport(of file: Digest, as format: String, from first: Int64) throws(StoreError) {
    beginAct()
    let event = event(
      .imported, subject: log,
      evidence: Evidence([.event: .number(first), .file: .code(file.text), .source: .code(format)]))
    try Self.ruled { () throws(LifecycleError) in try ImportRecord.check(event, log: log) }
    try append(event, nil)
  }
}

extension Roll {
  /// The newest import, or the one whose closing event has this number.
  ///
  /// - Complexity: without a number, a walk back through the events behind it.
  public func importRecord(_ number: Int64? = nil) throws(StoreError) -> Event? {
    if let number {
      let event = try events(from: number, limit: 1).first?.event
      return event?.sequence == number && event?.kind == .imported ? event : nil
    }
    let statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq DESC")
    defer { statement.reset() }
    while try statement.step() {
      let event = try Self.entry(statement).event
      if event.kind == .imported { return event }
    }
    return nil
  }

  /// The events from one number up to another, oldest first, one at a time.
  public func eachEvent(in range: Range<Int64>, _ body: (Event) throws -> Void) throws {
    let statement = try connection.statement(
      "SELECT seq, leaf, body FROM event WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")
    defer { statement.reset() }
    try statement.bind([.integer(range.lowerBound), .integer(range.upperBound)])
    while try statement.step() { try body(try Self.entry(statement).event) }
  }
}
