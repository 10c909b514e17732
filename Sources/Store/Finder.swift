public import Model

extension Roll {
  /// Every asset a reference could mean: none, the one, or all the candidates of an ambiguous one.
  ///
  /// A tag that fits is the answer before any serial is looked at, a serial before a MAC address. Within one of these
  /// kinds the first hit is never taken for the only one.
  public func assets(meaning reference: AssetReference) throws(StoreError) -> [Asset] {
    switch reference {
    case .thisMachine: return []
    case .last:
      return try lastChanged().map { [$0] } ?? []
    case .tag(let text): return try assets("tag = ?1", [.text(text)])
    case .serial(let text): return try assets(withKeys: Self.serialKeys(text))
    case .mac(let text): return try assets(withKeys: ["mac:\(text.lowercased())"])
    case .other(let text): return try assets(withKeys: Self.serialKeys("ext", text))
    case .id(let prefix): return try assets("id >= ?1 AND id < ?2", [.text(prefix), .text(prefix + "g")])
    case .any(let text):
      let byTag = try assets("tag = ?1", [.text(text.uppercased())])
      if !byTag.isEmpty { return byTag }
      let bySerial = try assets(withKeys: Self.serialKeys(text))
      if !bySerial.isEmpty { return bySerial }
      let byPart = try assets(
        withKeys: ["mac:\(text.lowercased())"] + Self.serialKeys("disk-serial", text))
      return byPart.isEmpty ? try assets(withKeys: Self.serialKeys("ext", text)) : byPart
    }
  }

  /// Every asset that one of these keys could mean, in the order they came onto the roll.
  ///
  /// A key that more than a page of assets share, like the MAC address of a dock that went round the house, tells none
  /// of them apart: it counts for nothing as long as another key names somebody. Where no other does, a page of those
  /// who share most of the keys are the candidates, so that what is known is ambiguous and not taken for new.
  public func assets(withKeys keys: [String]) throws(StoreError) -> [Asset] {
    var numbers: Set<Int64> = []
    var shared: [String] = []
    for key in keys {
      let found = try connection.rows(
        "SELECT asset FROM asset_key WHERE key = ?1 ORDER BY asset LIMIT ?2",
        [.text(key), .integer(Int64(Self.page + 1))]
      ) { $0.integer(0) }
      if found.count <= Self.page {
        numbers.formUnion(found)
      } else {
        shared.append(key)
      }
    }
    if numbers.isEmpty, !shared.isEmpty { numbers = try sharing(most: shared) }
    let table = AssetTable(connection: connection)
    var assets: [Asset] = []
    for number in numbers.sorted() {
      if let asset = try table.load(no: number) { assets.append(asset) }
    }
    return assets
  }

  private func sharing(most keys: [String]) throws(StoreError) -> Set<Int64> {
    let places = keys.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    return Set(
      try connection.rows(
        """
        SELECT asset FROM asset_key WHERE key IN (\(places))
        GROUP BY asset ORDER BY count(*) DESC, asset LIMIT \(Self.page)
        """, keys.map { .text($0) }
      ) { $0.integer(0) })
  }

  /// The asset of the newest event that is about one; what came after it are persons, places and vendors.
  private func lastChanged() throws(StoreError) -> Asset? {
    let statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq DESC")
    defer { statement.reset() }
    while try statement.step() {
      let event = try Self.entry(statement).event
      if event.kind.isOfAsset {
        return try AssetTable(connection: connection).load(id: event.subject)?.asset
      }
    }
    return nil
  }

  /// The keys an asset is known by.
  public func keys(of asset: Asset) throws(StoreError) -> [String] {
    try connection.rows(
      "SELECT k.key FROM asset a JOIN asset_key k ON k.asset = a.no WHERE a.id = ?1 ORDER BY k.key",
      [.text(asset.id.text)]
    ) { $0.text(0) }
  }

  /// How many candidates anybody looks through.
  private static let page = 100

  private func assets(_ condition: String, _ values: [SQLValue]) throws(StoreError) -> [Asset] {
    let table = AssetTable(connection: connection)
    // The rows first, then their parts: the statement for parts runs once the one for assets is done.
    let numbers = try connection.rows(
      "SELECT no FROM asset WHERE \(condition) ORDER BY tag LIMIT \(Self.page)", values
    ) { $0.integer(0) }
    var assets: [Asset] = []
    for number in numbers {
      if let asset = try table.load(no: number) { assets.append(asset) }
    }
    return assets
  }
}

extension Roll {
  /// Tags for a shell that completes one.
  public func tags(beginning prefix: String, limit: Int) throws(StoreError) -> [String] {
    try connection.rows(
      "SELECT tag FROM asset WHERE tag >= ?1 AND tag < ?2 ORDER BY tag LIMIT ?3",
      [.text(prefix), .text(prefix + "\u{7F}"), .integer(Int64(limit))]
    ) { $0.text(0) }
  }

  /// How many assets stand in each stage.
  public func countsByStage() throws(StoreError) -> [Stage: Int64] {
    let rows = try connection.rows("SELECT stage, count(*) FROM asset GROUP BY stage") {
      ($0.text(0), $0.integer(1))
    }
    var counts: [Stage: Int64] = [:]
    for (stage, count) in rows {
      if let stage = Stage(rawValue: stage) { counts[stage] = count }
    }
    return counts
  }
}

extension Roll {
  /// Also one that is too short for a machine to be recognised by it: a person who types it means it.
  fileprivate static func serialKeys(_ text: String) -> [String] {
    serialKeys("serial", text) + serialKeys("short-serial", text)
  }

  /// A serial is filed with its ASCII letters large and all others as they are; one that is no UTF-8 as `hex:` and
  /// small digits.
  fileprivate static func serialKeys(_ kind: String, _ text: String) -> [String] {
    let filed = String(
      decoding: text.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    return filed.hasPrefix("HEX:")
      ? ["\(kind):\(filed)", "\(kind):\(filed.lowercased())"] : ["\(kind):\(filed)"]
  }
}
