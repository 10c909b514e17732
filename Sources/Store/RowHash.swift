/// The hash of one row: of every column's type, length and bytes, under a key that is drawn anew in every process.
///
/// Two words at a time go through a multiplication to 128 bits, folded. That is a fraction of SipHash's cost and enough
/// here: whoever wrote the file chose its rows before the key was drawn, and never sees a hash.
struct RowHash: RowSink {
  private static let key: (UInt64, UInt64, UInt64) = {
    var random = SystemRandomNumberGenerator()
    return (random.next(), random.next(), random.next())
  }()

  private let first: UInt64
  private let second: UInt64
  private var state: UInt64

  init() { (first, second, state) = Self.key }

  mutating func null() { mix(0, 0) }
  mutating func integer(_ value: Int64) { mix(1, UInt64(bitPattern: value)) }
  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) { put(2, UnsafeRawBufferPointer(utf8)) }
  mutating func blob(_ bytes: UnsafeRawBufferPointer) { put(3, bytes) }

  private mutating func put(_ type: UInt64, _ bytes: UnsafeRawBufferPointer) {
    mix(type, UInt64(bytes.count))
    var index = 0
    while index + 16 <= bytes.count {
      mix(bytes.word(at: index), bytes.word(at: index + 8))
      index += 16
    }
    guard index < bytes.count else { return }
    let rest = bytes.count - index
    mix(
      rest >= 8 ? bytes.word(at: index) : bytes.tail(from: index),
      rest > 8 ? bytes.tail(from: index + 8) : 0)
  }

  @inline(__always)
  private mutating func mix(_ left: UInt64, _ right: UInt64) {
    let product = (left ^ first).multipliedFullWidth(by: right ^ second ^ state)
    state = product.high ^ product.low
  }

  /// - Complexity: two multiplications; asked for once a row.
  var value: UInt64 {
    var last = self
    last.mix(state, 4)
    return last.state
  }
}

extension UnsafeRawBufferPointer {
  @inline(__always)
  fileprivate func word(at index: Int) -> UInt64 { loadUnaligned(fromByteOffset: index, as: UInt64.self) }

  /// The one to seven bytes from `index` on as a word.
  @inline(__always)
  fileprivate func tail(from index: Int) -> UInt64 {
    // The last eight bytes, without those before `index`, where there are eight to read.
    if count >= 8 { return word(at: count - 8) >> UInt64(8 * (8 - (count - index))) }
    var word: UInt64 = 0
    for byte in self[index...].reversed() { word = word << 8 | UInt64(byte) }
    return word
  }
}

/// A set of rows, as its size and the sum of their hashes: equal sets have equal digests, and nobody can prepare
/// unequal ones.
struct SetDigest: Equatable {
  private(set) var count = 0
  private var sum: UInt64 = 0

  mutating func add(_ fill: (inout RowHash) -> Void) {
    var row = RowHash()
    fill(&row)
    add(row.value)
  }

  mutating func add(_ row: UInt64) {
    count += 1
    sum &+= row
  }
}
