/// How many rows of a list came to what: every row is in exactly one of these numbers.
public struct RowCounts: Sendable, Equatable {
  public var new: Int64 = 0
  public var changed: Int64 = 0
  public var same: Int64 = 0
  public var refused: Int64 = 0
  /// The first few that are new or change, by what the list calls them.
  public private(set) var samples: [String] = []

  public init() {}

  public var rows: Int64 { new + changed + same + refused }
  public var changes: Int64 { new + changed }

  public mutating func sample(_ name: @autoclosure () -> String) {
    if samples.count < 3 { samples.append(name()) }
  }
}
