internal import Lifecycle
internal import Model

/// Conflicts in the views. Nothing is held back: what was saved can be asked for.
final class ConflictTable: ConflictBook {
  static let columns =
    """
    number, id, opened, opened_by, scan, verdict, fingerprint, opened_seq, resolution, asset, resolved, \
    resolved_by, resolved_seq
    """

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func conflict(_ id: EntityID) throws(StoreError) -> Conflict? {
    try connection.first("SELECT \(Self.columns) FROM conflict WHERE id = ?1", [.text(id.text)]) {
      row throws(StoreError) in try row.conflict()
    }
  }

  func conflict(number: Int64) throws(StoreError) -> Conflict? {
    try connection.first("SELECT \(Self.columns) FROM conflict WHERE number = ?1", [.integer(number)]) {
      row throws(StoreError) in try row.conflict()
    }
  }

  func lastNumber() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(number), 0) FROM conflict") { $0.integer(0) } ?? 0
  }

  func waiting(_ fingerprint: String) throws(StoreError) -> Int64? {
    try connection.first(
      "SELECT number FROM conflict WHERE fingerprint = ?1 AND resolution IS NULL", [.text(fingerprint)]
    ) { $0.integer(0) }
  }

  func save(_ conflict: Conflict) throws(StoreError) {
    try connection.statement(
      """
      INSERT INTO conflict (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (number) DO UPDATE SET resolution = excluded.resolution, asset = excluded.asset,
        resolved = excluded.resolved, resolved_by = excluded.resolved_by, resolved_seq = excluded.resolved_seq
      """
    ).run { ViewRow.conflict(conflict, into: &$0) }
  }

  func known(_ asset: EntityID) throws(StoreError) -> Conflict.Known? {
    try connection.first("SELECT scan, stage FROM asset WHERE id = ?1", [.text(asset.text)]) {
      Conflict.Known(scan: $0.digest(0), isVoid: $0.text(1) == Stage.void.rawValue)
    }
  }
}

extension ViewRow {
  static func conflict(_ conflict: Conflict, into row: inout some RowSink) {
    row.integer(conflict.number)
    row.id(conflict.id)
    row.text(conflict.opened)
    row.id(conflict.openedBy)
    row.blob(conflict.scan)
    row.blob(conflict.verdict)
    row.text(conflict.fingerprint)
    row.integer(conflict.openedSequence)
    row.text(conflict.resolution?.rawValue)
    row.id(conflict.asset)
    row.text(conflict.resolved)
    row.id(conflict.resolvedBy)
    row.integer(conflict.resolvedSequence)
  }
}

extension Statement {
  /// The conflict in a row of ``ConflictTable/columns``.
  func conflict() throws(StoreError) -> Conflict {
    guard let id = id(1), let opened = day(2), let openedBy = self.id(3), let scan = digest(4),
      let verdict = digest(5)
    else { throw .badView(table: "conflict") }
    var conflict = Conflict(
      number: integer(0), id: id, opened: opened, openedBy: openedBy, scan: scan, verdict: verdict,
      fingerprint: text(6), openedSequence: integer(7))
    conflict.resolution = optionalText(8).flatMap(Conflict.Resolution.init(rawValue:))
    conflict.asset = self.id(9)
    conflict.resolved = day(10)
    conflict.resolvedBy = self.id(11)
    conflict.resolvedSequence = optionalInteger(12)
    return conflict
  }
}
