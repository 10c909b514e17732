public import Model

/// What a stocktake looks at: assets at one of these places, of one of these categories, with one of these persons.
/// A kind that is not named takes everything.
public struct StocktakeScope: Sendable, Hashable {
  public var places: Set<EntityID> = []
  public var categories: Set<Category> = []
  public var persons: Set<EntityID> = []

  public init() {}

  /// As an event has it: words `kind:value`, ascending, between blanks; empty for everything.
  public var text: String {
    var words = categories.map { "category:\($0.rawValue)" }
    words += persons.map { "person:\($0.text)" }
    words += places.map { "place:\($0.text)" }
    return words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
  }

  /// - Returns: `nil` unless it is exactly what ``text`` writes: one scope has one spelling.
  public init?(_ text: String) {
    for word in text.split(separator: " ") {
      let halves = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      switch halves[0] {
      case "category":
        guard let category = Category(rawValue: String(halves[1])) else { return nil }
        categories.insert(category)
      case "person":
        guard let person = EntityID(String(halves[1])) else { return nil }
        persons.insert(person)
      case "place":
        guard let place = EntityID(String(halves[1])) else { return nil }
        places.insert(place)
      default: return nil
      }
    }
    guard self.text == text else { return nil }
  }

  /// Whether an asset belongs onto the list.
  public func takes(_ entry: BookEntry) -> Bool {
    guard entry.isCountable else { return false }
    if !categories.isEmpty, !categories.contains(entry.category) { return false }
    if !places.isEmpty {
      guard let place = entry.whereabouts.place, places.contains(place) else { return false }
    }
    if !persons.isEmpty {
      let holder = entry.whereabouts.holder
      guard holder.kind == .person, let person = holder.id, persons.contains(person) else { return false }
    }
    return true
  }
}
