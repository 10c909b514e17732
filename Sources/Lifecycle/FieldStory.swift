public import Model

/// Who says what a field of a card is.
public enum ClaimSource: String, Sendable, CaseIterable {
  /// A scan: as the machine told it on that day.
  case scan
  /// Somebody who put it on the roll by hand.
  case typed
  /// A table of another system.
  case table = "import"
  /// Whoever asked for it to be bought.
  case wish
  /// The order, as the invoice has it.
  case order
  /// Whoever took the delivery in.
  case receipt
  /// A person who corrected the card.
  case person
  /// A person who gave their word back.
  case release

  /// Whether a claim from here is written over one that stands on a card: the rule, whichever came last.
  ///
  /// A person's word stands until a person takes it back. Tables write over all but that. What a machine says of itself is kept and
  /// compared, and writes over nothing: another word for its maker is no news, and another serial is a question about its identity.
  ///
  /// - Parameter shown: where the one that stands there is from; `nil` for a field that says nothing.
  public func mayReplace(_ shown: ClaimSource?) -> Bool {
    switch self {
    case .person, .release: true
    case .table: shown != .person
    case .order, .receipt: shown != .person && shown != .table
    case .typed, .wish: shown == nil
    case .scan: false
    }
  }
}

/// What was claimed of one field, by whom, and when.
public struct FieldClaim: Sendable, Equatable {
  /// `nil`: that it has none.
  public var value: EvidenceValue?
  public var source: ClaimSource
  /// The event that wrote it down.
  public var event: Event
  /// Whether it is what the card shows.
  public var isShown = false
  /// Whether it was on the card, then or ever.
  public var wasWritten: Bool

  public static func == (a: FieldClaim, b: FieldClaim) -> Bool {
    a.value == b.value && a.source == b.source && a.event.sequence == b.event.sequence
      && a.isShown == b.isShown
      && a.wasWritten == b.wasWritten
  }
}

/// All that was ever claimed of the fields of one card, as its events tell it.
///
/// Where it is, is no claim: it moves, and its history tells when.
public struct FieldStory: Sendable {
  public static let fields = CardField.allCases.filter { $0 != .place }

  /// What the machine said in one scan.
  public typealias Scanned = [CardField: EvidenceValue]

  /// Oldest first.
  public private(set) var claims: [CardField: [FieldClaim]] = [:]

  /// - Parameters:
  ///   - events: of the asset, oldest first; what was undone is left out.
  ///   - scans: what was seen by the scans that these events rest on, by their hash.
  public init(_ events: [Event], scans: [Digest: Scanned]) {
    let undoings = Undoings(events)
    for event in events where undoings.of(event.sequence) == nil {
      for field in Self.fields { take(field, event, event.scan.flatMap { scans[$0] }?[field]) }
    }
  }

  private mutating func take(_ field: CardField, _ event: Event, _ scanned: EvidenceValue?) {
    // The day of an order is the day it was bought.
    let written = event.kind == .ordered && field == .purchased ? .day(event.on) : event.evidence[field.key]
    if let source = Self.source(of: field, in: event, scanned) {
      shows(field, FieldClaim(value: written, source: source, event: event, wasWritten: true))
      // What was typed beside a scan: the scan said otherwise.
      if source != .scan, let scanned, scanned != written {
        add(field, FieldClaim(value: scanned, source: .scan, event: event, wasWritten: false))
      }
    } else if let scanned {
      add(field, FieldClaim(value: scanned, source: .scan, event: event, wasWritten: false))
    }
  }

  private mutating func shows(_ field: CardField, _ claim: FieldClaim) {
    for index in claims[field, default: []].indices { claims[field]?[index].isShown = false }
    var claim = claim
    claim.isShown = true
    claims[field, default: []].append(claim)
  }

  private mutating func add(_ field: CardField, _ claim: FieldClaim) {
    // Several events of one act may rest on one scan, which says it once.
    let before = claims[field]?.last { $0.source == .scan }
    if claim.source == .scan, let before, before.event.scan == claim.event.scan { return }
    claims[field, default: []].append(claim)
  }

  /// - Returns: `nil` where the event writes nothing into this field.
  private static func source(
    of field: CardField, in event: Event, _ scanned: EvidenceValue?
  ) -> ClaimSource? {
    let isTold = event.evidence.has(field.key)
    switch event.kind {
    case .found where isTold:
      switch event.evidence.code(.source) {
      case "import": return .table
      // No scan knows whose a machine is and what it cost.
      case "scan" where [.ownership, .purchased, .price].contains(field): return .typed
      case "scan": return scanned == nil || scanned == event.evidence[field.key] ? .scan : .typed
      default: return .typed
      }
    case .requested where isTold: return .wish
    case .ordered where isTold || field == .purchased: return .order
    case .received where isTold: return .receipt
    case .corrected where isTold || event.evidence.has(field.formerKey):
      return event.evidence.code(.source).flatMap(ClaimSource.init(rawValue:)) ?? .person
    default: return nil
    }
  }

  /// The claim a card shows.
  public func shown(_ field: CardField) -> FieldClaim? { claims[field]?.last { $0.isShown } }

  /// Whether a claim from `source` is written over what the card shows.
  public func takes(_ field: CardField, from source: ClaimSource) -> Bool {
    source.mayReplace(shown(field)?.source)
  }

  /// What the card says once a person's word is given back: what stood there before that word. Where a scan said that, the newest scan.
  ///
  /// - Returns: `nil` where no person's word stands; a value of `nil` where without it nobody says anything.
  public func released(_ field: CardField) -> (value: EvidenceValue?, from: FieldClaim?)? {
    guard let all = claims[field], let standing = all.last(where: \.isShown), standing.source == .person
    else {
      return nil
    }
    let before = all.last {
      $0.wasWritten && $0.source != .person && $0.event.sequence < standing.event.sequence
    }
    if before == nil || before?.source == .scan, let newest = all.last(where: { $0.source == .scan }) {
      return (newest.value, newest)
    }
    return (before?.value, before)
  }
}
