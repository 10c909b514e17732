public import Lifecycle
public import Model

/// Questions about loads that leave the house, and about those who take them.
extension Roll {
  /// All of them, newest first.
  public func manifests() throws(StoreError) -> [Manifest] {
    try connection.rows("SELECT \(ManifestTable.columns) FROM manifest ORDER BY number DESC") {
      row throws(StoreError) in try row.manifest()
    }
  }

  public func manifest(_ number: Int64) throws(StoreError) -> Manifest {
    guard let manifest = try ManifestTable(connection).manifest(number: number) else {
      throw .refused(.manifest(.unknown(number)))
    }
    return manifest
  }

  /// The loads that were closed by a moment, newest first, each with the event that closed it.
  public func closedManifests(at moment: Moment) throws(StoreError) -> [(manifest: Manifest, event: Event)] {
    var closed: [(manifest: Manifest, event: Event)] = []
    for manifest in try manifests() where manifest.ending == .closed {
      guard
        let event = try manifest.endedSequence.flatMap({ number throws(StoreError) in try event(number) }),
        moment.has(event)
      else { continue }
      closed.append((manifest, event))
    }
    return closed
  }

  /// What is on a load, or left with it, in order of tag.
  ///
  /// - Complexity: a search of index `asset_by_manifest`.
  public func assets(on manifest: Int64) throws -> [Asset] {
    var assets: [Asset] = []
    try AssetTable(connection: connection).each(
      "SELECT * FROM asset WHERE manifest = ?1", order: "a.tag", [.integer(manifest)]
    ) { assets.append($0) }
    return assets
  }

  /// How many things are on each load, and how many of them are answered for.
  public func manifestCounts() throws(StoreError) -> [Int64: (things: Int64, answered: Int64)] {
    let rows = try connection.rows(
      """
      SELECT manifest, count(*), count(receipt_seq) FROM asset WHERE manifest IS NOT NULL GROUP BY manifest
      """
    ) { ($0.integer(0), ($0.integer(1), $0.integer(2))) }
    return Dictionary(rows.map { ($0.0, (things: $0.1.0, answered: $0.1.1)) }) { first, _ in first }
  }

  /// What a vendor has shown, in the order of its newest papers.
  public func papers(of vendor: EntityID) throws(StoreError) -> [VendorPaper] {
    try ManifestTable(connection).papers(of: vendor)
  }

  /// One event by its number.
  public func event(_ sequence: Int64) throws(StoreError) -> Event? {
    try events(from: sequence, limit: 1).first.map(\.event).flatMap { $0.sequence == sequence ? $0 : nil }
  }
}
