internal import Model

/// The widest views held against the replayed assets, row by row in the order of their keys: so the first asset whose row
/// differs can be named.
struct AssetComparison {
  let assets: ReplayedAssets

  /// - Parameter rows: of the table `asset`.
  /// - Returns: the first asset whose row is missing or another, or the table when a row is too many.
  func assetFault(_ rows: StatementRows) throws(StoreError) -> Verification.Fault? {
    for place in 0..<assets.count {
      guard try rows.step() else { return .asset(assets[place].tag) }
      var matcher = rows.matcher
      ViewRow.asset(assets[place], no: Int64(place + 1), into: &matcher)
      guard matcher.matches else { return .asset(assets[place].tag) }
    }
    return try rows.step() ? .view(table: "asset") : nil
  }

  /// - Parameter rows: of the table `part`.
  func partFault(_ rows: StatementRows) throws(StoreError) -> Verification.Fault? {
    for place in 0..<assets.count {
      let parts = inOrder(assets[place].parts)
      for index in parts.indices {
        guard try rows.step() else { return .view(table: "part") }
        var matcher = rows.matcher
        ViewRow.part(parts[index], of: Int64(place + 1), into: &matcher)
        guard matcher.matches else { return .view(table: "part") }
      }
    }
    return try rows.step() ? .view(table: "part") : nil
  }

  /// A registration may name its parts in any order.
  private func inOrder(_ parts: [PlacedPart]) -> [PlacedPart] {
    for index in parts.indices.dropFirst() where parts[index - 1].part.number >= parts[index].part.number {
      return parts.sorted { $0.part.number < $1.part.number }
    }
    return parts
  }
}
