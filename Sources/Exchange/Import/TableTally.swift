public import Lifecycle
import Model

/// What an import of things came to.
public struct TableTally: Sendable, Equatable {
  /// Rows refused for one kind of reason.
  public struct Refused: Sendable, Equatable {
    public var example: ImportFault
    public var rows: Int64
    /// The lines of the first rows.
    public var lines: [Int]
  }

  /// How many lines are remembered of each kind.
  public static let remembered = 20

  public init() {}

  public internal(set) var counts = RowCounts()
  /// In the order in which they first came up.
  public private(set) var refused: [Refused] = []
  /// Cells with something in them that has no place, by column.
  public var lost: [Int: Int64] = [:]
  /// Cells that say otherwise than a person who corrected the card.
  public internal(set) var kept: [CardField: Int64] = [:]
  public var people: Int64 = 0
  public var places: Int64 = 0

  mutating func refuse(_ fault: ImportFault, line: Int) {
    counts.refused += 1
    guard let index = refused.firstIndex(where: { $0.example.code == fault.code }) else {
      refused.append(Refused(example: fault, rows: 1, lines: [line]))
      return
    }
    refused[index].rows += 1
    if refused[index].lines.count < Self.remembered { refused[index].lines.append(line) }
  }
}
