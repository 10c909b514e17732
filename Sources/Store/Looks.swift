public import Model

/// When parts of an asset were seen, where no event tells: an unchanged scan writes none.
public struct PartLook: Sendable, Hashable {
  public var kind: Part.Kind
  /// The number on the card; `nil` for every part of the kind that the card has in it, and no other.
  public var number: Int?
  /// The newest such look, by the clock of the scan and no later than the roll's.
  public var at: Instant

  public init(_ kind: Part.Kind, _ number: Int? = nil, at: Instant) {
    self.kind = kind
    self.number = number
    self.at = at
  }
}

extension Roll {
  /// - Complexity: one range of the primary key.
  public func looks(at asset: EntityID) throws(StoreError) -> [PartLook] { try Looks(connection).all(asset) }
}

extension Writing {
  /// Notes looks in place of older ones. It is no event, and takes no place of its own the next time.
  public func note(_ looks: [PartLook], at asset: EntityID) throws(StoreError) {
    let table = Looks(connection)
    let known = try table.all(asset)
    for look in looks
    where !known.contains(where: { $0.kind == look.kind && $0.number == look.number && $0.at >= look.at }) {
      try table.put(look, asset)
      hasNoted = true
    }
  }
}

/// The table `look`.
private struct Looks {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func all(_ asset: EntityID) throws(StoreError) -> [PartLook] {
    try connection.rows(
      "SELECT kind, part, at FROM look WHERE asset = ?1 ORDER BY kind, part", [.text(asset.text)]
    ) { row throws(StoreError) in
      guard let kind = Part.Kind(rawValue: row.text(0)) else { throw .badView(table: "look") }
      let number = Int(row.integer(1))
      return PartLook(kind, number == 0 ? nil : number, at: Instant(milliseconds: row.integer(2)))
    }
  }

  func put(_ look: PartLook, _ asset: EntityID) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO look (asset, kind, part, at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (asset, kind, part) DO UPDATE SET at = excluded.at
      """,
      [
        .text(asset.text), .text(look.kind.rawValue), .integer(Int64(look.number ?? 0)),
        .integer(look.at.milliseconds),
      ])
  }
}
