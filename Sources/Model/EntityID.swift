/// The permanent name of an asset, a person, a place or an event: a UUID, version 7 (RFC 9562 §5.7).
///
/// Ids carry no meaning; order comes from the ledger, never from an id.
public struct EntityID: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Parameter random: at least 10 bytes; the caller draws them, so that a test can choose.
  public init(at instant: Instant, random: [UInt8]) {
    precondition(random.count >= 10, "a version 7 UUID needs 74 random bits")
    let stamp = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
    let a = UInt64(random[0]) << 8 | UInt64(random[1])
    var b: UInt64 = 0
    for byte in random[2..<10] { b = b << 8 | UInt64(byte) }
    high = stamp << 16 | 0x7000 | (a & 0x0FFF)
    low = 0x8000_0000_0000_0000 | (b & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// An id a little later in order, of the same millisecond.
  ///
  /// - Source: RFC 9562 §6.2, method 2.
  /// - Parameter random: four bytes, which say how much later.
  /// - Returns: `nil` where the random bits of this one leave no room.
  public func following(by random: [UInt8]) -> EntityID? {
    let step = random.prefix(4).reduce(0 as UInt64) { $0 << 8 | UInt64($1) } + 1
    // The two bits on top say which kind of UUID it is.
    guard step <= 0xBFFF_FFFF_FFFF_FFFF - low else { return nil }
    return EntityID(high: high, low: low + step)
  }

  /// - Returns: `nil` unless the text is the canonical lower-case form with four dashes.
  public init?(_ text: some StringProtocol) {
    guard let id = Array(text.utf8).withUnsafeBufferPointer({ Self(utf8: $0) }) else { return nil }
    self = id
  }

  /// The same from bytes that somebody else holds.
  public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 36, text[8] == 0x2D, text[13] == 0x2D, text[18] == 0x2D, text[23] == 0x2D else {
      return nil
    }
    let bytes = UnsafeRawBufferPointer(text)
    // Four times eight digits; two of the eights have a dash between their halves.
    guard let a = HexWord.value(bytes.word(at: 0)), let b = HexWord.value(bytes.word(at: 9, skippingTo: 14)),
      let c = HexWord.value(bytes.word(at: 19, skippingTo: 24)), let d = HexWord.value(bytes.word(at: 28))
    else { return nil }
    self.init(high: a << 32 | b, low: c << 32 | d)
  }

  /// The canonical text, 36 ASCII characters.
  public var text: String { withText { String(decoding: $0, as: UTF8.self) } }

  /// Lends the characters of ``text`` without building a string.
  @inlinable
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { buffer in
      write(into: buffer)
      return body(UnsafeBufferPointer(buffer))
    }
  }

  @usableFromInline
  func write(into buffer: UnsafeMutableBufferPointer<UInt8>) {
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    bytes.put(HexWord.text(high >> 32), at: 0)
    bytes.put(HexWord.text(high & 0xFFFF_FFFF), at: 9, skippingTo: 14)
    bytes.put(HexWord.text(low >> 32), at: 19, skippingTo: 24)
    bytes.put(HexWord.text(low & 0xFFFF_FFFF), at: 28)
    (buffer[8], buffer[13], buffer[18], buffer[23]) = (0x2D, 0x2D, 0x2D, 0x2D)
  }
}

extension UnsafeRawBufferPointer {
  /// Four bytes from each place, as they would lie side by side.
  fileprivate func word(at place: Int, skippingTo other: Int) -> UInt64 {
    let half = UInt64(UInt32(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    return half | UInt64(UInt32(littleEndian: loadUnaligned(fromByteOffset: other, as: UInt32.self))) << 32
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func put(_ word: UInt64, at place: Int) {
    storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
  }

  fileprivate func put(_ word: UInt64, at place: Int, skippingTo other: Int) {
    storeBytes(of: UInt32(truncatingIfNeeded: word).littleEndian, toByteOffset: place, as: UInt32.self)
    storeBytes(of: UInt32(truncatingIfNeeded: word >> 32).littleEndian, toByteOffset: other, as: UInt32.self)
  }
}
