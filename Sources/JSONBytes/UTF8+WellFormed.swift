/// Well-formed UTF-8, byte by byte.
///
/// - Source: Unicode 15, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF.
enum UTF8Sequence {
  /// The length of the sequence that starts at `index`; `nil` when it is not well-formed.
  @inline(__always)
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard length <= bytes.count - index, second.contains(bytes[index + 1]) else { return nil }
    if length > 2, bytes[index + 2] & 0xC0 != 0x80 { return nil }
    if length > 3, bytes[index + 3] & 0xC0 != 0x80 { return nil }
    return length
  }

  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        guard let length = length(in: buffer, at: index) else { return false }
        index += length
      }
      return true
    }
  }
}
