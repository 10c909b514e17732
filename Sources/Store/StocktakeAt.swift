public import Lifecycle
internal import Model

/// A stocktake as it stands, or as it stood at a moment.
public struct StocktakeAt {
  public let stocktake: Stocktake
  /// Who had counted or signed, in the order in which they came onto the roll.
  public let persons: [StocktakePerson]
  private let roll: Roll
  /// `nil` for now: then the views are asked.
  private let past: PastStocktake?

  /// The lines of one kind, in order of tag, then the codes in the order they were read; one at a time.
  public func eachLine(
    _ things: Roll.CountedThings, _ body: (Roll.CountedThing) throws -> Void
  ) throws {
    guard let past else { return try roll.eachLine(of: stocktake.number, things, body) }
    try past.eachLine(things, roll, body)
  }

  fileprivate init(
    _ stocktake: Stocktake, _ persons: [StocktakePerson], _ roll: Roll, past: PastStocktake? = nil
  ) {
    self.stocktake = stocktake
    self.persons = persons
    self.roll = roll
    self.past = past
  }
}

extension Roll {
  /// - Returns: `nil` where it was not opened by then.
  /// - Complexity: of a moment gone by, the bodies since it was opened are looked through, and its counts folded again.
  public func stocktake(_ number: Int64, at moment: Moment) throws -> StocktakeAt? {
    let now = try stocktake(number)
    let persons = try persons(of: number)
    guard !moment.isNow else { return StocktakeAt(now, persons, self) }
    guard let past = try PastStocktake(now, self, at: moment) else { return nil }
    return StocktakeAt(
      past.stocktake, persons.compactMap { past.persons[$0.person] }, self, past: past)
  }
}
