import Ledger
import Model

/// Makes names for values: the same for the same value in one recording, another in every other, and of the same
/// shape. Without the salt, which is thrown away, nobody can tell what a name stands for, or test a guess.
struct Mask {
  let salt: [UInt8]

  /// - Returns: bytes that depend on the value, on what kind of value it is, and on nothing else but the salt.
  func stream(_ kind: String, _ value: [UInt8], attempt: Int, count: Int) throws(LedgerError) -> [UInt8] {
    var stream: [UInt8] = []
    var block = 0
    while stream.count < count {
      let label = Array("tagroll capture \(kind) \(attempt) \(block)\0".utf8)
      stream += try HMACSHA256.code(of: label + value, key: salt).bytes
      block += 1
    }
    return Array(stream.prefix(count))
  }

  /// Letters for letters, digits for digits; everything else, and the zeros in front, stay.
  func text(_ text: [UInt8], attempt: Int) throws(LedgerError) -> [UInt8] {
    let key = text.map(\.uppercased)
    let random = try stream("text", key, attempt: attempt, count: text.count)
    var masked = text
    let padding = text.prefix { $0 == 0x30 }.count
    var index = padding > 1 ? padding : 0
    while index < text.count {
      let (byte, dice) = (text[index], random[index])
      switch byte {
      case 0x30...0x39: masked[index] = 0x30 + dice % 10
      case 0x41...0x5A: masked[index] = 0x41 + dice % 26
      case 0x61...0x7A: masked[index] = 0x61 + dice % 26
      // A character of three bytes becomes a Han character; the rest keeps its length.
      case 0xE0...0xEF where Self.continues(text, from: index, count: 2):
        masked[index] = 0xE4 + dice % 5
        masked[index + 1] = 0xB8 + random[index + 1] % 8
        masked[index + 2] = 0x80 + random[index + 2] % 64
        index += 2
      case 0x80...0xBF: masked[index] = 0x80 + dice % 64
      default: break
      }
      index += 1
    }
    return masked
  }

  private static func continues(_ text: [UInt8], from index: Int, count: Int) -> Bool {
    index + count < text.count && text[(index + 1)...(index + count)].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Digits for digits of a hexadecimal number in small letters.
  ///
  /// - Parameter kept: the digits that name its maker.
  func hex(_ digits: [UInt8], keeping kept: Range<Int>, attempt: Int) throws(LedgerError) -> [UInt8] {
    let random = try stream("hex", digits, attempt: attempt, count: digits.count)
    var masked = digits
    for index in digits.indices where !kept.contains(index) && !Self.isInRun(digits, index, of: 4) {
      masked[index] = Array("0123456789abcdef".utf8)[Int(random[index] & 15)]
    }
    return masked
  }

  /// The maker's three bytes stay. An address chosen by software has no maker, but for QEMU's own prefix.
  func mac(_ mac: [UInt8], attempt: Int) throws(LedgerError) -> [UInt8] {
    // InfiniBand: four bytes of queue pair, eight of subnet, and a number of its own with a maker in front.
    let number = mac.count == 20 ? 12 : 0
    let isLocal = number == 0 && mac[0] & 0x02 != 0 && !mac.starts(with: [0x52, 0x54, 0x00])
    let random = try stream("mac", mac, attempt: attempt, count: mac.count)
    return mac.indices.map { $0 < number + (isLocal ? 1 : 3) ? mac[$0] : random[$0] }
  }

  /// What pads a UUID stays: three and more equal bytes.
  func uuid(_ uuid: [UInt8], attempt: Int) throws(LedgerError) -> [UInt8] {
    let random = try stream("uuid", uuid, attempt: attempt, count: uuid.count)
    return uuid.indices.map { Self.isInRun(uuid, $0, of: 3) ? uuid[$0] : random[$0] }
  }

  /// A number byte for byte: zeros, letters and digits stay what they are.
  func number(_ bytes: [UInt8], attempt: Int) throws(LedgerError) -> [UInt8] {
    let random = try stream("number", bytes, attempt: attempt, count: bytes.count)
    return zip(bytes, random).map { byte, dice in
      switch byte {
      case 0: 0
      case 0x30...0x39: 0x30 + dice % 10
      case 0x41...0x5A: 0x41 + dice % 26
      default: 1 + dice % 255
      }
    }
  }

  /// Whether a place lies in a run of so many equal bytes.
  private static func isInRun(_ bytes: [UInt8], _ index: Int, of length: Int) -> Bool {
    let before = bytes[..<index].reversed().prefix { $0 == bytes[index] }.count
    let after = bytes[(index + 1)...].prefix { $0 == bytes[index] }.count
    return before + 1 + after >= length
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
  var uppercased: UInt8 { (0x61...0x7A).contains(self) ? self & 0xDF : self }
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
