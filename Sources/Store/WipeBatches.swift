internal import Lifecycle
public import Model

/// A medium that was wiped or destroyed with others of which nobody independent has looked into a sample yet.
public struct UnsampledWipe: Sendable {
  public var asset: Asset
  public var wipe: Event
  /// What the house calls the batch; `nil` where that was erased.
  public var batch: String?
}

extension Roll {
  /// Of media that are on their way out of the house: those whose batch nobody has looked into, in order of the asset's tag.
  ///
  /// A sample is told once and speaks for its whole batch, so it may stand in the certificate of something that left long ago.
  ///
  /// - Complexity: one look at each medium in question; only where one was not sampled itself, a pass over the bodies.
  public func unsampledWipes() throws -> [UnsampledWipe] {
    var open: [UnsampledWipe] = []
    for stage: Stage in [.retired, .sanitised, .disposing] {
      try AssetTable(connection: connection).each(
        "SELECT * FROM asset WHERE stage = ?1", order: "a.tag", [.text(stage.rawValue)]
      ) { asset in
        for medium in asset.media {
          guard let sequence = medium.evidenceSequence, let wipe = try event(sequence),
            wipe.kind == .mediumSanitised, let name = wipe.evidence.secret(.wipeBatch),
            !wipe.evidence.has(.sampled)
          else { continue }
          open.append(UnsampledWipe(asset: asset, wipe: wipe, batch: try opened(name)))
        }
      }
    }
    guard !open.isEmpty else { return [] }
    let sampled = try sampledBatches()
    return open.filter { $0.batch.map { !sampled.contains($0) } ?? true }
      .sorted { ($0.asset.tag.text, $0.wipe.sequence) < ($1.asset.tag.text, $1.wipe.sequence) }
  }

  /// The names of the batches that somebody has looked into. What was undone did not happen.
  private func sampledBatches() throws -> Set<String> {
    // A quote inside a text is escaped, so nothing else in a body can be spelled like its evidence.
    let events = try connection.rows(
      "SELECT seq, leaf, body FROM event WHERE instr(body, CAST(?1 AS BLOB)) > 0 ORDER BY seq",
      [.text("\"\(EvidenceKey.sampled.rawValue)\":")], Self.entry
    ).map(\.event)
    var names: Set<String> = []
    for event in events {
      guard let batch = event.evidence.secret(.wipeBatch), let name = try opened(batch),
        let asset = try assets(meaning: .id(event.subject.text)).first
      else { continue }
      let undoings = Undoings(try history(of: asset).map(\.event))
      if undoings.of(event.sequence) == nil { names.insert(name) }
    }
    return names
  }
}
