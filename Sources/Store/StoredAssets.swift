/// The rows of the table `asset` while a verification takes in the events: one after the other, as assets come onto the
/// roll.
///
/// A row says which event was the asset's last. Nothing is believed by that: an asset that has come to this event is
/// summed up and let go, and if it was not its last, the next one finds nothing to change.
struct StoredAssets {
  private var rows: PageRows
  /// What the table holds, of the rows read so far.
  private(set) var digest = SetDigest()

  /// - Parameter pages: the file.
  init(_ pages: FilePages) throws(StoreError) {
    rows = try PageRows(pages, "asset")
  }

  /// - Returns: which event was the next asset's last, by its row; later than all where that cannot be read.
  mutating func lastOfNext() throws(StoreError) -> Int64 {
    guard try rows.step() else { return .max }
    digest.add { rows.hash(into: &$0) }
    guard var columns = RecordReader(rows.record), columns.skip(Int(AssetTable.lastSequence)),
      case .integer(let last)? = columns.next()
    else { return .max }
    return last
  }

  /// Reads the rows that are left.
  mutating func finish() throws(StoreError) {
    while try rows.step() { digest.add { rows.hash(into: &$0) } }
  }
}
