import Lifecycle
import Model

/// What events were judged by before they named a policy.
extension Asset {
  static func begun(by event: Event) throws(LifecycleError) -> Asset {
    try begun(by: event, under: .unwritten)
  }
  func followed(by event: Event) throws(LifecycleError) -> Asset {
    try followed(by: event, under: .unwritten)
  }
}

extension Handover {
  static func chain(of events: [Event]) throws(LifecycleError) -> [Handover] {
    try chain(of: events.map { (event: $0, policy: Policy.unwritten) })
  }
}

extension Course {
  init(_ events: [Event]) throws(LifecycleError) {
    try self.init(events.map { (event: $0, policy: Policy.unwritten) })
  }

  @discardableResult
  mutating func take(_ event: Event) throws(LifecycleError) -> Turn { try take(event, under: .unwritten) }
}

/// Events in a row about one asset, with no ledger behind them.
struct Happening {
  var asset: Asset?
  var sequence: Int64 = 0
  var actor = Happening.person(1)
  var role = Role.manager
  /// Under what other names the actor is on the roll.
  var otherNames: [EntityID] = []
  var day = Day("2026-11-23")!

  static func person(_ number: UInt8) -> EntityID {
    EntityID(at: Instant(milliseconds: 0), random: [UInt8](repeating: number, count: 10))
  }

  static let digest = Digest(bytes: [UInt8](repeating: 1, count: 32))!
  static let place = person(100)
  static let vendor = person(101)
  static let id = person(102)

  /// What every arrow could ask for, so that only its guards decide.
  static let everything: [EvidenceKey: EvidenceValue] = [
    .reason: .secret(digest), .reference: .secret(digest),
    .price: .money(Money(minorUnits: 1, currency: "CNY")!),
    .place: .id(place), .person: .id(person(7)), .vendor: .id(vendor), .repairOrder: .number(1),
    .fault: .secret(digest), .mediaPlan: .code("clean"), .workDone: .secret(digest), .route: .code("recycle"),
    .witness: .id(person(9)), .certificate: .secret(digest), .condition: .secret(digest),
    .note: .secret(digest),
    .serial: .device("PF3ABCDE"), .source: .code("scan"), .category: .code("laptop"), .tag: .code("LT-00013"),
    .ownership: .code("owned"), .method: .code("purge"), .result: .code("verified"), .part: .number(1),
    .until: .day(Day("2029-01-31")!), .hold: .code("legal"), .caseReference: .secret(digest),
    .lifts: .number(1), .purchase: .number(1), .due: .day(Day("2027-01-31")!), .terms: .code(digest.text),
    .department: .secret(digest),
    .checks: .code("powers-on model configuration unused accessories"),
    .faultCause: .code("wear"), .waitsFor: .code("part"), .migration: .code("copied"),
    .destination: .code("stock"),
    .countersigner: .id(person(8)), .container: .secret(digest),
  ]

  static let disk = Part(number: 1, kind: .disk, serial: "S6Z", slot: "nvme0n1")

  /// The event that would take the asset on; single control as its history says.
  func event(
    _ kind: EventKind, to: Stage, _ changes: [EvidenceKey: EvidenceValue?] = [:], parts: [Part] = []
  ) -> Event {
    var evidence = Self.everything
    for (key, value) in changes { evidence[key] = value }
    var event = Event(
      log: Self.id, sequence: sequence, id: Self.id, kind: kind, subject: Self.id,
      version: (asset?.version ?? 0) + 1, from: asset?.stage, to: to, actor: actor, role: role,
      singleControl: false, on: day,
      recordedAt: Instant("2026-12-31T00:00:00.000Z")!, program: "test", evidence: Evidence(evidence),
      keys: [],
      parts: parts, scan: nil)
    event.otherNames = otherNames
    event.singleControl = asset?.singleControl(event) ?? false
    return event
  }

  mutating func take(_ event: Event) throws(LifecycleError) {
    if let asset { self.asset = try asset.followed(by: event) } else { asset = try Asset.begun(by: event) }
    sequence += 1
  }

  /// A laptop with one disk that was found, and the steps after it.
  static func found(
    _ steps: [(EventKind, Stage)] = [], ownership: Ownership = .owned
  ) throws(LifecycleError) -> Happening {
    var happening = Happening()
    try happening.take(
      happening.event(.found, to: .received, [.ownership: .code(ownership.rawValue)], parts: [disk]))
    for (kind, stage) in steps { try happening.take(happening.event(kind, to: stage)) }
    return happening
  }
}
