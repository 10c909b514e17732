public import Lifecycle
public import Model

/// Questions about scans that wait for a person.
extension Roll {
  /// Those that wait, oldest first; with those that were settled, newest first, for `true`.
  public func conflicts(settled: Bool) throws(StoreError) -> [Conflict] {
    let columns = ConflictTable.columns
    let sql =
      settled
      ? "SELECT \(columns) FROM conflict ORDER BY number DESC"
      : "SELECT \(columns) FROM conflict WHERE resolution IS NULL ORDER BY number"
    return try connection.rows(sql) { row throws(StoreError) in try row.conflict() }
  }

  public func conflict(_ number: Int64) throws(StoreError) -> Conflict {
    guard let conflict = try ConflictTable(connection).conflict(number: number) else {
      throw .refused(.conflict(.unknown(number)))
    }
    return conflict
  }

  /// The conflict in which a machine waits already.
  public func waitingConflict(_ fingerprint: String) throws(StoreError) -> Int64? {
    try ConflictTable(connection).waiting(fingerprint)
  }

  /// Which of these keys an asset is not found by.
  public func missing(_ keys: [String], of asset: Asset) throws(StoreError) -> [String] {
    var missing: [String] = []
    for key in keys {
      let has = try connection.first(
        "SELECT 1 FROM asset_key k JOIN asset a ON a.no = k.asset WHERE k.key = ?1 AND a.id = ?2",
        [.text(key), .text(asset.id.text)]
      ) { _ in true }
      if has == nil { missing.append(key) }
    }
    return missing
  }
}

extension Writing {
  /// Keeps a scan that a person must decide about.
  public func openConflict(scan: Digest, verdict: Digest, fingerprint: String) throws(StoreError) -> Conflict
  {
    let table = ConflictTable(connection)
    let evidence: [EvidenceKey: EvidenceValue] = [
      .conflict: .number(try table.lastNumber() + 1), .verdict: .code(verdict.text),
      .fingerprint: .code(fingerprint),
    ]
    let id = newID()
    var event = event(.conflictOpened, subject: id, evidence: Evidence(evidence))
    event.scan = scan
    try append(event, nil)
    guard let conflict = try table.conflict(id) else { throw .badView(table: "conflict") }
    return conflict
  }

  /// Settles it for an asset that rests on its scan by now.
  public func resolve(
    _ conflict: Conflict, as resolution: Conflict.Resolution, _ asset: EntityID, reason: Digest
  ) throws(StoreError) {
    try append(
      event(
        .conflictResolved, subject: conflict.id,
        evidence: Evidence([
          .conflict: .number(conflict.number), .resolution: .code(resolution.rawValue), .asset: .id(asset),
          .reason: .secret(reason),
        ])), nil)
  }

  /// Takes back how it was settled.
  public func reopen(_ conflict: Conflict, reason: Digest) throws(StoreError) {
    try append(
      event(
        .conflictReopened, subject: conflict.id,
        evidence: Evidence([.conflict: .number(conflict.number), .reason: .secret(reason)])), nil)
  }
}
