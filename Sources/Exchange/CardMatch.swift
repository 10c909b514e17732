import Identity
import Model

/// What a scan saw of the parts of a card, and beside them. Pure, and as long as both lists together.
struct CardMatch {
  /// Seen, and not in it by the card: new, or under the number of a part that was out of it.
  private(set) var arrived: [(part: Part, known: PlacedPart?)] = []
  /// Seen, and in it by the card as well.
  private(set) var kept: [Part] = []
  /// Of those the ones whose serial the scan read, and the card does not know.
  private(set) var named: [(part: Part, known: PlacedPart)] = []
  /// In it by the card, and not seen by a scan that sees all of their kind.
  private(set) var missing: [PlacedPart] = []
  /// Seen without their serial, and like nothing on the card.
  private(set) var unread: [Part] = []
  /// The numbers by which the card lists what was seen, in it or out of it, but for what fits without its serial.
  private(set) var read: [Int] = []

  private let card: [PlacedPart]
  private var free: [Bool]
  private var bySerial: [String: [Int]] = [:]
  private var bySlot: [String: [Int]] = [:]
  private var bySize: [String: [Int]] = [:]

  init(_ seen: [SeenPart], card: [PlacedPart], seesAll: (Part.Kind) -> Bool) {
    self.card = card
    free = card.map { _ in true }
    for (index, placed) in card.enumerated() {
      let part = placed.part
      if let serial = part.serial {
        bySerial[Self.key(part, Normalise.serial(serial)), default: []].append(index)
      }
      guard !placed.isRemoved else { continue }
      bySlot[Self.slot(part), default: []].append(index)
      bySize[Self.size(part), default: []].append(index)
    }
    var left = match(seen) { $0.sameSerial($1.part) }
    left = match(left) { $0.sameSlot($1) }
    left = match(left) { $0.sameSize($1) }
    for one in left {
      if one.isUnread { unread.append(one.part) } else { arrived.append((one.part, nil)) }
    }
    arrived.sort { $0.part.number < $1.part.number }
    for index in card.indices
    where free[index] && card[index].whereabouts == .inside && seesAll(card[index].part.kind) {
      missing.append(card[index])
    }
  }

  /// Takes out what `find` finds on the card.
  private mutating func match(_ seen: [SeenPart], _ find: (CardMatch, SeenPart) -> Int?) -> [SeenPart] {
    var left: [SeenPart] = []
    for one in seen {
      guard let index = find(self, one) else {
        left.append(one)
        continue
      }
      free[index] = false
      if !one.isUnread { read.append(card[index].part.number) }
      if card[index].whereabouts != .inside {
        arrived.append((one.part, card[index]))
      } else {
        kept.append(one.part)
        // What is soldered says another serial from scan to scan.
        if card[index].part.serial == nil, one.part.serial != nil, !one.isSoldered {
          named.append((one.part, card[index]))
        }
      }
    }
    return left
  }

  /// Rather the one that is in it than one that was.
  private func sameSerial(_ part: Part) -> Int? {
    guard let serial = part.serial else { return nil }
    let all = (bySerial[Self.key(part, Normalise.serial(serial))] ?? []).filter {
      free[$0] && card[$0].part.isAlike(part)
    }
    return all.first { !card[$0].isRemoved } ?? all.last
  }

  /// What one of both gives no serial of is known by its slot, and soldered memory by nothing else.
  private func sameSlot(_ seen: SeenPart) -> Int? {
    let part = seen.part
    var slots = [Self.slot(part)]
    // What somebody typed stands in no slot.
    if part.serial != nil { slots.append(Self.key(part, "")) }
    for slot in slots {
      let found = (bySlot[slot] ?? []).first { index in
        let other = card[index].part
        guard free[index], Self.sizesAgree(part, other) else { return false }
        if seen.isSoldered || seen.isUnread { return true }
        return part.isAlike(other) && (part.serial == nil || other.serial == nil)
      }
      if let found { return found }
    }
    return nil
  }

  /// Without a serial one module is as good as another of its size: kernels and firmware rename slots, and agents count them
  /// otherwise.
  private func sameSize(_ seen: SeenPart) -> Int? {
    guard seen.part.serial == nil else { return nil }
    return (bySize[Self.size(seen.part)] ?? []).first { index in
      free[index] && card[index].part.isAlike(seen.part) && (seen.isUnread || card[index].part.serial == nil)
    }
  }

  private static func sizesAgree(_ a: Part, _ b: Part) -> Bool {
    a.sizeBytes == nil || b.sizeBytes == nil || a.sizeBytes == b.sizeBytes
  }

  private static func key(_ part: Part, _ text: String) -> String { "\(part.kind.rawValue) \(text)" }
  private static func slot(_ part: Part) -> String { key(part, Normalise.serial(part.slot)) }
  private static func size(_ part: Part) -> String { key(part, part.sizeBytes.map { "\($0)" } ?? "") }
}
