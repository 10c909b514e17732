public import Model

/// A thing beside a machine that has a life of its own: a monitor, a dock, a headset, a printer.
public struct DeskThing: Sendable, Hashable {
  /// What a thing beside a machine can be.
  public static let categories: [Category] = [.monitor, .dock, .printer, .peripheral]

  public var category: Category
  public var maker: DeviceText?
  public var model: DeviceText?
  /// Its own, as its label has it; `nil` where nothing tells it from another of its model.
  public var serial: DeviceText?
  /// Where it is plugged in, in the kernel's words: `DP-1`, `1-4.2`.
  public var port: DeviceText
  /// What it is found by, `kind:value`, ascending. What nothing tells from another of its model is found by its machine
  /// and port alone.
  public var keys: [String]

  public init(
    _ category: Category, maker: DeviceText? = nil, model: DeviceText? = nil, serial: DeviceText? = nil,
    port: DeviceText, keys: [String]
  ) {
    self.category = category
    self.maker = maker
    self.model = model
    self.serial = serial
    self.port = port
    self.keys = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The key of something at a port of a machine that cannot be told from others of its kind.
  public static func key(ofPort port: String, of machine: EntityID, kind: String) -> String {
    "\(portPrefix)\(machine.text):\(port):\(kind)"
  }

  private static let portPrefix = "port:"

  /// Whether another machine could tell that it is the same one.
  public var isRecognisable: Bool { !keys.contains { $0.hasPrefix(Self.portPrefix) } }
}

/// A scan of a machine showed a thing beside it, where it was not known to be.
public struct DeskSighting: Sendable, Hashable {
  public var sequence: Int64
  public var machine: EntityID
  public var thing: DeskThing
  /// When it was seen.
  public var scannedAt: Instant
  /// Who had the machine then, and where it was.
  public var person: EntityID?
  public var place: EntityID?

  public init(
    _ sequence: Int64, of thing: DeskThing, at machine: EntityID, scannedAt: Instant, person: EntityID?,
    place: EntityID?
  ) {
    self.sequence = sequence
    self.machine = machine
    self.thing = thing
    self.scannedAt = scannedAt
    self.person = person
    self.place = place
  }

  /// - Returns: `nil` for an event of another kind.
  public init?(_ event: Event) {
    guard event.kind == .deskSeen, let port = event.evidence.device(.port),
      let category = event.evidence.code(.category).flatMap(Category.init(rawValue:)),
      let at = event.evidence.code(.scannedAt).flatMap({ Instant($0) })
    else { return nil }
    let evidence = event.evidence
    let thing = DeskThing(
      category, maker: evidence.device(.maker), model: evidence.device(.model),
      serial: evidence.device(.serial), port: port, keys: event.keys)
    self.init(
      event.sequence, of: thing, at: event.subject, scannedAt: at, person: evidence.id(.person),
      place: evidence.id(.place))
  }

  /// What its event carries.
  public var evidence: [EvidenceKey: EvidenceValue] {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .category: .code(thing.category.rawValue), .port: .device(thing.port),
      .scannedAt: .code(scannedAt.text),
    ]
    evidence[.maker] = thing.maker.map { .device($0) }
    evidence[.model] = thing.model.map { .device($0) }
    evidence[.serial] = thing.serial.map { .device($0) }
    evidence[.person] = person.map { .id($0) }
    evidence[.place] = place.map { .id($0) }
    return evidence
  }
}

/// A person said which asset the thing at a port of a machine is.
public struct DeskWord: Sendable, Hashable {
  public var sequence: Int64
  /// `nil` where they took it back.
  public var asset: EntityID?

  /// - Returns: `nil` for an event of another kind.
  public init?(_ event: Event) {
    guard event.kind == .deskConfirmed else { return nil }
    sequence = event.sequence
    asset = event.evidence.id(.asset)
  }
}

/// The rules for writing down what stands beside a machine. One function decides on an append and on a verification alike.
///
/// It is an observation: nobody's custody follows from it, so neither the stage of the machine nor who has it is asked.
public enum DeskRecord {
  /// - Parameter isAsset: whether the roll has an asset of this id.
  public static func check(_ event: Event, isAsset: (EntityID) -> Bool) throws(LifecycleError) {
    let roles: [Role] = [.technician, .manager]
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.version == 0, event.from == nil, event.to == nil, event.parts.isEmpty, event.scan == nil,
      !event.singleControl
    else { throw .notFirst(event.kind) }
    try event.checkDay()
    guard isAsset(event.subject) else { throw .notTheirs(event.kind) }
    guard event.evidence.has(.port) else { throw .evidenceMissing(event.kind, .port) }
    guard !event.keys.isEmpty else { throw .notFirst(event.kind) }
    if event.kind == .deskConfirmed {
      if let asset = event.evidence.id(.asset), asset == event.subject || !isAsset(asset) {
        throw .notTheirs(event.kind)
      }
      return
    }
    guard let category = event.evidence.code(.category) else { throw .evidenceMissing(event.kind, .category) }
    guard Category(rawValue: category).map(DeskThing.categories.contains) == true else {
      throw .badCode(.category, category)
    }
    guard let text = event.evidence.code(.scannedAt) else { throw .evidenceMissing(event.kind, .scannedAt) }
    guard let at = Instant(text), at <= event.recordedAt else { throw .badCode(.scannedAt, text) }
  }
}
