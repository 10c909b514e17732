import Identity
import Lifecycle
public import Model
public import Store

/// What a scan changes of the parts of a machine on the roll, and of others'.
extension Intake {
  /// - Parameters:
  ///   - asset: as it stands now.
  ///   - now: no scan was made later, whatever its clock said.
  ///   - isConfirmed: a person says that it is as the scan shows, so that who else claims its parts is looked for as well.
  /// - Complexity: of both lists; one look-up for each part that arrived, and none where nothing changed.
  public func changes(
    of asset: Asset, on roll: Roll, now: Instant, isConfirmed: Bool = false
  ) throws -> PartChanges {
    var changes = PartChanges(seen: min(report.scannedAt, now))
    guard !keys.isVirtual else { return changes }
    let match = CardMatch(seenParts, card: asset.parts, seesAll: seesAll)
    changes.unread = match.unread
    changes.missing = match.missing
    changes.firstListed = Self.listedLate.filter { kind in !asset.parts.contains { $0.part.kind == kind } }
    changes.arrivals = match.arrived.map { PartChanges.Arrival(part: $0.part, isKnown: $0.known != nil) }
    if isConfirmed {
      for part in match.kept {
        var stay = PartChanges.Arrival(part: part, isKnown: true)
        try claim(&stay, of: asset.id, seen: changes.seen, on: roll)
        if stay.claims.contains(where: { $0.reason == .inIt }) { changes.stays.append(stay) }
      }
    }
    guard !changes.isEmpty else { return changes }
    changes.isAway = !asset.takesPartNews
    if let known = try partsKnown(of: asset, on: roll), known > changes.seen { changes.known = known }
    var next = asset.parts.count
    for (index, arrived) in match.arrived.enumerated() {
      if let known = arrived.known {
        changes.arrivals[index].part.number = known.part.number
      } else {
        next += 1
        changes.arrivals[index].part.number = next
      }
      try claim(&changes.arrivals[index], of: asset.id, seen: changes.seen, on: roll)
    }
    return changes
  }

  /// What the parts of a machine that is new to the roll change on the cards of others.
  public func arrivals(at asset: EntityID, on roll: Roll, now: Instant) throws -> PartChanges {
    var changes = PartChanges(seen: min(report.scannedAt, now))
    for part in parts where part.serial != nil {
      var arrival = PartChanges.Arrival(part: part, isKnown: false)
      try claim(&arrival, of: asset, seen: changes.seen, on: roll)
      if !(arrival.from.isEmpty && arrival.claims.isEmpty) { changes.arrivals.append(arrival) }
    }
    return changes
  }

  /// What an asset is found by from now on, for the disks that came into it.
  public static func keys(of parts: [Part]) -> [String] {
    let serials = parts.filter(\.isMedium).compactMap(\.serial).map(Normalise.serial)
    return Set(serials).map { "\(Lookup.Kind.disk.rawValue):\($0)" }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// Kinds that scans of earlier releases did not list.
  private static let listedLate: Set<Part.Kind> = [.graphics, .network, .power]

  /// Who else's card lists the part.
  private func claim(
    _ arrival: inout PartChanges.Arrival, of asset: EntityID, seen: Instant, on roll: Roll
  ) throws {
    guard let serial = arrival.part.serial else { return }
    let all = try roll.parts(withSerial: serial)
    // What so many bear is no serial.
    guard all.count <= Roll.bearersAtMost else { return }
    let others = all.filter { $0.asset.id != asset && $0.placed.part.isOne(with: arrival.part) }
    let holders = others.filter { !$0.placed.isRemoved }
    for other in others {
      switch other.placed.whereabouts {
      case .elsewhere: continue
      case .gone, .destroyed: arrival.claims.append(PartChanges.Claim(card: other, reason: .ended))
      case .inside, .unseen, .unplaced, .stock, .vendor:
        if !other.asset.takesPartNews {
          if !other.placed.isRemoved { arrival.claims.append(PartChanges.Claim(card: other, reason: .left)) }
        } else if arrival.part.kind == .battery, other.placed.whereabouts == .inside {
          // Too short a number to take one from a machine that has it: that one's own next scan tells.
          continue
        } else if other.placed.part.isMedium && other.asset.isOnItsWayOut {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .leaving))
        } else if other.placed.whereabouts == .inside, holders.count > 1 || arrival.isKnown {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .inIt))
        } else if try isNewer(seen, than: other, on: roll) {
          arrival.from.append(other)
        } else {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .inIt))
        }
      }
    }
  }

  private func isNewer(_ seen: Instant, than other: BornePart, on roll: Roll) throws -> Bool {
    try partsKnown(of: other.asset, on: roll).map { $0 <= seen } ?? true
  }

  /// As of when the parts of an asset are known: by the newest scan that told of them, or by what a person wrote down since.
  ///
  /// - Complexity: of the asset's events, and the scans they rest on.
  private func partsKnown(of asset: Asset, on roll: Roll) throws -> Instant? {
    var known: Instant?
    var read: [Digest: Instant] = [:]
    for event in try roll.history(of: asset).map(\.event) where event.tellsOfParts {
      var at = event.recordedAt
      let scan = try event.scan ?? event.act.flatMap { try roll.event($0)?.scan }
      if let scan {
        if read[scan] == nil, let bytes = try roll.blob(scan) {
          read[scan] = try ScanReportJSON.decode(bytes).scannedAt
        }
        if let scanned = read[scan] { at = min(at, scanned) }
      }
      known = max(known ?? at, at)
    }
    return known
  }
}

extension Event {
  /// Whether it says which parts are in its asset, or that one is not.
  fileprivate var tellsOfParts: Bool {
    switch kind {
    case .partRemoved, .partPlaced, .partRefitted, .partUnseen, .partSeen, .mediumRemoved, .mediumLost: true
    default: !parts.isEmpty
    }
  }
}

extension Asset {
  /// Whether a scan may say of it which parts it has: not once it has left, or was lost.
  var takesPartNews: Bool { EventKind.partUnseen.arrow?.from.contains(stage) ?? false }

  /// Whether the next steps lead out of the house.
  var isOnItsWayOut: Bool { stage == .retired || stage == .sanitised }
}
