/// Who took a step, and on whose behalf: each of them stands on that side of it.
public struct Hand: Sendable, Hashable {
  public var by: EntityID
  /// Who had it done; `nil` where nobody else did.
  public var behalf: EntityID?

  public init(_ person: EntityID, behalf: EntityID? = nil) {
    by = person
    self.behalf = behalf
  }

  /// `person` or `person+person`
  public init?(_ text: some StringProtocol) {
    let people = text.split(separator: "+", omittingEmptySubsequences: false)
    guard let first = people.first.flatMap({ EntityID($0) }), people.count <= 2 else { return nil }
    by = first
    guard people.count == 2 else { return }
    guard let second = EntityID(people[1]) else { return nil }
    behalf = second
  }

  public var text: String { behalf.map { "\(by.text)+\($0.text)" } ?? by.text }

  /// Whose doing it is: of whoever had it done, where somebody did.
  public var person: EntityID { behalf ?? by }

  public var people: [EntityID] { behalf.map { [by, $0] } ?? [by] }
}

extension Event {
  /// On whose behalf it was done, if on anybody's.
  public var behalf: EntityID? { evidence.id(.behalf) }

  public var hand: Hand { Hand(actor, behalf: behalf) }
}
