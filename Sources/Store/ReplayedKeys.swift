/// What the table of keys must hold. A key may be named by several events of an asset and stands in the table once.
struct ReplayedKeys {
  private var rows: [UInt64] = []
  private var mayRepeat = false
  /// Rows that were taken out again, each with the number of rows there were then. Few rolls have any.
  private var gone: [UInt64: Int] = [:]

  /// Takes the rows of one event.
  ///
  /// - Parameter isFirst: whether no earlier event of this asset named any key.
  mutating func add(_ keys: [String], isFirst: Bool, _ fill: (String, inout RowHash) -> Void) {
    let start = rows.count
    for index in keys.indices {
      let row = RowHash.of { fill(keys[index], &$0) }
      if !isFirst || rows[start...].contains(row) { mayRepeat = true }
      rows.append(row)
    }
  }

  mutating func remove(_ row: UInt64) { gone[row] = rows.count }

  /// - Complexity: O(n log n) only where a key may have been named twice.
  func digest() -> SetDigest {
    var digest = SetDigest()
    guard mayRepeat || !gone.isEmpty else {
      for row in rows { digest.add(row) }
      return digest
    }
    let standing =
      gone.isEmpty ? rows : rows.enumerated().filter { $0.offset >= gone[$0.element] ?? 0 }.map(\.element)
    var last: UInt64?
    for row in standing.sorted() where row != last {
      digest.add(row)
      last = row
    }
    return digest
  }
}
