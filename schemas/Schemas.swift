/// What is kept and exchanged, as text that needs no Swift to read.
public enum Schemas {
  /// The migrations of the tables that are the truth, in order; number N is the file `mN_…sql`. A released one is
  /// never edited.
  public static var migrations: [String] {
    [text(PackageResources.m0001_ledger_sql), text(PackageResources.m0002_look_sql)]
  }

  /// The tables that are rebuilt from the events.
  public static var views: String { text(PackageResources.views_sql) }

  /// The names in ``views``, in the order of the file.
  public static let viewTables = [
    "asset", "part", "asset_key", "asset_event", "party", "repair_order", "purchase", "tag_counter", "roll",
    "stocktake", "stocktake_line", "stocktake_code", "stocktake_person", "refusal",
    "party_event", "person_alias", "batch", "manifest", "vendor_paper", "request", "conflict",
    "desk", "desk_key",
  ]

  /// Counted up whenever ``views`` changes.
  public static let viewVersion: Int64 = 21

  /// What whoever is given things of the house acknowledges, in both languages. A text that was used once is never edited:
  /// another one is another file, and its number goes up.
  public static var handoverTerms: [UInt8] { PackageResources.handover_terms_1_txt }
  public static let handoverVersion: Int64 = 1

  /// The policies that come with the program, by name. A released one is never edited.
  public static var policies: [String: [UInt8]] {
    ["solo": PackageResources.solo_json, "standard": PackageResources.standard_json]
  }

  /// The sizes of label paper that come with the program.
  public static var labelStocks: [UInt8] { PackageResources.stocks_json }

  /// The schemas of what is in an audit pack, by the names of their files.
  public static var ofPack: [(name: String, bytes: [UInt8])] {
    [
      ("disposal-v1.schema.json", PackageResources.disposal_v1_schema_json),
      ("event-v1.schema.json", PackageResources.event_v1_schema_json),
      ("opening-v1.schema.json", PackageResources.opening_v1_schema_json),
      ("pack-v1.schema.json", PackageResources.pack_v1_schema_json),
      ("policy-v1.schema.json", PackageResources.policy_v1_schema_json),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
