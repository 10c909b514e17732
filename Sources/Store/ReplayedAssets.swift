internal import Model

/// The assets of a replay in the order they came onto the roll, found by id.
///
/// They lie in chunks that never move: a million assets growing in one array would be copied again and again.
struct ReplayedAssets {
  private static let chunkBits = 10
  private(set) var chunks: [[Asset]] = []
  private(set) var count = 0

  /// Open addressing: 32 bits of an id's hash over its place counted from 1; 0 where nothing is.
  private var slots = [UInt64](repeating: 0, count: 1024)
  /// Drawn anew each time, so that nobody can prepare ids that meet in one slot.
  private let key: (UInt64, UInt64) = {
    var random = SystemRandomNumberGenerator()
    return (random.next(), random.next())
  }()

  subscript(place: Int) -> Asset {
    _read { yield chunks[place >> Self.chunkBits][place & (1 << Self.chunkBits - 1)] }
    _modify { yield &chunks[place >> Self.chunkBits][place & (1 << Self.chunkBits - 1)] }
  }

  /// Asked for before and after every event; only two fields are touched.
  func holders(at place: Int) -> Holders { Holders(self[place].holder, later: self[place].returnHolder) }

  /// The load it is on; asked for as often.
  func manifest(at place: Int) -> Int64? { self[place].manifest }

  func place(of id: EntityID) -> Int? {
    let hash = hash(id)
    var index = Int(hash) & (slots.count - 1)
    while slots[index] != 0 {
      if slots[index] >> 32 == hash {
        let place = Int(slots[index] & 0xFFFF_FFFF) - 1
        if self[place].id == id { return place }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Precondition: its id is new, and there are fewer than 2^32 others.
  mutating func append(_ asset: Asset) {
    precondition(count < UInt32.max, "a place has 32 bits")
    if 2 * count >= slots.count { grow() }
    count += 1
    put(hash(asset.id) << 32 | UInt64(count))
    if count > chunks.count << Self.chunkBits {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(1 << Self.chunkBits)
    }
    chunks[chunks.count - 1].append(asset)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for slot in old where slot != 0 { put(slot) }
  }

  private mutating func put(_ slot: UInt64) {
    var index = Int(slot >> 32) & (slots.count - 1)
    while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private func hash(_ id: EntityID) -> UInt64 {
    let product = (id.high ^ key.0).multipliedFullWidth(by: id.low ^ key.1)
    return (product.high ^ product.low) & 0xFFFF_FFFF
  }
}
