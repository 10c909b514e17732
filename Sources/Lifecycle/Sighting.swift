public import Model

/// How, where, by whom and when something was seen.
public struct Sighting: Sendable, Hashable {
  /// `nil` for a scan report that nobody stood beside.
  public var place: EntityID?
  /// Who has it there; `nil` when nobody asked.
  public var person: EntityID?
  public var isDamaged: Bool
  public var hasBadTag: Bool
  public var how: CountManner
  public var counter: EntityID
  public var on: Day
  /// The event that says so.
  public var sequence: Int64

  public init(
    place: EntityID?, person: EntityID?, damaged: Bool = false, badTag: Bool = false, how: CountManner,
    counter: EntityID, on: Day, sequence: Int64
  ) {
    self.place = place
    self.person = person
    isDamaged = damaged
    hasBadTag = badTag
    self.how = how
    self.counter = counter
    self.on = on
    self.sequence = sequence
  }

  /// What an event says of one of the things it counts.
  ///
  /// - Throws: a place that is not named, or a manner nobody can count in.
  public init(_ count: Count, in event: Event) throws(LifecycleError) {
    let how = try event.word(.how, CountManner.self)
    guard how != .evidence else { throw .badCode(.how, how.rawValue) }
    guard let place = event.evidence.id(.place) else { throw .evidenceMissing(event.kind, .place) }
    self.init(
      place: place, person: event.evidence.id(.person), damaged: count.isDamaged, badTag: count.hasBadTag,
      how: how, counter: event.actor, on: event.on, sequence: event.sequence)
  }

  /// What a scan report says that was recorded while a stocktake ran.
  public init(evidence event: Event) {
    self.init(
      place: nil, person: nil, how: .evidence, counter: event.actor, on: event.on, sequence: event.sequence)
  }
}
