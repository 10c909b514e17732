/// The index of words, held against the assets it is made of.
extension Roll {
  /// Every word that the index has, with the asset and its place among the asset's words, must be the words the assets have, and no
  /// other: both are summed up by hash, in any order.
  ///
  /// - Returns: what is wrong with it; making the views again mends it.
  /// - Source: sqlite.org/fts5.html, 4.2 (a vocabulary by instance).
  func searchFault() throws(StoreError) -> Verification.Fault? {
    let indexed: UInt64
    do throws(StoreError) {
      indexed = try indexedWords()
    } catch .corrupt {
      return .view(table: "asset_text")
    }
    return try indexed == assetWords() ? nil : .view(table: "asset_text")
  }

  private func indexedWords() throws(StoreError) -> UInt64 {
    // A reader is bound to write nothing; a table that lives in memory and as long as the connection is nothing.
    let isBound = try connection.first("PRAGMA query_only") { $0.integer(0) } == 1
    try connection.execute(
      """
      PRAGMA query_only = OFF;
      CREATE VIRTUAL TABLE IF NOT EXISTS temp.asset_word USING fts5vocab('main', 'asset_text', 'instance');
      PRAGMA query_only = \(isBound ? "ON" : "OFF");
      """)
    let statement = try connection.statement("SELECT term, doc, offset FROM temp.asset_word")
    defer { statement.reset() }
    var sum: UInt64 = 0
    while try statement.step() {
      let (asset, place) = (statement.integer(1), statement.integer(2))
      sum &+= Self.hash(statement.bytes(0), of: asset, at: place)
    }
    return sum
  }

  private func assetWords() throws(StoreError) -> UInt64 {
    let table = AssetTable(connection: connection)
    let statement = try connection.statement("SELECT \(AssetTable.columns) FROM asset")
    defer { statement.reset() }
    var sum: UInt64 = 0
    while try statement.step() {
      let no = statement.integer(0)
      for (place, word) in SearchText(try table.asset(statement)).words.enumerated() {
        sum &+= word.withUnsafeBytes { Self.hash($0, of: no, at: Int64(place)) }
      }
    }
    return sum
  }

  private static func hash(_ word: UnsafeRawBufferPointer, of asset: Int64, at place: Int64) -> UInt64 {
    RowHash.of { row in
      row.blob(word)
      row.integer(asset)
      row.integer(place)
    }
  }
}
