public import Model

/// Where one part was, and is: read from the events of every asset that ever bore it, as ``RepairStory`` reads repairs.
public struct PartStory: Sendable {
  /// Where a part can be.
  public enum Spot: Sendable, Hashable {
    /// In an asset, by its own card, or by the card of another that says that it went there.
    case asset(EntityID)
    case stock, vendor, destroyed
    /// Taken out, and nobody has said where it is.
    case unplaced
    /// Taken out before it was wiped, as an event says.
    case removed
    /// A scan did not see it, and nobody has said where it is.
    case unseen
    case lost

    /// Whether it is in use there, or could be, and is not merely kept.
    public var isAsset: Bool { if case .asset = self { true } else { false } }
  }

  /// A time in which it was in one spot.
  public struct Placement: Sendable {
    public var spot: Spot
    /// The asset whose card tells it, and the part's number there.
    public var teller: EntityID
    public var number: Int
    /// Where it sat; `nil` where it was in nothing.
    public var slot: DeviceText?
    public var began: Event
    /// When it was seen there first, or written down to be: a report that came late tells of a time before.
    public var since: Instant
    /// The event that ended it; `nil` while it lasts.
    public var ended: Event?

    /// Whether the card of the asset it is in says so itself.
    public var isOwnWord: Bool { spot == .asset(teller) }
  }

  /// One card that lists the part, with all that happened to its asset.
  public struct Bearer: Sendable {
    public var asset: EntityID
    public var number: Int
    /// Where it sits by that card.
    public var slot: DeviceText
    /// Of the asset, oldest first.
    public var events: [Event]
    /// When the scan was made that an event rests on, by its sequence, where that was before it was written down.
    public var scanned: [Int64: Instant]

    public init(
      asset: EntityID, number: Int, slot: DeviceText, events: [Event], scanned: [Int64: Instant] = [:]
    ) {
      self.asset = asset
      self.number = number
      self.slot = slot
      self.events = events
      self.scanned = scanned
    }
  }

  /// In the order in which they began, whenever that became known.
  public private(set) var placements: [Placement] = []
  /// Every wipe of it that was filed, oldest first.
  public private(set) var wipes: [Event] = []

  public init(_ bearers: [Bearer]) {
    for bearer in bearers { tell(bearer) }
    placements.sort {
      ($0.since.milliseconds, $0.began.sequence, $0.number)
        < ($1.since.milliseconds, $1.began.sequence, $1.number)
    }
    wipes.sort { $0.sequence < $1.sequence }
    settle()
  }

  /// Those that last: one, or none, unless two machines claim it at once.
  public var open: [Placement] { placements.filter { $0.ended == nil } }

  /// The machines that claim to have it in them now.
  public var claims: [Placement] { open.filter(\.isOwnWord) }

  private mutating func tell(_ bearer: Bearer) {
    let undoings = Undoings(bearer.events)
    var told: [Placement] = []
    func begin(_ spot: Spot, by event: Event) {
      if let last = told.indices.last, told[last].ended == nil { told[last].ended = event }
      told.append(
        Placement(
          spot: spot, teller: bearer.asset, number: bearer.number,
          slot: spot == .asset(bearer.asset) ? bearer.slot : nil, began: event,
          since: bearer.scanned[event.sequence] ?? event.recordedAt))
    }
    for event in bearer.events where undoings.of(event.sequence) == nil {
      if event.parts.contains(where: { $0.number == bearer.number }), told.isEmpty {
        begin(.asset(bearer.asset), by: event)
      }
      guard event.evidence.number(.part) == Int64(bearer.number) else { continue }
      if event.kind == .mediumSanitised { wipes.append(event) }
      // That its serial was read where it was all the time moves nothing.
      let isThere =
        event.kind == .partSeen && told.last?.ended == nil && told.last?.spot == .asset(bearer.asset)
      if let spot = Spot(after: event), !isThere { begin(spot, by: event) }
    }
    placements += told
  }

  /// What one card cannot know of another: where a part was kept or sent ends where it turns up.
  private mutating func settle() {
    let own = placements.filter(\.isOwnWord)
    placements = placements.compactMap { placement in
      guard !placement.isOwnWord else { return placement }
      // Where its own card says that it is there, that is the placement, and this was only the way to it.
      if case .asset(let asset) = placement.spot,
        own.contains(where: {
          $0.teller == asset && ($0.ended?.sequence ?? .max) > placement.began.sequence
            && $0.began.sequence < placement.ended?.sequence ?? .max
        })
      {
        return nil
      }
      var placement = placement
      let next = own.first {
        $0.teller != placement.teller && $0.began.sequence > placement.began.sequence
          && $0.began.sequence < placement.ended?.sequence ?? .max
      }
      if let next { placement.ended = next.began }
      return placement
    }
  }
}

extension PartStory.Spot {
  /// Where an event that names the part leaves it; `nil` for one that does not move it.
  fileprivate init?(after event: Event) {
    switch event.kind {
    case .partRemoved, .partPlaced:
      switch event.evidence.code(.destination).flatMap(PartDestination.init(rawValue:)) {
      case .stock: self = .stock
      case .vendor: self = .vendor
      case .destroyed: self = .destroyed
      case .asset: self = event.evidence.id(.recipient).map { .asset($0) } ?? .unplaced
      case nil: self = .unplaced
      }
    case .partRefitted, .partSeen: self = .asset(event.subject)
    case .partUnseen: self = event.evidence.id(.recipient).map { .asset($0) } ?? .unseen
    case .mediumRemoved: self = .removed
    case .mediumLost: self = .lost
    default: return nil
    }
  }
}

extension Event {
  /// Whether it says something of a part: what is in the asset, where one went, or that one was wiped.
  public var isAboutParts: Bool { !parts.isEmpty || evidence.has(.part) || kind == .partRemoved }
}
