public import Model

/// Which names on the roll are one human's, and since which event that is known.
///
/// A rule that wants two people compares humans. What was decided before a second name was known stays as it was decided:
/// so events are asked by their number, however late they are judged again.
public struct Humans: Sendable {
  private struct Pair: Sendable {
    var one: EntityID
    var other: EntityID
    var since: Int64
  }
  private var pairs: [Pair] = []

  public init() {}

  public var isEmpty: Bool { pairs.isEmpty }

  /// - Parameter sequence: the event that says so; it holds for the events after it.
  public mutating func join(_ one: EntityID, _ other: EntityID, since sequence: Int64) {
    pairs.append(Pair(one: one, other: other, since: sequence))
  }

  /// The other names of one human, by what was known before the event of this number.
  ///
  /// - Complexity: as many rounds over all second names on the roll as the human has names; there are few of either.
  public func otherNames(of id: EntityID, before sequence: Int64) -> [EntityID] {
    if pairs.isEmpty { return [] }
    var names = [id]
    var next = 0
    while next < names.count {
      for pair in pairs where pair.since < sequence {
        if pair.one == names[next], !names.contains(pair.other) { names.append(pair.other) }
        if pair.other == names[next], !names.contains(pair.one) { names.append(pair.one) }
      }
      next += 1
    }
    return Array(names.dropFirst())
  }

  /// The event with the other names of whoever acted, as the rules must see it.
  public func marking(_ event: Event) -> Event {
    if pairs.isEmpty { return event }
    var event = event
    event.otherNames = otherNames(of: event.actor, before: event.sequence)
    if let behalf = event.behalf { event.otherNames += otherNames(of: behalf, before: event.sequence) }
    if let one = event.evidence.id(.signer), let other = event.evidence.id(.secondSigner) {
      event.isSignedByOne = otherNames(of: one, before: event.sequence).contains(other)
    }
    return event
  }
}

extension Event {
  /// Whether this person, by whatever name, is the human who acted, or the one who had it done.
  public func isBy(_ person: EntityID?) -> Bool {
    guard let person else { return false }
    return person == actor || otherNames.contains(person) || person == behalf
  }

  /// The same of whoever took another step: one human on either side of it is enough.
  public func isBy(_ hand: Hand?) -> Bool {
    guard let hand else { return false }
    return isBy(hand.by) || hand.behalf.map { isBy($0) } == true
  }
}
