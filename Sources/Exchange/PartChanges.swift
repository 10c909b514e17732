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
    /// The cards that go on claiming it until a person decides, and why.
    public var claims: [Claim] = []

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

  public var arrivals: [Arrival] = []
  /// In it by the card and by the scan, where other cards claim to have them too. Looked for only when a person confirms.
  public var stays: [Arrival] = []
  /// In it by the card, and not seen by a scan that would have seen them.
  public var missing: [PlacedPart] = []
  /// Seen without their serials, and like nothing on the card: a scan as root tells.
  public var unread: [Part] = []
  /// When the machine was looked at.
  public var seen: Instant
  /// Something newer is known of its parts, as of then: this scan came late.
  public var known: Instant?
  /// Kinds of parts that its card never listed, because the scan that made it did not tell of them: their first listing is no sign
  /// that anything was put in.
  public var firstListed: Set<Part.Kind> = []
  /// It stands where nothing can be taken out of it or put into it any more.
  public var isAway = false

  public init(seen: Instant) { self.seen = seen }

  public var isEmpty: Bool { arrivals.isEmpty && missing.isEmpty && stays.isEmpty }

  /// What is taken without being asked about: whatever a timely scan found inside or did not see. A part leaves another card
  /// by itself only where that is the one that had it.
  ///
  /// - Parameter isConfirmed: a person has looked, and says that it is as the scan shows.
  public func accepted(isConfirmed: Bool) -> PartChanges {
    var accepted = self
    accepted.unread = []
    if isAway || known != nil && !isConfirmed {
      (accepted.arrivals, accepted.missing, accepted.stays) = ([], [], [])
      return accepted
    }
    guard isConfirmed else { return accepted }
    for index in accepted.arrivals.indices { accepted.arrivals[index].settle() }
    for index in accepted.stays.indices { accepted.stays[index].settle() }
    return accepted
  }
}
