internal import Model

/// The hash of one row, under a key that is drawn anew in every process.
///
/// What is hashed is the row as SQLite keeps it in the file: so a row that lies in a page is hashed as it lies there, and
/// a row that should be there is put into the same form, column by column. SQLite has one form for a row; where a file
/// holds another, its row is another one until SQLite itself has read it.
///
/// Two words at a time go through a multiplication to 128 bits, folded; in two chains, because each multiplication waits for
/// the one before it. That is a fraction of SipHash's cost and enough here: whoever wrote the file chose its rows before the
/// key was drawn, and never sees a hash.
/// - Source: sqlite.org/fileformat2.html, 2.1.
struct RowHash: RowSink {
  private static let key: Key = {
    var random = SystemRandomNumberGenerator()
    return Key(
      types: (random.next(), random.next()), values: (random.next(), random.next()),
      chains: (random.next(), random.next()))
  }()

  private struct Key {
    var types: (UInt64, UInt64)
    var values: (UInt64, UInt64)
    var chains: (UInt64, UInt64)
  }

  /// The types of the columns; no view has half as many as fit.
  private let types: UnsafeMutableRawPointer
  private var typesEnd = 0
  private var values: UnsafeMutableRawPointer
  private var valuesEnd = 0
  private var room: Int
  /// Whether the values have outgrown the caller's memory and lie in their own.
  private var isMoved = false
  /// Whether this is no row that a view can have.
  private var isStrange = false

  private static let bytesForTypes = 192
  private static let longestType = 9
  private static let bytes = 1024
  /// What may be written behind the end: a value of fixed size as a whole word, zeros up to a full block.
  private static let slack = 32

