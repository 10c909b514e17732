import Glibc

/// The rows of one table straight from its b-tree, in the order of their keys.
///
/// A file is other people's bytes: every offset is checked before it is followed, and no page is come by more often than there
/// are pages.
/// - Source: sqlite.org/fileformat2.html, 1.6 and 2.
struct PageRows {
  private let pages: FilePages
  /// Whether rows stand in inner pages too: a table without rowids.
  private let isIndex: Bool
  private let room: Room
  private var levels: [Level] = []
  /// The pages that lie in the room for leaves.
  private var held: Range<UInt32> = 0..<0
  private var leaf: UnsafeRawPointer
  private var leafNumber: UInt32 = 0
  private var cell = 0
  private var cellCount = 0
  private var visits = 0

  var hasRowid: Bool { !isIndex }
  private(set) var rowid: Int64 = 0
  /// Valid until the next step.
  private(set) var record = UnsafeRawBufferPointer(start: nil, count: 0)

  private final class Room {
    /// The inner pages on the way down to the leaf, and after them one more page for overflow.
    let inner: UnsafeMutableRawPointer
    /// Leaves, as many as lie side by side.
    let leaves: UnsafeMutableRawPointer
    /// For a row that does not fit into its page.
    var whole = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    init(pageBytes: Int) {
      inner = .allocate(byteCount: (PageRows.deepest + 1) * pageBytes, alignment: 16)
      leaves = .allocate(byteCount: PageRows.leavesAtOnce * pageBytes, alignment: 16)
    }

    deinit {
      inner.deallocate()
      leaves.deallocate()
      whole.deallocate()
    }
  }

  private struct Level {
    var number: UInt32
    var page: UnsafeRawPointer
    var cellCount: Int
    /// The next thing to do: in an index children and cells in turn, else children.
    var turn = 0
  }

  private static let deepest = 20
  private static let leavesAtOnce = 32
  private static let longestRecord = 1 << 24

  init(_ pages: FilePages, _ table: String) throws(StoreError) {
    self.pages = pages
    room = Room(pageBytes: pages.pageBytes)
    let root = try pages.root(of: table)
    try pages.read(root, into: UnsafeMutableRawBufferPointer(start: room.leaves, count: pages.pageBytes))
    leaf = UnsafeRawPointer(room.leaves)
    let kind = leaf.load(as: UInt8.self)
    isIndex = kind == 2 || kind == 10
    held = root..<root + 1
    try enter(root, run: 1)
  }

  /// - Returns: whether there is one more row.
  mutating func step() throws(StoreError) -> Bool {
    while cell == cellCount {
      guard let last = levels.indices.last else { return false }
      let turn = levels[last].turn
      guard turn < turns(of: levels[last]) else {
        levels.removeLast()
        continue
      }
      levels[last].turn = turn + 1
      if isIndex, turn & 1 == 1 {
        try readCell(levels[last].page, levels[last].number, turn >> 1, levels[last].cellCount, isLeaf: false)
        return true
      }
      let place = isIndex ? turn >> 1 : turn
      let child = try child(place, of: levels[last])
      try enter(child, run: try run(from: child, place, of: levels[last]))
    }
    try readCell(leaf, leafNumber, cell, cellCount, isLeaf: true)
    cell += 1
    return true
  }

  /// - Returns: the next row and its number; no row after the last.
  mutating func nextRow() throws(StoreError) -> (record: UnsafeRawBufferPointer?, rowid: Int64) {
    try step() ? (record, rowid) : (nil, 0)
  }

  private func turns(of level: Level) -> Int { isIndex ? 2 * level.cellCount + 1 : level.cellCount + 1 }

  /// How many of the children from this one on lie side by side in the file.
  private func run(from child: UInt32, _ place: Int, of level: Level) throws(StoreError) -> Int {
    var count = 1
    while count < Self.leavesAtOnce, place + count <= level.cellCount,
      try self.child(place + count, of: level) == child + UInt32(count)
    {
      count += 1
    }
    return count
  }

  private func child(_ place: Int, of level: Level) throws(StoreError) -> UInt32 {
    if place == level.cellCount { return level.page.big32(8) }
    let start = Int(level.page.big16(12 + 2 * place))
    guard start >= 12, start + 4 <= pages.usableBytes else { throw pages.broken(level.number) }
    return level.page.big32(start)
  }

