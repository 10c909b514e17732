public import Model

/// Where one thing beside machines was seen, from the first time on.
public struct DeskStory: Sendable, Hashable {
  /// Oldest first, by when they were seen and not by when that was written down; never empty.
  public private(set) var sightings: [DeskSighting]
  /// What people said of it, oldest first.
  public private(set) var words: [DeskWord] = []

  public init(_ first: DeskSighting) { sightings = [first] }

  public mutating func add(_ sighting: DeskSighting) {
    let place = sightings.lastIndex { ($0.scannedAt, $0.sequence) < (sighting.scannedAt, sighting.sequence) }
    sightings.insert(sighting, at: place.map { $0 + 1 } ?? 0)
  }

  public mutating func add(_ word: DeskWord) { words.append(word) }

  public var thing: DeskThing { newest.thing }
  /// Where it stands, by the scan that last had something to say of it.
  public var newest: DeskSighting { sightings[sightings.count - 1] }
  /// The asset that a person says it is.
  public var named: EntityID? { words.last?.asset }

  /// Since when it has been seen where it stands: at that machine, with that person and at that place.
  public var since: Day {
    let newest = newest
    let stay = sightings.reversed().prefix {
      ($0.machine, $0.person, $0.place) == (newest.machine, newest.person, newest.place)
    }
    return (stay.last ?? newest).scannedAt.day
  }

  /// The other machines that it goes to and fro between: one screen at two machines, or two screens of one serial.
  public var alternates: [EntityID] {
    let stops = arrivals(within: Self.monthMilliseconds, before: newest.scannedAt).map(\.machine)
    guard Set(stops).count < stops.count else { return [] }
    var others: [EntityID] = []
    for stop in stops where stop != newest.machine && !others.contains(stop) { others.append(stop) }
    return others
  }

  /// Whether a sighting says more than what is known. What a scan repeats, what it says too late, and the third time within
  /// a month that a thing comes to one machine do not: else two machines that share a screen, or two screens that
  /// share a serial, would fill the ledger by turns.
  public func isNews(_ seen: DeskSighting) -> Bool {
    guard seen.scannedAt >= newest.scannedAt else { return false }
    guard seen.machine == newest.machine else {
      let recent = arrivals(within: Self.monthMilliseconds, before: seen.scannedAt)
      return recent.count { $0.machine == seen.machine } < Self.arrivalsAtMost
    }
    return (seen.person, seen.place) != (newest.person, newest.place)
  }

  /// The sightings by which it came to a machine from another, or came up.
  private func arrivals(within milliseconds: Int64, before last: Instant) -> [DeskSighting] {
    sightings.indices.filter { index in
      (index == 0 || sightings[index - 1].machine != sightings[index].machine)
        && last.milliseconds - sightings[index].scannedAt.milliseconds <= milliseconds
    }.map { sightings[$0] }
  }

  /// How often within a month one machine's having it is worth writing down: once, and once more when it comes back.
  private static let arrivalsAtMost = 2
  private static let monthMilliseconds: Int64 = 30 * 86_400_000
}

extension DeskStory {
  /// Whether the books have the asset that this is with somebody else, or somewhere else, than it was seen since they were
  /// last changed.
  public func disagrees(with asset: Asset) -> Bool {
    guard newest.sequence > asset.lastSequence, !asset.stage.isTerminal else { return false }
    if newest.place != nil, asset.place != newest.place { return true }
    // What a room was given is for whoever sits there.
    if asset.stage == .assigned, asset.holder.kind == .place { return false }
    return (asset.holder.kind == .person ? asset.holder.id : nil) != newest.person
  }
}
