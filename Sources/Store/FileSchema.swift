internal import Schemas

/// The tables, indexes and triggers of a roll's file.
///
/// A trigger that was taken away or changed shows in no row: what it kept from being altered or erased can be from then on.
struct FileSchema {
  /// What makes each, by kind and name.
  private var made: [String: Object] = [:]

  private struct Object: Equatable {
    var sql: String
    /// The table it belongs to.
    var table: String
  }

  private init(_ connection: Connection) throws(StoreError) {
    // What SQLite makes for itself, and what the index of words keeps its own words in, is theirs.
    let rows = try connection.rows(
      """
      SELECT type || ' ' || name, sql, tbl_name FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'asset_text_*'
      """
    ) { (name: $0.text(0), object: Object(sql: $0.text(1), table: $0.text(2))) }
    for row in rows { made[row.name] = row.object }
  }

  /// - Returns: the first thing, by kind and name, that this program makes and the file has not, or has otherwise. What somebody
  ///   added to it, an index of their own, is theirs.
  static func fault(of connection: Connection) throws(StoreError) -> Verification.Fault? {
    let blank = try Connection(":memory:", .write)
    for migration in Schemas.migrations { try blank.execute(migration) }
    let ledger = try FileSchema(blank)
    try blank.execute(Schemas.views)
    let (wanted, has) = (try FileSchema(blank), try FileSchema(connection))
    let wrong = wanted.made.filter { has.made[$0.key] != $0.value }
    guard let first = wrong.min(by: { $0.key < $1.key }) else { return nil }
    return ledger.made[first.key] == nil ? .view(table: first.value.table) : .schema(first.key)
  }
}
