public import Identity
public import Model

/// What whoever imports has settled beside the file.
public struct ImportChoices: Sendable {
  public var dates: ImportDates
  public var createsPeople: Bool
  public var createsPlaces: Bool
  /// Of rows that say none.
  public var category: Category?
  /// Of amounts that say none.
  public var currency: String?
  /// Where things are that the file says no place of.
  public var store: EntityID
  public var day: Day
  /// Why a card is corrected: the file.
  public var reason: String
  public var rules: RuleSet

  public init(
    dates: ImportDates = .iso, createsPeople: Bool = false, createsPlaces: Bool = false,
    category: Category? = nil, currency: String? = nil, store: EntityID, day: Day, reason: String,
    rules: RuleSet
  ) {
    self.dates = dates
    self.createsPeople = createsPeople
    self.createsPlaces = createsPlaces
    self.category = category
    self.currency = currency
    self.store = store
    self.day = day
    self.reason = reason
    self.rules = rules
  }
}
