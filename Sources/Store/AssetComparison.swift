internal import Model

/// The widest views held against the replayed assets, row by row in the order of their keys: nothing is built, nothing
/// is hashed.
struct AssetComparison {
  let connection: Connection
  let assets: ReplayedAssets

  /// - Returns: the first asset whose row is missing or another, or the table when a row is too many.
  func assetFault() throws(StoreError) -> Verification.Fault? {
    let statement = try connection.statement("SELECT * FROM asset ORDER BY no")
    defer { statement.reset() }
    for place in 0..<assets.count {
      guard try statement.step(),
        statement.matches({ ViewRow.asset(assets[place], no: Int64(place + 1), into: &$0) })
      else { return .asset(assets[place].tag) }
    }
    return try statement.step() ? .view(table: "asset") : nil
  }

  func partFault() throws(StoreError) -> Verification.Fault? {
    let statement = try connection.statement("SELECT * FROM part ORDER BY asset, number")
    defer { statement.reset() }
    for place in 0..<assets.count {
      for part in inOrder(assets[place].parts) {
        guard try statement.step(), statement.matches({ ViewRow.part(part, of: Int64(place + 1), into: &$0) })
        else { return .view(table: "part") }
      }
    }
    return try statement.step() ? .view(table: "part") : nil
  }

  /// A registration may name its parts in any order.
  private func inOrder(_ parts: [PlacedPart]) -> [PlacedPart] {
    for index in parts.indices.dropFirst() where parts[index - 1].part.number >= parts[index].part.number {
      return parts.sorted { $0.part.number < $1.part.number }
    }
    return parts
  }
}
