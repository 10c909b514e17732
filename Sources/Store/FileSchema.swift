internal import Schemas

/// The tables, indexes and triggers of a roll's file.
///
/// A trigger that was taken away or changed shows in no row: what it kept from being altered or erased can be from then on.
struct FileSchema {
  private struct Object: Hashable {
    /// `table`, `index` or `trigger`.
    var kind: String
    var name: String
    /// The table it belongs to.
    var table: String
    /// What made it.
    var sql: String

    var title: String { "\(kind) \(name)" }
  }

  private let objects: Set<Object>

  private init(_ connection: Connection) throws(StoreError) {
    // What SQLite makes for itself, and what the index of words keeps its own words in, is theirs.
    objects = Set(
      try connection.rows(
        """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'asset_text_*'
        """
      ) { Object(kind: $0.text(0), name: $0.text(1), table: $0.text(2), sql: $0.text(3)) })
  }

  /// What this program makes and a file has not, or has otherwise, by kind and name; of the ledger, and of the views. What
  /// somebody added to it, an index of their own, is theirs.
  private static func wrong(
    in connection: Connection
  ) throws(StoreError) -> (ledger: [Object], views: [Object]) {
    let blank = try Connection(":memory:", .write)
    for migration in Schemas.migrations { try blank.execute(migration) }
    let ledger = try FileSchema(blank).objects
    try blank.execute(Schemas.views)
    let all = try FileSchema(blank).objects
    let has = try FileSchema(connection).objects
    func missing(_ wanted: Set<Object>) -> [Object] {
      wanted.subtracting(has).sorted { $0.title < $1.title }
    }
    return (missing(ledger), missing(all.subtracting(ledger)))
  }

  static func fault(of connection: Connection) throws(StoreError) -> Verification.Fault? {
    let wrong = try wrong(in: connection)
    if let object = wrong.ledger.first { return .schema(object.title) }
    return wrong.views.first.map { .view(table: $0.table) }
  }

  /// Makes the triggers and indexes beside the ledger's tables again. The tables themselves hold what nobody can make again.
  static func mend(_ connection: Connection) throws(StoreError) {
    for object in try wrong(in: connection).ledger where object.kind != "table" {
      try connection.execute("DROP \(object.kind) IF EXISTS \(object.name); \(object.sql)")
    }
  }
}
