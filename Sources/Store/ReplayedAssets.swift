import Glibc
internal import Model

/// The assets of a replay in the order they came onto the roll, found by id.
///
/// An asset that no event will change any more may be let go: then only its id is left, and its room is another's.
struct ReplayedAssets {
  private struct Entry {
    var id: EntityID
    /// Where it lies; `nowhere` once it is let go.
    var room: UInt32
  }

  private static let nowhere = UInt32.max

  private var entries: [Entry] = []
  private let rooms = Rooms()
  private var free: [UInt32] = []
  private(set) var hasLetGo = false

  var count: Int { entries.count }

  private var slots = Slots(count: 1024)
  /// Drawn anew each time, so that nobody can prepare ids that meet in one slot.
  private let key: (UInt64, UInt64) = {
    var random = SystemRandomNumberGenerator()
    return (random.next(), random.next())
  }()

  /// Memory in chunks that never move: a million assets growing in one array would be copied again and again, and one that
  /// is looked at in an array is copied out of it.
  private final class Rooms {
    private static let chunkBits = 10
    private var chunks: [UnsafeMutablePointer<Asset>] = []
    private(set) var count = 0

    deinit {
      for (index, chunk) in chunks.enumerated() {
        chunk.deinitialize(count: min(count - index << Self.chunkBits, 1 << Self.chunkBits))
        chunk.deallocate()
      }
    }

    @inline(__always)
    subscript(room: Int) -> UnsafeMutablePointer<Asset> {
      chunks[room >> Self.chunkBits] + room & (1 << Self.chunkBits - 1)
    }

    func append(_ asset: consuming Asset) {
      if count == chunks.count << Self.chunkBits { chunks.append(.allocate(capacity: 1 << Self.chunkBits)) }
      self[count].initialize(to: asset)
      count += 1
    }
  }

  /// Open addressing: 32 bits of an id's hash over its place counted from 1; 0 where nothing is. In large pages where the
  /// kernel has them, because each question goes to a page of its own.
  private final class Slots {
    let count: Int
    private let start: UnsafeMutablePointer<UInt64>

    private static let largePage = 1 << 21

    /// - Parameter count: a power of two.
    init(count: Int) {
      self.count = count
      let size = count * MemoryLayout<UInt64>.size
      let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: min(size, Self.largePage))
      // Advice: without it everything is as it was, and slower.
      if size >= Self.largePage { madvise(memory, size, MADV_HUGEPAGE) }
      start = memory.initializeMemory(as: UInt64.self, repeating: 0, count: count)
    }

    deinit { start.deallocate() }

    @inline(__always)
    subscript(index: Int) -> UInt64 {
      get { start[index] }
      set { start[index] = newValue }
    }
  }

  /// - Precondition: it is held.
  subscript(place: Int) -> Asset {
    _read { yield rooms[room(at: place)].pointee }
    _modify { yield &rooms[room(at: place)].pointee }
  }

  private func room(at place: Int) -> Int {
    let room = entries[place].room
    precondition(room != Self.nowhere, "an asset that was let go is not looked at")
    return Int(room)
  }

  func isHeld(at place: Int) -> Bool { entries[place].room != Self.nowhere }

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
        if entries[place].id == id { return place }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// - Precondition: its id is new, and there are fewer than 2^32 others.
  mutating func append(_ asset: consuming Asset) {
    if let room = free.popLast() {
      enter(asset.id, room)
      rooms[Int(room)].pointee = asset
    } else {
      enter(asset.id, UInt32(rooms.count))
      rooms.append(asset)
    }
  }

  /// The same for an asset that its first event was the last of.
  mutating func appendLetGo(_ id: EntityID) {
    enter(id, Self.nowhere)
    hasLetGo = true
  }

  mutating func letGo(at place: Int) {
    free.append(entries[place].room)
    entries[place].room = Self.nowhere
    hasLetGo = true
  }

  private mutating func enter(_ id: EntityID, _ room: UInt32) {
    precondition(count < UInt32.max, "a place has 32 bits")
    if 2 * count >= slots.count { grow() }
    entries.append(Entry(id: id, room: room))
    put(hash(id) << 32 | UInt64(count))
  }

  private mutating func grow() {
    let old = slots
    slots = Slots(count: 2 * old.count)
    for index in 0..<old.count where old[index] != 0 { put(old[index]) }
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
