public import Model

/// What is not in an asset any more that its scans had shown in it: held against its bill of materials as registration and known
/// repairs made it.
///
/// What a repair took out, what somebody said the whereabouts of, and what stands in another machine is accounted for and no
/// finding. So is what was replaced by no less, and a battery by another.
public struct StripFinding: Sendable {
  public var kind: Part.Kind
  /// What one scan did not see.
  public var gone: [Part]
  /// What it found in their stead.
  public var came: [Part]
  /// The last scan or registration that was written down and showed them.
  public var from: Event
  /// The scan that did not.
  public var to: Event
  /// The repairs that were open in between: what they did may explain it, so it does not count.
  public var repairs: [Int64]

  public var counts: Bool { repairs.isEmpty }

  /// By how many bytes it has less; `nil` where sizes say nothing of it.
  public var lessBytes: Int64? {
    guard kind != .battery, gone.allSatisfy({ $0.sizeBytes != nil }) else { return nil }
    let less = Self.size(gone) - Self.size(came)
    return less > 0 ? less : nil
  }

  private static func size(_ parts: [Part]) -> Int64 { parts.reduce(0) { $0 &+ ($1.sizeBytes ?? 0) } }

  /// Whether it has less than before.
  private var isLoss: Bool {
    if kind == .battery || gone.contains(where: { $0.sizeBytes == nil }) { return came.count < gone.count }
    return lessBytes != nil
  }

  /// - Parameters:
  ///   - asset: as it stands.
  ///   - events: of it, oldest first, as many as that rests on.
  public static func all(_ asset: Asset, _ events: [Event]) -> [StripFinding] {
    let unseen = asset.parts.filter { $0.whereabouts == .unseen }
    guard !unseen.isEmpty else { return [] }
    let undoings = Undoings(events)
    let told = events.filter { undoings.of($0.sequence) == nil }
    let stories = RepairStory.all(in: events)
    var findings: [StripFinding] = []
    for placed in unseen {
      guard let to = told.last(where: { $0.sequence == placed.evidenceSequence }) else { continue }
      let kind = placed.part.kind
      if let index = findings.firstIndex(where: { $0.kind == kind && $0.to.actNumber == to.actNumber }) {
        findings[index].gone.append(placed.part)
        continue
      }
      let came = told.filter { $0.actNumber == to.actNumber && $0.kind == .partsFound }.flatMap(\.parts)
        .filter { $0.kind == kind }
      guard let from = told.last(where: { $0.sequence < to.actNumber && $0.showsParts }) else { continue }
      findings.append(
        StripFinding(
          kind: kind, gone: [placed.part], came: came, from: from, to: to,
          repairs: stories.filter {
            $0.opened.sequence < to.sequence && ($0.closed?.sequence ?? .max) > from.sequence
          }
          .map(\.number)))
    }
    return findings.filter(\.isLoss)
  }
}

extension Event {
  /// Whether it rests on a look at what is in the asset.
  fileprivate var showsParts: Bool {
    switch kind {
    case .found, .partsFound, .partFitted, .partRefitted, .partSeen, .scanned: true
    case .partUnseen: !evidence.has(.recipient)
    default: false
    }
  }
}
