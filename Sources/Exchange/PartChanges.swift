public import Model
public import Store

/// What a scan of a machine on the roll says of its parts, held against its card and the cards of all others. A proposal:
/// nothing is written by it.
public struct PartChanges: Sendable {
  /// A part that is in it, and by its card was not.
  public struct Arrival: Sendable {
    /// Numbered as the card has it, or to follow its last.
    public var part: Part
    /// The card lists it already: it was out of the machine, or not seen.
    public var isKnown: Bool
    /// The other cards that had it, and give it up.
    public var from: [BornePart] = []
    /// The other cards that still have it, or did not see it any more, and were seen with it before.
    var older: [BornePart] = []
    /// The cards that go on claiming it until a person decides, and why.
    public var claims: [Claim] = []
    /// The card of another that was seen to have it after this scan, and when.
    public var since: (card: BornePart, at: Instant)?

    /// The machines that claim it give it up.
    fileprivate mutating func settle() {
      from += claims.filter { $0.reason == .inIt }.map(\.card)
      claims.removeAll { $0.reason == .inIt }
    }
  }

  /// Another card that says otherwise than this scan.
  public struct Claim: Sendable {
    public enum Reason: Sendable {
      /// Its machine claims to have it in it, as others do, or as it did before it was here.
      case inIt
      /// Its machine is on its way out of the house, and a medium leaves its card only before a witness.
      case leaving
      /// Its machine has left the house, or was lost, and the part with it.
      case left
      /// By its card it was destroyed, or was lost.
      case ended
    }
    public var card: BornePart
    public var reason: Reason
  }

  /// A part that a scan did not see any more.
  public struct Missing: Sendable {
    public var placed: PlacedPart
    /// The card of another that was seen to have it since it was last seen here.
    public var since: BornePart?
    /// The other cards that still had it, though it was seen here later.
    public var from: [BornePart] = []
  }

  public var arrivals: [Arrival] = []
  /// In it by the card, which lists them without the serials that the scan could read.
  public var named: [Arrival] = []
  /// In it by the card and by the scan, where other cards claim to have them too. Looked for only when a person confirms.
  public var stays: [Arrival] = []
  /// In it by the card, and not seen by a scan that would have seen them.
  public var missing: [Missing] = []
  /// Seen in it, and out of it by what is known of later: they were there, and are not.
  public var late: [Arrival] = []
  /// In it by what is known of later, and not seen.
  public var lateMissing: [Part] = []
  /// Seen without their serials, and like nothing on the card: a scan as root tells.
  public var unread: [Part] = []
  /// When the machine was looked at.
  public var seen: Instant
  /// Something newer is known of parts, as of then: of those this scan came late.
  public private(set) var known: Instant?
  /// What to note where no event tells that it was seen.
  public var looks: [PartLook] = []
  /// Kinds of parts that its card never listed, because the scan that made it did not tell of them: their first listing is no sign
  /// that anything was put in.
  public var firstListed: Set<Part.Kind> = []
  /// It stands where nothing can be taken out of it or put into it any more.
  public var isAway = false

  public init(seen: Instant) { self.seen = seen }

  public var isEmpty: Bool {
    arrivals.isEmpty && named.isEmpty && missing.isEmpty && stays.isEmpty && late.isEmpty
      && lateMissing.isEmpty
  }

  /// Every other card that gives a part up.
  public var givers: [BornePart] {
    (arrivals + named + late + stays).flatMap(\.from) + missing.flatMap(\.from)
  }

  mutating func hears(of newer: Instant) { known = max(known ?? newer, newer) }

  /// A part that was there and is not: whoever had it before that has it no more either.
  mutating func add(late arrival: Arrival, newer: Instant) {
    var arrival = arrival
    (arrival.from, arrival.claims) = (arrival.older, [])
    late.append(arrival)
    hears(of: newer)
  }

  /// Numbers what is new to the card.
  ///
  /// - Parameter last: of the parts on it.
  mutating func number(after last: Int) {
    var next = last
    for index in arrivals.indices where !arrivals[index].isKnown {
      next += 1
      arrivals[index].part.number = next
    }
    for index in late.indices where !late[index].isKnown {
      next += 1
      late[index].part.number = next
    }
  }

  /// What is taken without being asked about: whatever a timely scan found inside or did not see. A part leaves another card
  /// by itself only where that is the one that had it.
  ///
  /// - Parameter isConfirmed: a person has looked, and says that it is as the scan shows.
  public func accepted(isConfirmed: Bool) -> PartChanges {
    var accepted = self
    accepted.unread = []
    accepted.lateMissing = []
    // That something was there which is on the card already changes nothing of it.
    accepted.late.removeAll { $0.isKnown && $0.from.isEmpty }
    if isAway {
      (accepted.arrivals, accepted.named, accepted.missing) = ([], [], [])
      (accepted.stays, accepted.late) = ([], [])
      return accepted
    }
    guard isConfirmed else { return accepted }
    for index in accepted.arrivals.indices { accepted.arrivals[index].settle() }
    for index in accepted.named.indices { accepted.named[index].settle() }
    for index in accepted.stays.indices { accepted.stays[index].settle() }
    return accepted
  }
}
