public import Model

/// One asset in one stocktake: where it should be, and how it was seen.
public struct StocktakeLine: Sendable, Hashable {
  /// Whether it is on the frozen list; what is not came up while others were counted.
  public var isListed: Bool
  /// Where and with whom the list has it; for what is not listed, the books when it was seen.
  public var expected: Whereabouts
  public var sighting: Sighting?
  /// Empty until somebody has seen it, or the stocktake is closed.
  public var finding: CountFinding = []

  public init(listed: Bool, expected: Whereabouts) {
    isListed = listed
    self.expected = expected
  }

  /// Whether somebody stood before it.
  public var isCounted: Bool { sighting.map { $0.how != .evidence } ?? false }

  /// - Parameter again: what was counted before may be counted again.
  public mutating func take(
    _ sighting: Sighting, _ book: BookEntry, again: Bool
  ) throws(LifecycleError) {
    if let before = self.sighting, isCounted, !again { throw .stocktake(.alreadyCounted(book.tag, before)) }
    if !isListed { expected = book.whereabouts }
    let found = CountFinding(of: sighting, expected: isListed ? expected : nil, book: book)
    guard !found.isEmpty else { throw .stocktake(.nothingToSay(book.tag)) }
    self.sighting = sighting
    finding = found
  }
}

/// What somebody did in one stocktake.
public struct StocktakePerson: Sendable, Hashable {
  public var person: EntityID
  /// How many things they have counted.
  public var counted: Int64 = 0
  /// Their last signature, and the role they gave it in.
  public var signed: Int64?
  public var role: Role?

  public init(_ person: EntityID) { self.person = person }
}
