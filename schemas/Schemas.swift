/// What is kept and exchanged, as text that needs no Swift to read.
public enum Schemas {
  /// The migrations of the tables that are the truth, in order; number N is the file `mN_…sql`. A released one is
  /// never edited.
  public static var migrations: [String] {
    [text(PackageResources.m0001_ledger_sql)]
  }

  /// The tables that are rebuilt from the events.
  public static var views: String { text(PackageResources.views_sql) }

  /// The names in ``views``, in the order of the file.
  public static let viewTables = [
    "asset", "part", "asset_key", "asset_event", "party", "repair_order", "purchase", "tag_counter", "roll",
    "stocktake", "stocktake_line", "stocktake_code", "stocktake_person",
  ]

  /// Counted up whenever ``views`` changes.
  public static let viewVersion: Int64 = 7

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
