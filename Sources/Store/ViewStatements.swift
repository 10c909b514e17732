internal import Model

/// The statements that write the views, prepared once a connection. Columns stand in the order of ``ViewRow``.
final class ViewStatements {
  let newAsset: Statement
  let changedAsset: Statement
  let part: Statement
  let key: Statement
  let gone: Statement
  let assetEvent: Statement
  let party: Statement
  let erasedParty: Statement
  let changedParty: Statement
  let partyEvent: Statement
  let alias: Statement
  let refusal: Statement
  let desk: Statement
  let deskKey: Statement
  let request: Statement
  let repairOrder: Statement
  let purchase: Statement
  let batch: Statement
  let tagCounter: Statement
  let roll: Statement

  init(_ connection: Connection) throws(StoreError) {
    let columns = AssetTable.columns.split { $0 == "," || $0 == " " }
    newAsset = try connection.prepare(
      "INSERT INTO asset (\(AssetTable.columns)) VALUES (\(Self.slots(columns.count)))")
    // What never changes in an asset's life is left out, so that its indexes are left alone.
    let fixed: Set<Substring> = ["no", "id", "tag", "origin", "registered"]
    let changes = columns.enumerated().filter { !fixed.contains($0.element) }
    changedAsset = try connection.prepare(
      "UPDATE asset SET \(changes.map { "\($0.element) = ?\($0.offset + 1)" }.joined(separator: ", ")) WHERE no = ?1"
    )
    part = try connection.prepare(
      """
      INSERT INTO part (asset, number, kind, maker, model, serial, slot, size_bytes, data, removed, evidence_seq)
      VALUES (\(Self.slots(11)))
      ON CONFLICT (asset, number) DO UPDATE SET serial = excluded.serial, data = excluded.data, removed = excluded.removed,
        evidence_seq = excluded.evidence_seq
      """)
    gone = try connection.prepare("DELETE FROM asset_key WHERE key = ? AND asset = ?")
    key = try connection.prepare("INSERT INTO asset_key (key, asset) VALUES (?, ?) ON CONFLICT DO NOTHING")
    assetEvent = try connection.prepare(
      "INSERT INTO asset_event (asset, version, seq, day) VALUES (?, ?, ?, ?)")
    party = try connection.prepare(
      """
      INSERT INTO party (id, kind, handle, name, roles, seq, erased_seq, leaving, left_on, department)
      VALUES (\(Self.slots(10)))
      """)
    changedParty = try connection.prepare(
      "UPDATE party SET name = ?4, roles = ?5, leaving = ?8, left_on = ?9, department = ?10 WHERE id = ?1")
    partyEvent = try connection.prepare("INSERT INTO party_event (party, seq) VALUES (?, ?)")
    alias = try connection.prepare("INSERT INTO person_alias (seq, person, other) VALUES (?, ?, ?)")
    erasedParty = try connection.prepare("UPDATE party SET erased_seq = ?2 WHERE id = ?1")
    refusal = try connection.prepare(
      "INSERT INTO refusal (seq, asset, actor, act, code, day, at) VALUES (\(Self.slots(7)))")
    desk = try connection.prepare("INSERT INTO desk (seq, machine, asset) VALUES (?, ?, ?)")
    deskKey = try connection.prepare("INSERT INTO desk_key (key, seq) VALUES (?, ?)")
    request = try connection.prepare("INSERT INTO request (id, seq) VALUES (?, ?)")
    repairOrder = try connection.prepare(
      """
      INSERT INTO repair_order (number, asset, opened, fault, vendor, closed, cost_minor, cost_currency, undone,
        ending)
      VALUES (\(Self.slots(10))) ON CONFLICT (number) DO UPDATE SET vendor = excluded.vendor,
        closed = excluded.closed, cost_minor = excluded.cost_minor, cost_currency = excluded.cost_currency,
        undone = excluded.undone, ending = excluded.ending
      WHERE asset = excluded.asset
      """)
    purchase = try connection.prepare(
      """
      INSERT INTO purchase (number, asked, asked_by, supplier, reference, due, warranty_months)
      VALUES (\(Self.slots(7))) ON CONFLICT (number) DO UPDATE SET supplier = excluded.supplier,
        reference = excluded.reference, due = excluded.due, warranty_months = excluded.warranty_months
      """)
    batch = try connection.prepare(
      """
      INSERT INTO batch (way, asker, day, currency, minor, things) VALUES (\(Self.slots(6)))
      ON CONFLICT (way, asker, day, currency) DO UPDATE SET minor = minor + excluded.minor,
        things = things + excluded.things
      """)
    tagCounter = try connection.prepare(
      """
      INSERT INTO tag_counter (prefix, last) VALUES (?, ?)
      ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)
      """)
    roll = try connection.prepare(
      "INSERT INTO roll (log, organisation, profile, public_key, opened_at) VALUES (\(Self.slots(5)))")
  }

  private static func slots(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }
}
