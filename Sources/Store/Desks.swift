public import Lifecycle
public import Model

/// Questions about what stands beside machines.
extension Roll {
  /// All that was written down of it and was known at a moment, oldest first, one at a time.
  public func eachDeskEvent(at moment: Moment = .now, _ body: (Event) throws -> Void) throws {
    let statement = try connection.statement(
      "SELECT e.seq, e.leaf, e.body FROM desk d JOIN event e ON e.seq = d.seq ORDER BY d.seq")
    defer { statement.reset() }
    while try statement.step() {
      let event = try Self.entry(statement).event
      if moment.has(event) { try body(event) }
    }
  }

  /// Of the things that bear one of these keys, oldest first.
  public func deskEntries(withKeys keys: [String]) throws(StoreError) -> [Entry] {
    var found: [Int64: Entry] = [:]
    for key in keys {
      let entries = try connection.rows(
        "SELECT e.seq, e.leaf, e.body FROM desk_key k JOIN event e ON e.seq = k.seq WHERE k.key = ?1",
        [.text(key)], Self.entry)
      for entry in entries { found[entry.event.sequence] = entry }
    }
    return found.values.sorted { $0.event.sequence < $1.event.sequence }
  }

  /// Whether more machines have seen something by this key than one thing stands beside: then it tells nothing apart.
  public func isNoKey(_ key: String) throws(StoreError) -> Bool {
    try connection.rows(
      "SELECT DISTINCT d.machine FROM desk_key k JOIN desk d ON d.seq = k.seq WHERE k.key = ?1 LIMIT ?2",
      [.text(key), .integer(Int64(Self.bearersAtMost + 1))]
    ) { $0.integer(0) }.count > Self.bearersAtMost
  }

  /// Of what was seen at a machine, and of what people said that this asset is, oldest first.
  public func deskEntries(about asset: Asset) throws(StoreError) -> [Entry] {
    try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM event e WHERE e.seq IN (
        SELECT d.seq FROM desk d JOIN asset a ON a.no = d.machine WHERE a.id = ?1
        UNION SELECT d.seq FROM desk d JOIN asset a ON a.no = d.asset WHERE a.id = ?1) ORDER BY e.seq
      """, [.text(asset.id.text)], Self.entry)
  }
}

extension Writing {
  /// Writes down that a scan of a machine showed a thing beside it.
  public func see(
    _ thing: DeskThing, at machine: Asset, scannedAt: Instant
  ) throws(StoreError) {
    let sighting = DeskSighting(of: thing, at: machine, scannedAt: scannedAt, Int64(nextSequence))
    try append(.deskSeen, at: machine, keys: thing.keys, sighting.evidence)
  }

  /// Writes down which asset a person says that a thing beside a machine is; `nil` for none.
  public func name(_ thing: DeskThing, at machine: Asset, as asset: Asset?) throws(StoreError) {
    var evidence: [EvidenceKey: EvidenceValue] = [.port: .device(thing.port)]
    evidence[.asset] = asset.map { .id($0.id) }
    try append(.deskConfirmed, at: machine, keys: thing.keys, evidence)
  }

  private func append(
    _ kind: EventKind, at machine: Asset, keys: [String], _ evidence: [EvidenceKey: EvidenceValue]
  ) throws(StoreError) {
    var event = event(kind, subject: machine.id, evidence: Evidence(evidence))
    event.keys = keys
    let named = evidence[.asset]
    var known = [machine.id]
    if case .id(let asset) = named, try current(asset) != nil { known.append(asset) }
    try Self.ruled { () throws(LifecycleError) in try DeskRecord.check(event) { known.contains($0) } }
    try append(event, nil)
  }
}

extension DeskSighting {
  /// As the books have the machine now.
  public init(of thing: DeskThing, at machine: Asset, scannedAt: Instant, _ sequence: Int64 = .max) {
    self.init(
      sequence, of: thing, at: machine.id, scannedAt: scannedAt,
      person: machine.holder.kind == .person ? machine.holder.id : nil, place: machine.place)
  }
}
