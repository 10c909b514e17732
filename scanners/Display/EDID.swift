import Model

/// What a monitor says of itself: the base block of its EDID.
///
/// - Source: VESA E-EDID 1.4 §3.
struct EDID {
  static let header: [UInt8] = [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00]

  private let block: [UInt8]

  /// - Returns: `nil` unless there is a base block with the header of the standard.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 128, bytes.starts(with: Self.header) else { return nil }
    block = Array(bytes[..<128])
  }

  var isChecksumRight: Bool { block.reduce(0, &+) == 0 }

  /// Three letters of five bits each; `nil` when one of them is none.
  var maker: DeviceText? {
    let packed = Int(block[8]) << 8 | Int(block[9])
    let letters = [packed >> 10 & 31, packed >> 5 & 31, packed & 31]
    guard packed < 0x8000, letters.allSatisfy({ (1...26).contains($0) }) else { return nil }
    return DeviceText(bytes: letters.map { UInt8(0x40 + $0) })
  }

  var productCode: Int64 { Int64(block[10]) | Int64(block[11]) << 8 }

  /// `nil` for 0, which says that the number is not used (§3.4.3).
  var serialNumber: Int64? {
    let number = block[12..<16].reversed().reduce(0) { $0 << 8 | Int64($1) }
    return number == 0 ? nil : number
  }

  /// Week 0 is "not said", and 255 says that the year is the model's (§3.4.4).
  var week: Int64? { (1...54).contains(block[16]) ? Int64(block[16]) : nil }
  var year: Int64? { block[16] == 0xFF ? nil : Int64(block[17]) + 1990 }
  var modelYear: Int64? { block[16] == 0xFF ? Int64(block[17]) + 1990 : nil }

  /// The serial in its own words (descriptor FFh), and the name (FCh).
  var serial: DeviceText? { text(0xFF) }
  var name: DeviceText? { text(0xFC) }

  /// In millimetres: from the preferred timing, else the whole centimetres of the basic parameters.
  var size: (width: Int64, height: Int64)? {
    if let timing {
      let width = Int64(timing[12]) | Int64(timing[14] >> 4) << 8
      let height = Int64(timing[13]) | Int64(timing[14] & 15) << 8
      if width > 0, height > 0 { return (width, height) }
    }
    // One of the two alone is an aspect ratio, both zero a projector (§3.6.2).
    guard block[21] > 0, block[22] > 0 else { return nil }
    return (Int64(block[21]) * 10, Int64(block[22]) * 10)
  }

  /// The pixels of the preferred timing, which is the native one of a panel (§3.10.1).
  var nativePixels: (width: Int64, height: Int64)? {
    guard let timing else { return nil }
    let width = Int64(timing[2]) | Int64(timing[4] >> 4) << 8
    let height = Int64(timing[5]) | Int64(timing[7] >> 4) << 8
    return width > 0 && height > 0 ? (width, height) : nil
  }

  /// The first descriptor, when it is a timing and no text.
  private var timing: [UInt8]? {
    block[54] == 0 && block[55] == 0 ? nil : Array(block[54..<72])
  }

  /// The text of the first display descriptor with this tag: up to 13 bytes, ended by a line feed.
  private func text(_ tag: UInt8) -> DeviceText? {
    for start in stride(from: 54, to: 126, by: 18)
    where block[start] == 0 && block[start + 1] == 0 && block[start + 2] == 0 && block[start + 3] == tag {
      let text = DeviceText(bytes: Array(block[(start + 5)..<(start + 18)].prefix { $0 != 0x0A })).trimmed
      return text.isEmpty ? nil : text
    }
    return nil
  }
}
