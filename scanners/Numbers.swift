// Numbers as kernel files spell them. Nothing else is a number: no sign but a minus, no blanks, and no
// magnitude above 2^53-1, the last that every reader of a report reads alike.
extension Int64 {
  static let exact: Int64 = (1 << 53) - 1

  init?(decimal digits: ArraySlice<UInt8>) {
    let isNegative = digits.first == 0x2D
    let magnitude = isNegative ? digits.dropFirst() : digits
    guard !magnitude.isEmpty else { return nil }
    var value: Int64 = 0
    for digit in magnitude {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 0x30)
      guard value <= Self.exact else { return nil }
    }
    self = isNegative ? -value : value
  }

  /// With or without `0x` before it.
  init?(hex digits: ArraySlice<UInt8>) {
    let plain = digits.starts(with: "0x".utf8) ? digits.dropFirst(2) : digits
    guard (1...15).contains(plain.count) else { return nil }
    var value: Int64 = 0
    for digit in plain {
      switch digit {
      case 0x30...0x39: value = value << 4 | Int64(digit - 0x30)
      case 0x61...0x66: value = value << 4 | Int64(digit - 0x61 + 10)
      case 0x41...0x46: value = value << 4 | Int64(digit - 0x41 + 10)
      default: return nil
      }
    }
    guard value <= Self.exact else { return nil }
    self = value
  }
}

extension Bool {
  init?(digit: [UInt8]) {
    switch digit {
    case [0x30]: self = false
    case [0x31]: self = true
    default: return nil
    }
  }
}
