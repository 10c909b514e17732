/// Eight hexadecimal digits at once, as the eight bytes of a little-endian word: an id has four, a digest eight.
enum HexWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// - Returns: the value in the lower 32 bits; `nil` unless all eight are digits or lower-case letters a to f.
  static func value(_ text: UInt64) -> UInt64? {
    // Bit 6 tells a letter from a digit. The rest is checked by spelling the nibbles again.
    var nibbles = (text & (ones * 0x0F)) &+ (text >> 6 & ones) &* 9
    guard nibbles & (ones * 0xF0) == 0, spelled(nibbles) == text else { return nil }
    nibbles = nibbles.byteSwapped
    nibbles = (nibbles | nibbles >> 4) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles >> 8) & 0x0000_FFFF_0000_FFFF
    return (nibbles | nibbles >> 16) & 0xFFFF_FFFF
  }

  /// - Parameter value: below 2^32.
  static func text(_ value: UInt64) -> UInt64 {
    var nibbles = (value | value << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & (ones * 0x0F)
    return spelled(nibbles.byteSwapped)
  }

  /// A byte 0...15 becomes `0`...`9`, `a`...`f`.
  private static func spelled(_ nibbles: UInt64) -> UInt64 {
    let letters = (nibbles &+ ones * 6) >> 4 & ones
    return nibbles &+ ones * 0x30 &+ letters &* 0x27
  }
}

extension UnsafeRawBufferPointer {
  /// The eight bytes from `index` on.
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