  /// - Parameter fill: puts every column, in the order of the table.
  @inline(__always)
  static func of<E: Error>(_ fill: (inout RowHash) throws(E) -> Void) throws(E) -> UInt64 {
    // More would not come from the stack.
    let result = withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 16) { memory in
      var row = RowHash(memory)
      defer { if row.isMoved { row.values.deallocate() } }
      do throws(E) {
        try fill(&row)
        return Result<UInt64, E>.success(row.value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress else { preconditionFailure("asked for more than nothing") }
    types = start
    values = start + Self.bytesForTypes
    room = memory.count - Self.bytesForTypes
  }

  @inline(__always)
  mutating func null() { put(type: 0) }

  @inline(__always)
  mutating func integer(_ value: Int64) {
    if value == 0 || value == 1 { return put(type: value == 0 ? 8 : 9) }
    putLong(integer: value)
  }

  private mutating func putLong(integer value: Int64) {
    let bits = 65 - (value ^ value >> 63).leadingZeroBitCount
    let (type, bytes) =
      bits <= 32 ? (UInt64(bits + 7) / 8, (bits + 7) / 8) : bits <= 48 ? (5, 6) : (6, 8)
    put(type: type)
    need(bytes)
    values.storeBytes(of: (value << (64 - 8 * bytes)).bigEndian, toByteOffset: valuesEnd, as: Int64.self)
    valuesEnd += bytes
  }

  @inline(__always)
  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    put(type: UInt64(13 + 2 * utf8.count))
    put(UnsafeRawBufferPointer(utf8))
  }

  @inline(__always)
  mutating func blob(_ bytes: UnsafeRawBufferPointer) {
    put(type: UInt64(12 + 2 * bytes.count))
    put(bytes)
  }

  /// All columns at once, as a page holds them.
  ///
  /// - Parameter rowid: the number of the row, which stands beside it and is its first column.
  mutating func record(_ record: UnsafeRawBufferPointer, rowid: Int64?) {
    guard let start = record.baseAddress else { return isStrange = true }
    var first = 0
    guard let size = start.varint(&first, end: record.count), size <= UInt64(record.count), Int(size) > first
    else { return isStrange = true }
    if let rowid, start.load(fromByteOffset: first, as: UInt8.self) == 0 {
      integer(rowid)
      first += 1
    }
    let count = Int(size) - first
    guard typesEnd + count + Self.slack <= Self.bytesForTypes else { return isStrange = true }
    (types + typesEnd).copyMemory(from: start + first, byteCount: count)
    typesEnd += count
    put(UnsafeRawBufferPointer(rebasing: record[Int(size)...]))
  }

  @inline(__always)
  private mutating func put(type: UInt64) {
    guard typesEnd + Self.longestType + Self.slack <= Self.bytesForTypes else { return isStrange = true }
    if type < 0x80 {
      types.storeBytes(of: UInt8(type), toByteOffset: typesEnd, as: UInt8.self)
      typesEnd += 1
    } else {
      putLong(type: type)
    }
  }

  /// Seven bits a byte, the highest first; a length is far below the 56 bits after which the form changes.
  private mutating func putLong(type: UInt64) {
    let count = (UInt64.bitWidth - type.leadingZeroBitCount + 6) / 7
    for index in 0..<count {
      let byte = UInt8(truncatingIfNeeded: type >> UInt64(7 * (count - 1 - index))) & 0x7F
      types.storeBytes(of: index == count - 1 ? byte : byte | 0x80, toByteOffset: typesEnd, as: UInt8.self)
      typesEnd += 1
    }
  }

  @inline(__always)
  private mutating func put(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    need(bytes.count)
    (values + valuesEnd).copyMemory(from: start, byteCount: bytes.count)
    valuesEnd += bytes.count
  }

  @inline(__always)
  private mutating func need(_ count: Int) {
    if valuesEnd + count + Self.slack > room { grow(for: count) }
  }

  private mutating func grow(for count: Int) {
    let larger = 2 * (valuesEnd + count + Self.slack)
    let new = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    new.copyMemory(from: values, byteCount: valuesEnd)
    if isMoved { values.deallocate() }
    (values, room, isMoved) = (new, larger, true)
  }

  /// - Complexity: one multiplication for sixteen bytes.
  private var value: UInt64 {
    let key = Self.key
    var chains = key.chains
    chains.0 ^= UInt64(typesEnd) ^ UInt64(valuesEnd) << 16 ^ (isStrange ? 1 << 63 : 0)
    Self.fold(types, typesEnd, key.types, into: &chains)
    Self.fold(values, valuesEnd, key.values, into: &chains)
    return Self.fold(chains.0 ^ key.values.1, chains.1 ^ key.types.1)
  }

  /// Whole blocks of four words, the last one filled up with zeros: the lengths went in before.
  @inline(__always)
  private static func fold(
    _ start: UnsafeMutableRawPointer, _ count: Int, _ key: (UInt64, UInt64),
    into chains: inout (UInt64, UInt64)
  ) {
    (start + count).storeBytes(of: SIMD4<UInt64>(), as: SIMD4<UInt64>.self)
    var block = UnsafeRawPointer(start)
    let end = block + count
    while block < end {
      chains.0 = fold(
        block.loadUnaligned(as: UInt64.self) ^ key.0,
        block.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ key.1 ^ chains.0)
      chains.1 = fold(
        block.loadUnaligned(fromByteOffset: 16, as: UInt64.self) ^ key.1,
        block.loadUnaligned(fromByteOffset: 24, as: UInt64.self) ^ key.0 ^ chains.1)
      block += 32
    }
  }

  @inline(__always)
  private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}

/// A set of rows, as its size and the sum of their hashes: equal sets have equal digests, and nobody can prepare
/// unequal ones.
struct SetDigest: Equatable {
  private(set) var count = 0
  private var sum: UInt64 = 0

  @inline(__always)
  mutating func add(_ fill: (inout RowHash) -> Void) { add(RowHash.of(fill)) }

  mutating func add(_ row: UInt64) {
    count += 1
    sum &+= row
  }
}
