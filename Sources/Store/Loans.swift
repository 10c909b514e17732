public import Model

extension Roll {
  /// What is on loan, the first due first: what is overdue stands in front.
  ///
  /// - Complexity: one scan of index `asset_by_due`.
  public func loans(at moment: Moment) throws -> [Asset] {
    var loans: [Asset] = []
    guard moment.isNow else {
      try eachAsset(at: moment) { if $0.due != nil { loans.append($0) } }
      return loans.sorted {
        ($0.due ?? $0.registered, $0.tag.text) < ($1.due ?? $1.registered, $1.tag.text)
      }
    }
    try AssetTable(connection: connection).each(
      "SELECT * FROM asset WHERE due IS NOT NULL", order: "a.due, a.tag", []
    ) { loans.append($0) }
    return loans
  }

  /// How many loans should have been back before a day.
  public func loansDue(before day: Day) throws(StoreError) -> Int64 {
    try connection.first("SELECT count(*) FROM asset WHERE due < ?1", [.text(day.text)]) { $0.integer(0) }
      ?? 0
  }

  /// What persons have to work with and have not acknowledged, person by person in order of tag.
  ///
  /// - Parameter person: of one of them alone.
  public func unacknowledged(by person: EntityID? = nil, _ body: (Asset) throws -> Void) throws {
    let mine = person == nil ? "holder_kind = 'person'" : "holder_kind = 'person' AND holder = ?1"
    let later =
      person == nil ? "return_holder_kind = 'person'" : "return_holder_kind = 'person' AND return_holder = ?1"
    try AssetTable(connection: connection).each(
      """
      SELECT * FROM asset WHERE acknowledged IS NULL
      AND (stage = 'ASSIGNED' AND \(mine) OR stage = 'IN_REPAIR' AND return_to = 'ASSIGNED' AND \(later))
      """, order: "coalesce(a.return_holder, a.holder), a.tag", person == nil ? [] : [.id(person)], body)
  }
}
