internal import Lifecycle
public import Model

/// Questions about parts that nobody can place.
extension Roll {
  /// Parts that were taken out without a word where to, or that a scan did not see, by asset in the order they came onto the
  /// roll. What has left, or was lost, has taken its parts along.
  ///
  /// - Complexity: one scan of index `part_missing`, and a look-up of each asset in it.
  public func missingParts() throws(StoreError) -> [BornePart] {
    let rows = try connection.rows(
      "SELECT asset, number FROM part WHERE removed IN (2, 7) ORDER BY asset, number"
    ) { (asset: $0.integer(0), number: Int($0.integer(1))) }
    let table = AssetTable(connection: connection)
    var found: [BornePart] = []
    var last: (no: Int64, asset: Asset)?
    for row in rows {
      if last?.no != row.asset { last = try table.load(no: row.asset).map { (row.asset, $0) } }
      guard let asset = last?.asset, let placed = asset.parts.first(where: { $0.part.number == row.number })
      else { throw .badView(table: "part") }
      if !asset.stage.isTerminal, asset.stage != .lost, asset.stage != .writtenOff {
        found.append(BornePart(asset, placed))
      }
    }
    return found
  }

  /// A medium that nobody can place, and since when.
  public struct MissingMedium: Sendable {
    public var part: BornePart
    /// By which it is missing.
    public var event: Event
    /// Who had its asset between the last time it was in it and then.
    public var holders: [Holder]
  }

  /// How long somebody may take to say where a medium is: 24 hours.
  public static let placingMilliseconds: Int64 = 86_400_000

  /// The media that nobody can place.
  ///
  /// - Parameter limit: only those that are missing since before it.
  public func missingMedia(before limit: Instant?) throws(StoreError) -> [MissingMedium] {
    try incidents(before: limit).map { part, event throws(StoreError) in
      let story = PartStory([
        PartStory.Bearer(
          asset: part.asset.id, number: part.placed.part.number, slot: part.placed.part.slot,
          events: try history(of: part.asset).map(\.event))
      ])
      let began = story.placements.last { $0.ended?.sequence == event.sequence }?.began ?? event
      return MissingMedium(
        part: part, event: event, holders: try holders(of: part.asset, from: began, to: event))
    }
  }

  /// How many they are.
  public func missingMediaCount(before limit: Instant?) throws(StoreError) -> Int {
    try incidents(before: limit).count
  }

  private func incidents(before limit: Instant?) throws(StoreError) -> [(part: BornePart, event: Event)] {
    var incidents: [(part: BornePart, event: Event)] = []
    for part in try missingParts() where part.placed.part.isMedium {
      guard let sequence = part.placed.evidenceSequence, let event = try event(sequence) else {
        throw .badView(table: "part")
      }
      if let limit, event.recordedAt > limit { continue }
      incidents.append((part, event))
    }
    return incidents
  }
}
