import Identity
import Model
import Store

/// What the cards of other assets say of a part, each asked once.
final class OtherCards {
  private let roll: Roll
  private let asset: EntityID
  private let intake: Intake
  private let seen: Instant
  private var newer: [EntityID: CardKnowledge] = [:]
  private var all: [EntityID: CardKnowledge] = [:]

  /// - Parameters:
  ///   - asset: whose card is not asked.
  ///   - intake: a report of it.
  ///   - seen: when that was made.
  init(_ roll: Roll, _ asset: EntityID, _ intake: Intake, seen: Instant) {
    self.roll = roll
    self.asset = asset
    self.intake = intake
    self.seen = seen
  }

  /// - Returns: none of a serial that so many bear that it is none.
  private func listing(_ part: Part) throws -> [BornePart] {
    guard let serial = part.serial, try !roll.isNoSerial(serial) else { return [] }
    return try roll.parts(withSerial: serial).filter {
      $0.asset.id != asset && $0.placed.part.isOne(with: part)
    }
  }

  /// What is known of a card, as far as it is newer than the report.
  func newer(of asset: Asset) throws -> CardKnowledge {
    if let known = newer[asset.id] ?? all[asset.id] { return known }
    let fresh = try CardKnowledge(of: asset, on: roll, for: intake, after: seen)
    newer[asset.id] = fresh
    return fresh
  }

  /// All that is known of a card.
  private func all(of asset: Asset) throws -> CardKnowledge {
    if let known = all[asset.id] { return known }
    let fresh = try CardKnowledge(of: asset, on: roll, for: intake, after: nil)
    all[asset.id] = fresh
    return fresh
  }

  /// Who else's card lists a part that was seen, and who gives it up.
  func claim(_ arrival: inout PartChanges.Arrival, isConfirmed: Bool) throws {
    let others = try listing(arrival.part)
    let holders = others.filter { !$0.placed.isRemoved }
    for other in others {
      let sighting = try newer(of: other.asset).inside[other.placed.part.number]
      let isInside = other.placed.whereabouts == .inside
      // Too short a number to take one from a machine that has it: that one's own next scan tells, or a person.
      let isWeak = arrival.part.kind == .battery && isInside && !isConfirmed
      if let sighting, sighting > seen, !isWeak, sighting > arrival.since?.at ?? seen {
        arrival.since = (other, sighting)
      }
      switch other.placed.whereabouts {
      case .elsewhere: continue
      case .gone, .destroyed: arrival.claims.append(PartChanges.Claim(card: other, reason: .ended))
      case .inside, .unseen, .unplaced, .stock, .vendor:
        if canYield(other), isInside || other.placed.whereabouts == .unseen, try isNewer(than: other) {
          arrival.older.append(other)
        }
        if !other.asset.takesPartNews {
          if !other.placed.isRemoved { arrival.claims.append(PartChanges.Claim(card: other, reason: .left)) }
        } else if isWeak {
          continue
        } else if !canYield(other) {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .leaving))
        } else if isInside, holders.count > 1 || arrival.isKnown {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .inIt))
        } else if try isNewer(than: other) {
          arrival.from.append(other)
        } else {
          arrival.claims.append(PartChanges.Claim(card: other, reason: .inIt))
        }
      }
    }
  }

  /// A medium leaves the card of what is on its way out of the house only before a witness.
  private func canYield(_ card: BornePart) -> Bool {
    card.asset.takesPartNews && !(card.placed.part.isMedium && card.asset.isOnItsWayOut)
  }

  /// Whether the report is newer than what that card says of the part.
  private func isNewer(than other: BornePart) throws -> Bool {
    let known = try newer(of: other.asset)
    let number = other.placed.part.number
    let told =
      switch other.placed.whereabouts {
      // That it was not there says nothing of where it is: only when it was there counts.
      case .inside, .unseen: known.inside[number]
      default: known.outside[number]
      }
    return told.map { $0 <= seen } ?? true
  }

  /// A part that the report does not show in its asset, and who has it.
  func missing(_ placed: PlacedPart, of asset: Asset) throws -> PartChanges.Missing {
    var missing = PartChanges.Missing(placed: placed)
    guard !(placed.part.isMedium && asset.isOnItsWayOut) else { return missing }
    let others = try listing(placed.part)
    guard !others.isEmpty else { return missing }
    let inside = try all(of: asset).inside[placed.part.number] ?? seen
    var newest = inside
    for other in others {
      let sighting = try all(of: other.asset).inside[other.placed.part.number] ?? inside
      if sighting > newest {
        (missing.since, newest) = (other, sighting)
      } else if other.placed.whereabouts == .inside || other.placed.whereabouts == .unseen,
        sighting <= inside, canYield(other)
      {
        missing.from.append(other)
      }
    }
    if missing.since != nil { missing.from = [] }
    return missing
  }
}
