/// The last value of a fixed form, and its bytes: where the same bytes come again, nothing is read.
///
/// It owns its memory and is freed by hand, because an object would be asked about its owners with every event.
struct Repeated<Value> {
  /// How many bytes every value has.
  let byteCount: Int
  private let bytes: UnsafeMutableRawPointer
  private let value: UnsafeMutablePointer<Value?>

  init(bytes byteCount: Int) {
    self.byteCount = byteCount
    // Zeros, which are no value.
    bytes = .allocate(byteCount: byteCount, alignment: 8)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    value = .allocate(capacity: 1)
    value.initialize(to: nil)
  }

  func deallocate() {
    bytes.deallocate()
    value.deallocate()
  }

  /// - Parameters:
  ///   - count: how many bytes a value has, as the caller's code says it: then they are compared without a loop.
  ///   - parse: reads bytes that are others than the last.
  @inline(__always)
  func read(
    _ text: UnsafeBufferPointer<UInt8>, _ count: Int, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Value? {
    assert(text.count == count && count == byteCount)
    guard let start = text.baseAddress else { return nil }
    if Self.same(bytes, start, count) { return value.pointee }
    guard let new = parse(text) else { return nil }
    bytes.copyMemory(from: start, byteCount: count)
    value.pointee = new
    return new
  }

  /// Whole words, the last of them up to the end; so there must be eight bytes.
  @inline(__always)
  private static func same(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ count: Int) -> Bool {
    func difference(_ place: Int) -> UInt64 {
      one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        ^ other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    var all = difference(count - 8)
    for place in stride(from: 0, to: count - 8, by: 8) { all |= difference(place) }
    return all == 0
  }
}
