import Identity
import Lifecycle
import Model
import Store

/// As of when it is known which parts are in an asset and which are not. Order is the time at which somebody looked, whenever the
/// report of it came.
struct CardKnowledge {
  /// By its number, when a part was last seen in it or put into it.
  private(set) var inside: [Int: Instant] = [:]
  /// When a part was last told to be out of it, by a person or by a scan of it.
  private(set) var outside: [Int: Instant] = [:]
  /// The newest look that saw all parts of a kind.
  private(set) var whole: [Part.Kind: Instant] = [:]

  /// - Parameters:
  ///   - intake: the report that is held against it.
  ///   - seen: only what is newer is asked for, so no scan that was made until then is read; what is told of before is then too old,
  ///     or missing. `nil` for all that is known.
  /// - Complexity: of the events of the asset, and the scans after `seen` they rest on.
  init(of asset: Asset, on roll: Roll, for intake: Intake, after seen: Instant?) throws {
    let events = try roll.history(of: asset).map(\.event)
    let undoings = Undoings(events)
    var read: [Digest: Instant] = [:]
    for event in events where undoings.of(event.sequence) == nil {
      let scan = try event.scan ?? event.act.flatMap { try roll.event($0)?.scan }
      var at = event.recordedAt
      if let scan, event.isOfItsScan {
        if read[scan] == nil {
          read[scan] = try take(scan, asset, no: event.recordedAt, after: seen, on: roll, for: intake)
        }
        if let scanned = read[scan] { at = scanned }
      }
      take(event, at)
    }
    for look in try roll.looks(at: asset.id) { take(look, asset) }
  }

  /// - Returns: when it was made; `nil` for what was not kept.
  private mutating func take(
    _ scan: Digest, _ asset: Asset, no later: Instant, after seen: Instant?, on roll: Roll, for intake: Intake
  ) throws -> Instant? {
    if let seen, let at = try roll.scanTime(scan).map({ min($0, later) }), at <= seen { return at }
    guard let intake = try intake.kept(scan, on: roll) else { return nil }
    let at = min(intake.report.scannedAt, later)
    for kind in Intake.kinds(asset.parts) where intake.seesAll(kind) { Self.raise(&whole[kind], at) }
    for number in CardMatch(intake.seenParts, card: asset.parts, seesAll: intake.seesAll).read {
      Self.raise(&inside[number], at)
    }
    return at
  }

  private mutating func take(_ event: Event, _ at: Instant) {
    for part in event.parts { Self.raise(&inside[part.number], at) }
    guard let number = event.evidence.number(.part).map({ Int($0) }) else { return }
    switch event.kind {
    case .partSeen, .partRefitted: Self.raise(&inside[number], at)
    case .partRemoved, .partPlaced, .mediumRemoved, .mediumLost: Self.raise(&outside[number], at)
    // Where it turned up elsewhere, that card tells when.
    case .partUnseen where event.scan != nil: Self.raise(&outside[number], at)
    default: break
    }
  }

  /// What somebody said since is newer than the look, and stays.
  private mutating func take(_ look: PartLook, _ asset: Asset) {
    if let number = look.number { return Self.raise(&inside[number], look.at) }
    Self.raise(&whole[look.kind], look.at)
    for placed in asset.parts where placed.part.kind == look.kind && placed.whereabouts == .inside {
      let told = max(inside[placed.part.number] ?? look.at, outside[placed.part.number] ?? look.at)
      if told <= look.at { Self.raise(&inside[placed.part.number], look.at) }
    }
  }

  private static func raise(_ instant: inout Instant?, _ other: Instant) {
    instant = max(instant ?? other, other)
  }

  /// What says that a part that came is in it no more, where that is newer than `seen`.
  func contradiction(to part: Part, number: Int?, seen: Instant) -> Instant? {
    let told = [whole[part.kind], number.flatMap { outside[$0] }].compactMap(\.self).max()
    return told.flatMap { $0 > seen ? $0 : nil }
  }
}

extension Event {
  /// Whether what it says of parts is what its scan, or that of its act, shows of its own asset.
  fileprivate var isOfItsScan: Bool { kind != .partUnseen || scan != nil }
}
