import Model

/// A value as the rules read it: trimmed, without control characters, single blanks, small ASCII letters.
struct FoldedText {
  let bytes: [UInt8]
  /// Only letters and digits, and what is not ASCII: `to be filled by o.e.m.` and `TobefilledbyOEM` are one.
  let core: [UInt8]
  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(_ text: DeviceText) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.bytes.count)
    for byte in text.bytes {
      switch byte {
      case 0x20, 0x09...0x0D: if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      case 0x00...0x1F, 0x7F: continue
      case 0x41...0x5A: bytes.append(byte | 0x20)
      default: bytes.append(byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    self.bytes = bytes
    core = bytes.filter { $0.isDigit || $0.isSmallLetter || $0 >= 0x80 }
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
}