  /// Goes down to a page, which may be a leaf or not.
  private mutating func enter(_ number: UInt32, run: Int) throws(StoreError) {
    visits += 1
    guard visits <= Int(pages.count) else { throw pages.broken(number) }
    let size = pages.pageBytes
    if !held.contains(number) {
      let end = min(Int(number) + run, Int(pages.count) + 1)
      guard end > Int(number) else { throw pages.broken(number) }
      let buffer = UnsafeMutableRawBufferPointer(start: room.leaves, count: (end - Int(number)) * size)
      try pages.read(number, into: buffer)
      held = number..<UInt32(end)
    }
    let page = UnsafeRawPointer(room.leaves) + Int(number - held.lowerBound) * size
    let kind = page.load(as: UInt8.self)
    let count = Int(page.big16(3))
    switch (kind, isIndex) {
    case (13, false), (10, true):
      guard 8 + 2 * count <= pages.usableBytes else { throw pages.broken(number) }
      (leaf, leafNumber, cell, cellCount) = (page, number, 0, count)
    case (5, false), (2, true):
      guard 12 + 2 * count <= pages.usableBytes, levels.count < Self.deepest else {
        throw pages.broken(number)
      }
      // Leaves are read over it: it needs a place of its own.
      let place = room.inner + levels.count * size
      place.copyMemory(from: page, byteCount: size)
      levels.append(Level(number: number, page: UnsafeRawPointer(place), cellCount: count))
      (cell, cellCount) = (0, 0)
    default: throw pages.broken(number)
    }
  }

  private mutating func readCell(
    _ page: UnsafeRawPointer, _ number: UInt32, _ index: Int, _ count: Int, isLeaf: Bool
  ) throws(StoreError) {
    let usable = pages.usableBytes
    var at = Int(page.big16((isLeaf ? 8 : 12) + 2 * index))
    guard at >= 8, at < usable else { throw pages.broken(number) }
    if !isLeaf { at += 4 }
    guard let size = page.varint(&at, end: usable), size <= Self.longestRecord else {
      throw pages.broken(number)
    }
    if !isIndex {
      guard let key = page.varint(&at, end: usable) else { throw pages.broken(number) }
      rowid = Int64(bitPattern: key)
    }
    let total = Int(size)
    let most = isIndex ? (usable - 12) * 64 / 255 - 23 : usable - 35
    if total <= most {
      guard at + total <= usable else { throw pages.broken(number) }
      record = UnsafeRawBufferPointer(start: page + at, count: total)
    } else {
      let least = (usable - 12) * 32 / 255 - 23
      let fitting = least + (total - least) % (usable - 4)
      let local = fitting <= most ? fitting : least
      guard at + local + 4 <= usable else { throw pages.broken(number) }
      try gather(page + at, local, total, number)
    }
  }

  /// Puts a row together whose end lies in pages of its own.
  private mutating func gather(
    _ start: UnsafeRawPointer, _ local: Int, _ total: Int, _ number: UInt32
  ) throws(StoreError) {
    if room.whole.count < total {
      room.whole.deallocate()
      room.whole = .allocate(byteCount: total, alignment: 16)
    }
    let page = room.inner + Self.deepest * pages.pageBytes
    guard let filling = room.whole.baseAddress else { throw pages.broken(number) }
    filling.copyMemory(from: start, byteCount: local)
    var filled = local
    var next = start.big32(local)
    while filled < total {
      visits += 1
      guard visits <= Int(pages.count) else { throw pages.broken(number) }
      try pages.read(next, into: UnsafeMutableRawBufferPointer(start: page, count: pages.pageBytes))
      let count = min(total - filled, pages.usableBytes - 4)
      (filling + filled).copyMemory(from: page + 4, byteCount: count)
      filled += count
      next = UnsafeRawPointer(page).big32(0)
    }
    record = UnsafeRawBufferPointer(rebasing: room.whole[..<total])
  }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func big16(_ offset: Int) -> UInt16 {
    UInt16(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  @inline(__always)
  fileprivate func big32(_ offset: Int) -> UInt32 {
    UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A number of one to nine bytes, seven bits each and eight in the ninth.
  @inline(__always)
  func varint(_ offset: inout Int, end: Int) -> UInt64? {
    guard offset < end else { return nil }
    let first = load(fromByteOffset: offset, as: UInt8.self)
    offset += 1
    if first < 0x80 { return UInt64(first) }
    return longVarint(UInt64(first & 0x7F), &offset, end: end)
  }

  private func longVarint(_ first: UInt64, _ offset: inout Int, end: Int) -> UInt64? {
    var value = first
    for index in 1..<9 {
      guard offset < end else { return nil }
      let byte = load(fromByteOffset: offset, as: UInt8.self)
      offset += 1
      if index == 8 { return value << 8 | UInt64(byte) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    return nil
  }
}
