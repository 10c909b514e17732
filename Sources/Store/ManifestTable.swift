internal import Lifecycle
internal import Model

/// Loads and vendors' papers in the views. Nothing is held back: what was saved can be asked for.
final class ManifestTable: ManifestBook {
  static let columns =
    "number, id, vendor, route, opened, opened_by, released, released_seq, items, ended, ended_seq, ending"
  static let paperColumns = "vendor, scheme, number, valid_to, seq"

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func manifest(_ id: EntityID) throws(StoreError) -> Manifest? {
    try connection.first(
      "SELECT \(Self.columns) FROM manifest WHERE id = ?1", [.text(id.text)]
    ) { row throws(StoreError) in try row.manifest() }
  }

  func manifest(number: Int64) throws(StoreError) -> Manifest? {
    try connection.first(
      "SELECT \(Self.columns) FROM manifest WHERE number = ?1", [.integer(number)]
    ) { row throws(StoreError) in try row.manifest() }
  }

  func lastNumber() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(number), 0) FROM manifest") { $0.integer(0) } ?? 0
  }

  func save(_ manifest: Manifest) throws(StoreError) {
    try connection.statement(
      """
      INSERT INTO manifest (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (number) DO UPDATE SET released = excluded.released, released_seq = excluded.released_seq,
        items = excluded.items, ended = excluded.ended, ended_seq = excluded.ended_seq, ending = excluded.ending
      """
    ).run { ViewRow.manifest(manifest, into: &$0) }
  }

  func members(of manifest: Int64) throws(StoreError) -> Set<EntityID> {
    Set(
      try connection.rows("SELECT id FROM asset WHERE manifest = ?1", [.integer(manifest)]) { $0.id(0) }
        .compactMap(\.self))
  }

  func isVendor(_ id: EntityID) throws(StoreError) -> Bool {
    try connection.first("SELECT 1 FROM party WHERE id = ?1 AND kind = 'vendor'", [.text(id.text)]) { _ in
      true
    } ?? false
  }

  func papers(of vendor: EntityID) throws(StoreError) -> [VendorPaper] {
    try connection.rows(
      "SELECT \(Self.paperColumns) FROM vendor_paper WHERE vendor = ?1 ORDER BY seq", [.text(vendor.text)]
    ) { row throws(StoreError) in try row.vendorPaper() }
  }

  func save(_ paper: VendorPaper) throws(StoreError) {
    try connection.statement(
      """
      INSERT INTO vendor_paper (\(Self.paperColumns)) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (vendor, scheme) DO UPDATE SET number = excluded.number, valid_to = excluded.valid_to,
        seq = excluded.seq
      """
    ).run { ViewRow.paper(paper, into: &$0) }
  }
}

extension ViewRow {
  static func manifest(_ manifest: Manifest, into row: inout some RowSink) {
    row.integer(manifest.number)
    row.id(manifest.id)
    row.id(manifest.vendor)
    row.text(manifest.route.rawValue)
    row.text(manifest.opened)
    row.id(manifest.openedBy)
    row.text(manifest.released)
    row.integer(manifest.releasedSequence)
    row.integer(manifest.items)
    row.text(manifest.ended)
    row.integer(manifest.endedSequence)
    row.text(manifest.ending?.rawValue)
  }

  static func paper(_ paper: VendorPaper, into row: inout some RowSink) {
    row.id(paper.vendor)
    row.text(paper.scheme.rawValue)
    row.blob(paper.number)
    row.text(paper.validTo)
    row.integer(paper.sequence)
  }
}

extension Statement {
  /// The manifest in a row of ``ManifestTable/columns``.
  func manifest() throws(StoreError) -> Manifest {
    guard let id = id(1), let vendor = self.id(2), let route = DisposalMethod(rawValue: text(3)),
      let opened = day(4), let openedBy = self.id(5)
    else { throw .badView(table: "manifest") }
    var manifest = Manifest(
      number: integer(0), id: id, vendor: vendor, route: route, opened: opened, openedBy: openedBy)
    manifest.released = day(6)
    manifest.releasedSequence = optionalInteger(7)
    manifest.items = optionalInteger(8)
    manifest.ended = day(9)
    manifest.endedSequence = optionalInteger(10)
    manifest.ending = optionalText(11).flatMap(Manifest.Ending.init(rawValue:))
    return manifest
  }

  func vendorPaper() throws(StoreError) -> VendorPaper {
    guard let vendor = id(0), let scheme = VendorScheme(rawValue: text(1)), let number = digest(2),
      let validTo = day(3)
    else { throw .badView(table: "vendor_paper") }
    return VendorPaper(
      vendor: vendor, scheme: scheme, number: number, validTo: validTo, sequence: integer(4))
  }
}
