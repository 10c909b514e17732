/// One line of what a stocktake found otherwise than the books have it: ids and codes only, no names.
public struct Discrepancy: Sendable, Hashable {
  /// `nil` for a code that names nothing on the roll.
  public var asset: EntityID?
  public var tag: Tag?
  /// The commitment to such a code.
  public var code: Digest?
  /// The codes of what was found, in the order of their enum.
  public var outcomes: [String]
  /// Where and with whom the books had it.
  public var expectedPlace: EntityID?
  public var expectedHolder: EntityID?
  /// Where, and with whom if anybody said, it was seen; all `nil` for what was not.
  public var seenPlace: EntityID?
  public var seenPerson: EntityID?
  public var how: CountManner?
  public var counter: EntityID?
  public var on: Day?
  /// The event that says so.
  public var sequence: Int64?

  public init(
    asset: EntityID?, tag: Tag?, code: Digest?, outcomes: [String], expectedPlace: EntityID?,
    expectedHolder: EntityID?, seenPlace: EntityID?, seenPerson: EntityID?, how: CountManner?,
    counter: EntityID?, on: Day?, sequence: Int64?
  ) {
    self.asset = asset
    self.tag = tag
    self.code = code
    self.outcomes = outcomes
    self.expectedPlace = expectedPlace
    self.expectedHolder = expectedHolder
    self.seenPlace = seenPlace
    self.seenPerson = seenPerson
    self.how = how
    self.counter = counter
    self.on = on
    self.sequence = sequence
  }
}
