public import Model

extension Roll {
  /// How many assets of one kind stand in one stage, with data in one state.
  public struct FleetCount: Sendable, Equatable {
    public var stage: Stage
    public var category: Category
    public var data: DataState
    public var assets: Int64
  }

  /// - Complexity: one pass over the assets.
  public func fleetCounts() throws(StoreError) -> [FleetCount] {
    try connection.rows(
      """
      SELECT stage, category, data_state, count(*) FROM asset GROUP BY stage, category, data_state
      ORDER BY stage, category, data_state
      """
    ) { row throws(StoreError) in
      guard let stage = Stage(rawValue: row.text(0)), let category = Category(rawValue: row.text(1)),
        let data = DataState(rawValue: row.text(2))
      else { throw .badView(table: "asset") }
      return FleetCount(stage: stage, category: category, data: data, assets: row.integer(3))
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
