/// Standard base64 with padding, one spelling for each value.
///
/// - Source: RFC 4648 §4; the decoder follows §3.5 and refuses unused bits that are not zero, white
///   space, and missing or surplus padding.
public enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let left = bytes.count - start
      let group =
        UInt32(bytes[start]) << 16 | (left > 1 ? UInt32(bytes[start + 1]) << 8 : 0)
        | (left > 2 ? UInt32(bytes[start + 2]) : 0)
      text.append(digits[Int(group >> 18)])
      text.append(digits[Int(group >> 12 & 63)])
      text.append(left > 1 ? digits[Int(group >> 6 & 63)] : pad)
      text.append(left > 2 ? digits[Int(group & 63)] : pad)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: `nil` for anything `encode` would not have written.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var pads = 0
    for byte in text {
      if byte == pad {
        pads += 1
        group <<= 6
      } else {
        guard pads == 0, let value = value(byte) else { return nil }
        group = group << 6 | value
      }
      digits += 1
      guard digits == 4 else { continue }
      guard pads < 3, pads < 1 || group & (pads == 1 ? 0xFF : 0xFFFF) == 0 else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: group >> 16))
      if pads < 2 { bytes.append(UInt8(truncatingIfNeeded: group >> 8)) }
      if pads < 1 { bytes.append(UInt8(truncatingIfNeeded: group)) }
      group = 0
      digits = 0
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt32? {
    switch digit {
    case 0x41...0x5A: UInt32(digit) - 0x41
    case 0x61...0x7A: UInt32(digit) - 0x61 + 26
    case 0x30...0x39: UInt32(digit) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
