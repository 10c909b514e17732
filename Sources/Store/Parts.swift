public import Lifecycle
public import Model

/// A part as one card lists it.
public struct BornePart: Sendable {
  public var asset: Asset
  public var placed: PlacedPart

  public init(_ asset: Asset, _ placed: PlacedPart) {
    self.asset = asset
    self.placed = placed
  }
}

/// Questions about parts.
extension Roll {
  /// How many cards are looked at for one serial: what more bear is no serial.
  public static let bearersAtMost = 100

  /// Every card that lists a part with this serial, whatever its kind, in the order the assets came onto the roll.
  ///
  /// - Returns: no more than ``bearersAtMost`` and one.
  /// - Complexity: a look-up in index `part_by_serial`, and one of the asset for each card.
  public func parts(withSerial serial: DeviceText) throws(StoreError) -> [BornePart] {
    let serial = serial.trimmed
    guard !serial.isEmpty else { return [] }
    let rows = try connection.rows(
      """
      SELECT asset, number FROM part WHERE serial IS NOT NULL AND upper(serial) = upper(?1)
      ORDER BY asset, number LIMIT ?2
      """, [.blob(serial.bytes), .integer(Int64(Self.bearersAtMost + 1))]
    ) { (asset: $0.integer(0), number: Int($0.integer(1))) }
    let table = AssetTable(connection: connection)
    var found: [BornePart] = []
    var last: (no: Int64, asset: Asset)?
    for row in rows {
      if last?.no != row.asset { last = try table.load(no: row.asset).map { (row.asset, $0) } }
      guard let asset = last?.asset, let placed = asset.parts.first(where: { $0.part.number == row.number })
      else { throw .badView(table: "part") }
      found.append(BornePart(asset, placed))
    }
    return found
  }

  /// Whether more cards list a part with this serial than one part ever stood on.
  ///
  /// - Complexity: so many entries of index `part_by_serial`; no card is read.
  public func isNoSerial(_ serial: DeviceText) throws(StoreError) -> Bool {
    try connection.rows(
      "SELECT 1 FROM part WHERE serial IS NOT NULL AND upper(serial) = upper(?1) LIMIT ?2",
      [.blob(serial.trimmed.bytes), .integer(Int64(Self.bearersAtMost + 1))]
    ) { $0.integer(0) }.count > Self.bearersAtMost
  }

  /// Where a part was and is, by all cards that list it.
  public func story(of parts: [BornePart]) throws(StoreError) -> PartStory {
    var bearers: [PartStory.Bearer] = []
    for part in parts {
      let events = try history(of: part.asset).map(\.event)
      bearers.append(
        PartStory.Bearer(
          asset: part.asset.id, number: part.placed.part.number, slot: part.placed.part.slot, events: events,
          scanned: try scanTimes(of: events.filter(\.isAboutParts))))
    }
    return PartStory(bearers)
  }

  /// - Returns: by the sequence of an event, when the scan was made that it rests on, and never later than it was written down.
  private func scanTimes(of events: [Event]) throws(StoreError) -> [Int64: Instant] {
    var times: [Int64: Instant] = [:]
    for event in events {
      guard let scan = event.scan, let at = try scanTime(scan) else { continue }
      times[event.sequence] = min(at, event.recordedAt)
    }
    return times
  }

  /// When a kept scan was made. It stands near the beginning of its canonical bytes, so that no report need be read for it.
  public func scanTime(_ scan: Digest) throws(StoreError) -> Instant? {
    guard let head = try blobHead(scan) else { return nil }
    let name = Array("\"scanned_at\":\"".utf8)
    let length = Instant(milliseconds: 0).text.utf8.count
    for start in head.indices.dropLast(name.count + length) where head[start...].starts(with: name) {
      return Instant(String(decoding: head[(start + name.count)...].prefix(length), as: UTF8.self))
    }
    return nil
  }
}

extension Roll {
  /// Who had an asset from one event of it to another, one after the other; each stretch once.
  ///
  /// - Parameter last: until now when `nil`.
  public func holders(of asset: Asset, from first: Event, to last: Event?) throws(StoreError) -> [Holder] {
    var holders: [Holder] = []
    for handover in try handovers(of: asset, at: Moment()) {
      guard handover.event.sequence < last?.sequence ?? .max || holders.isEmpty else { break }
      if handover.event.sequence <= first.sequence { holders.removeAll() }
      holders.append(handover.to)
    }
    return holders
  }
}
