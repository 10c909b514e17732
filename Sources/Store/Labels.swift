public import Model

extension Roll {
  /// New things whose label nobody has said to be on them, in order of tag.
  ///
  /// - Complexity: a scan of index `asset_by_label`, which holds no others.
  public func eachUnlabelled(_ body: (Asset) throws -> Void) throws {
    try AssetTable(connection: connection).each(
      "SELECT * FROM asset WHERE labelled_seq IS NULL AND stage = 'RECEIVED'", order: "a.tag", [], body)
  }
}
