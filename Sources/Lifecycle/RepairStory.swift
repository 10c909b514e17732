public import Model

/// One repair as the events of its asset tell it: what was wrong, for whom it stood still, where it was, what went out and
/// in, and how it ended.
public struct RepairStory: Sendable {
  /// A time in which it stood still for somebody.
  public struct Wait: Sendable {
    public var what: RepairWait
    /// Why, as it lies in the vault.
    public var reason: Digest?
    public var began: Event
    /// The event that ended it; `nil` while it lasts.
    public var ended: Event?
  }

  /// A way to a vendor, and back.
  public struct Trip: Sendable {
    public var sent: Event
    /// `nil` while it is there.
    public var back: Event?
  }

  /// A part that was taken out or put in.
  public struct PartMove: Sendable {
    public var event: Event
    /// The part of the card; `nil` for one that no card lists.
    public var number: Int64?
    public var isIn: Bool
  }

  public var opened: Event
  public var number: Int64
  public var diagnoses: [Event] = []
  public var waits: [Wait] = []
  public var trips: [Trip] = []
  public var moves: [PartMove] = []
  public var closed: Event?
  public var ending: RepairEnding?

  private init?(opening event: Event) {
    guard event.kind == .repairOpened, let number = event.evidence.number(.repairOrder) else { return nil }
    opened = event
    self.number = number
  }

  /// All repairs of one asset, oldest first.
  ///
  /// - Parameter events: of the asset, oldest first; what was undone is left out.
  public static func all(in events: [Event]) -> [RepairStory] {
    let undoings = Undoings(events)
    var stories: [RepairStory] = []
    var isOpen = false
    for event in events where undoings.of(event.sequence) == nil {
      if let story = RepairStory(opening: event) {
        stories.append(story)
        isOpen = true
      } else if isOpen {
        stories[stories.count - 1].take(event)
        isOpen = stories[stories.count - 1].closed == nil
      }
    }
    return stories
  }

  private mutating func take(_ event: Event) {
    if let ending = RepairEnding(of: event.kind) {
      self.ending = ending
      closed = event
      if let last = waits.indices.last, waits[last].ended == nil { waits[last].ended = event }
      return
    }
    switch event.kind {
    case .repairDiagnosed: diagnoses.append(event)
    case .repairWaits:
      guard let what = event.evidence.code(.waitsFor).flatMap(RepairWait.init(rawValue:)) else { return }
      waits.append(Wait(what: what, reason: event.evidence.secret(.reason), began: event))
    case .repairResumed: if let last = waits.indices.last { waits[last].ended = event }
    case .sentToVendor: trips.append(Trip(sent: event))
    case .backFromVendor: if let last = trips.indices.last { trips[last].back = event }
    case .partRemoved, .partPlaced:
      moves.append(PartMove(event: event, number: event.evidence.number(.part), isIn: false))
    case .partFitted:
      moves += event.parts.map { PartMove(event: event, number: Int64($0.number), isIn: true) }
    case .partRefitted:
      moves.append(PartMove(event: event, number: event.evidence.number(.part), isIn: true))
    default: break
    }
  }

  /// The cause by what was said of it last.
  public var cause: FaultCause? {
    (diagnoses + [closed].compactMap(\.self)).compactMap {
      $0.evidence.code(.faultCause).flatMap(FaultCause.init(rawValue:))
    }.last
  }

  /// What it was last thought to cost.
  public var estimate: Money? {
    ([opened] + diagnoses).compactMap { $0.evidence.money(.estimate) }.last
  }

  public var cost: Money? { closed?.evidence.money(.cost) }

  /// How long it took, or takes until `day`; whole days.
  public func days(until day: Day) -> Int { max(0, opened.on.days(to: closed?.on ?? day)) }

  /// How long it stood still for somebody, to be taken off a clock.
  ///
  /// - Parameter now: until when a wait counts that still lasts.
  public func waitedMilliseconds(until now: Instant) -> Int64 {
    waits.reduce(0) { sum, wait in
      sum + max(0, (wait.ended?.recordedAt ?? now).milliseconds - wait.began.recordedAt.milliseconds)
    }
  }
}
