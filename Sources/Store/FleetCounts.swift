public import Model

extension Roll {
  /// How many assets of one kind stand in one stage, with data in one state.
  public struct FleetCount: Sendable, Equatable {
    public var stage: Stage
    public var category: Category
    public var data: DataState
    public var assets: Int64
  }

  /// In order of their codes.
  ///
  /// - Complexity: one pass over the assets. Grouped here: SQL would put every row in order first, in memory.
  public func fleetCounts() throws(StoreError) -> [FleetCount] {
    var groups: [Group: Int64] = [:]
    let statement = try connection.statement("SELECT stage, category, data_state FROM asset")
    defer { statement.reset() }
    while try statement.step() {
      guard let stage = Stage(rawValue: statement.text(0)),
        let category = Category(rawValue: statement.text(1)),
        let data = DataState(rawValue: statement.text(2))
      else { throw .badView(table: "asset") }
      groups[Group(stage: stage, category: category, data: data), default: 0] += 1
    }
    return groups.sorted { $0.key.codes.lexicographicallyPrecedes($1.key.codes) }.map {
      FleetCount(stage: $0.key.stage, category: $0.key.category, data: $0.key.data, assets: $0.value)
    }
  }

  /// How many assets have something to do with a day: warranties from a day on, loans before it.
  public struct DayCounts: Sendable, Equatable {
    public var underWarranty: Int64
    public var warrantyEnding: Int64
    public var loans: Int64
    public var overdueLoans: Int64
  }

  /// - Parameters:
  ///   - today: what ended before is over.
  ///   - last: warranties that end up to this day are ending.
  public func dayCounts(on today: Day, endingUpTo last: Day) throws(StoreError) -> DayCounts {
    try connection.first(
      """
      SELECT count(*) FILTER (WHERE warranty_until >= ?1), count(*) FILTER (WHERE warranty_until BETWEEN ?1 AND ?2),
        count(due), count(*) FILTER (WHERE due < ?1)
      FROM asset WHERE stage NOT IN ('DISPOSED', 'RETURNED_TO_SUPPLIER', 'VOID')
      """, [.text(today.text), .text(last.text)]
    ) {
      DayCounts(
        underWarranty: $0.integer(0), warrantyEnding: $0.integer(1), loans: $0.integer(2),
        overdueLoans: $0.integer(3))
    } ?? DayCounts(underWarranty: 0, warrantyEnding: 0, loans: 0, overdueLoans: 0)
  }
}

/// Assets that are counted together.
private struct Group: Hashable {
  var stage: Stage
  var category: Category
  var data: DataState
  var codes: [String] { [stage.rawValue, category.rawValue, data.rawValue] }
}
