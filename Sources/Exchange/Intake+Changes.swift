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
    let cards = OtherCards(roll, asset.id, self, seen: changes.seen)
    changes.unread = match.unread
    changes.firstListed = Self.listedLate.filter { kind in !asset.parts.contains { $0.part.kind == kind } }
    if isConfirmed {
      for part in match.kept {
        var stay = PartChanges.Arrival(part: part, isKnown: true)
        try cards.claim(&stay, isConfirmed: true)
        if stay.claims.contains(where: { $0.reason == .inIt }) { changes.stays.append(stay) }
      }
    }
    if !(match.arrived.isEmpty && match.missing.isEmpty && match.named.isEmpty && changes.stays.isEmpty) {
      changes.isAway = !asset.takesPartNews
      try sort(match, asset, cards, isConfirmed: isConfirmed, into: &changes)
    }
    changes.looks = looks(match, asset, changes)
    return changes
  }

  /// What is news, and what came too late to be any.
  private func sort(
    _ match: CardMatch, _ asset: Asset, _ cards: OtherCards, isConfirmed: Bool,
    into changes: inout PartChanges
  ) throws {
    let known = try cards.newer(of: asset)
    for arrived in match.arrived {
      var arrival = PartChanges.Arrival(part: arrived.part, isKnown: arrived.known != nil)
      let number = arrived.known?.part.number
      if let number { arrival.part.number = number }
      try cards.claim(&arrival, isConfirmed: isConfirmed)
      let newer =
        changes.firstListed.contains(arrival.part.kind)
        ? nil : known.contradiction(to: arrival.part, number: number, seen: changes.seen)
      if !isConfirmed, let newer = [newer, arrival.since?.at].compactMap(\.self).max() {
        changes.add(late: arrival, newer: newer)
      } else {
        changes.arrivals.append(arrival)
      }
    }
    changes.number(after: asset.parts.count)
    for named in match.named
    where isConfirmed || known.inside[named.known.part.number] ?? changes.seen <= changes.seen {
      var arrival = PartChanges.Arrival(part: named.part, isKnown: false)
      arrival.part.number = named.known.part.number
      try cards.claim(&arrival, isConfirmed: isConfirmed)
      // Seen elsewhere since, it is another that is in it now.
      if isConfirmed || arrival.since == nil { changes.named.append(arrival) }
    }
    for placed in match.missing {
      let inside = known.inside[placed.part.number]
      if !isConfirmed, let inside, inside > changes.seen {
        changes.lateMissing.append(placed.part)
        changes.hears(of: inside)
      } else {
        changes.missing.append(try cards.missing(placed, of: asset))
      }
    }
  }

  /// Kinds that scans of earlier releases did not list.
  private static let listedLate: Set<Part.Kind> = [.graphics, .network, .power]

  /// The kinds of which a look tells something: those that scans always listed, and what else the card has.
  static func kinds(_ card: [PlacedPart]) -> [Part.Kind] {
    let listed = Set(card.map(\.part.kind))
    return Part.Kind.allCases.filter { [.disk, .memory, .battery].contains($0) || listed.contains($0) }
  }

  /// What was seen, for the next report to be held against: by kind, where card and scan say the same of it.
  private func looks(_ match: CardMatch, _ asset: Asset, _ changes: PartChanges) -> [PartLook] {
    let differ = Set((changes.late.map(\.part) + changes.lateMissing + changes.unread).map(\.kind))
    let whole = Self.kinds(asset.parts).filter { seesAll($0) && !differ.contains($0) }
    let read = Set(match.read)
    return whole.map { PartLook($0, at: changes.seen) }
      + asset.parts.map(\.part).filter { read.contains($0.number) && !whole.contains($0.kind) }
      .map { PartLook($0.kind, $0.number, at: changes.seen) }
  }

  /// What the parts of a machine that is new to the roll change on the cards of others, and which of them others were seen with later.
  public func arrivals(at asset: EntityID, on roll: Roll, now: Instant) throws -> PartChanges {
    var changes = PartChanges(seen: min(report.scannedAt, now))
    let cards = OtherCards(roll, asset, self, seen: changes.seen)
    for part in parts where part.serial != nil {
      var arrival = PartChanges.Arrival(part: part, isKnown: false)
      try cards.claim(&arrival, isConfirmed: false)
      if let since = arrival.since {
        changes.add(late: arrival, newer: since.at)
      } else if !(arrival.from.isEmpty && arrival.claims.isEmpty) {
        changes.arrivals.append(arrival)
      }
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
}

extension Asset {
  /// Whether a scan may say of it which parts it has: not once it has left, or was lost.
  var takesPartNews: Bool { EventKind.partUnseen.arrow?.from.contains(stage) ?? false }

  /// Whether the next steps lead out of the house.
  var isOnItsWayOut: Bool { stage == .retired || stage == .sanitised }
}
