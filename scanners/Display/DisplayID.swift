import Model

/// A DisplayID section inside an EDID extension block, of version 1 or 2: the data blocks an inventory asks for.
///
/// - Source: VESA DisplayID 1.3 §2 to §4; DisplayID 2.1 §2 to §4. The tags of the two never mean different things.
struct DisplayID {
  static let tag: UInt8 = 0x70

  /// Who it is: blocks 00h and 20h.
  struct Product: Equatable {
    var serialNumber: Int64?
    var name: DeviceText?
  }

  /// A part of a screen that takes several connectors: blocks 12h and 28h.
  struct Tile: Equatable {
    /// Tiles beside and above one another.
    var columns, rows: Int64
    /// Where this one is, from the left and from the top, counted from 1.
    var column, row: Int64
    /// Maker, product and serial of the whole screen, the same in all its tiles.
    var screen: [UInt8]
  }

  let isChecksumRight: Bool
  private(set) var product: Product?
  /// Block 0Ah.
  private(set) var serial: DeviceText?
  /// In millimetres: blocks 01h and 21h.
  private(set) var size: Extent?
  private(set) var nativePixels: Extent?
  /// Of a timing marked as preferred: blocks 03h, 04h and 22h.
  private(set) var preferredPixels: Extent?
  private(set) var tile: Tile?

  /// - Returns: `nil` for an extension of another kind.
  init?(_ block: [UInt8]) {
    guard block.count == EDID.blockLength, block[0] == Self.tag else { return nil }
    // Version, length, use case and count of further sections; then data, and a checksum of its own.
    let end = 5 + Int(block[2])
    let isWhole = end < EDID.blockLength - 1
    isChecksumRight = isWhole && block[1...end].reduce(0, &+) == 0
    var rest = block[5..<(isWhole ? end : EDID.blockLength - 1)]
    while rest.count >= 3 {
      let start = rest.startIndex
      let (tag, revision, length) = (rest[start], rest[start + 1], Int(rest[start + 2]))
      // Zeros fill what is left.
      if tag == 0, length == 0 { break }
      guard length <= rest.count - 3 else { break }
      read(tag, revision, Array(rest[(start + 3)..<(start + 3 + length)]))
      rest = rest[(start + 3 + length)...]
    }
  }

  private mutating func read(_ tag: UInt8, _ revision: UInt8, _ payload: [UInt8]) {
    func number(_ offset: Int) -> Int { Int(payload[offset]) | Int(payload[offset + 1]) << 8 }
    switch tag {
    case 0x00, 0x20:
      guard payload.count >= 12 else { return }
      let serial = Int64(number(5)) | Int64(number(7)) << 16
      let name = DeviceText(bytes: Array(payload[12...].prefix(Int(payload[11])))).trimmed
      product = product ?? Product(serialNumber: serial == 0 ? nil : serial, name: name.isEmpty ? nil : name)
    case 0x01, 0x21:
      guard payload.count >= 8 else { return }
      // In tenths of a millimetre; the second version may say whole ones.
      let isWhole = tag == 0x21 && revision & 0x80 != 0
      func millimetres(_ value: Int) -> Int { isWhole ? value : (value + 5) / 10 }
      size = size ?? Extent(millimetres(number(0)), millimetres(number(2)))
      nativePixels = nativePixels ?? Extent(number(4), number(6))
    case 0x03, 0x22:
      // Version 2 can make a descriptor longer; later revisions give the mark of the preferred one away.
      let length = 20 + (tag == 0x22 ? Int(revision >> 4 & 7) : 0)
      guard revision & 7 < 2 else { return }
      for start in stride(from: 0, through: payload.count - length, by: length)
      where payload[start + 3] & 0x80 != 0 && preferredPixels == nil {
        preferredPixels = Extent(number(start + 4) + 1, number(start + 12) + 1)
      }
    case 0x04:
      for start in stride(from: 0, through: payload.count - 11, by: 11)
      where payload[start + 3] & 0x80 != 0 && preferredPixels == nil {
        preferredPixels = Extent(((number(start + 4) & 0x1FF) + 1) * 8, (number(start + 7) & 0xFFF) + 1)
      }
    case 0x0A:
      let text = DeviceText(bytes: payload).trimmed
      serial = serial ?? (text.isEmpty ? nil : text)
    case 0x12, 0x28:
      guard payload.count >= 22 else { return }
      func count(_ low: UInt8, _ high: UInt8) -> Int64 { Int64(low & 15 | (high & 3) << 4) + 1 }
      let high = payload[3]
      tile =
        tile
        ?? Tile(
          columns: count(payload[1] >> 4, high >> 6), rows: count(payload[1], high >> 4),
          column: count(payload[2] >> 4, high >> 2), row: count(payload[2], high),
          screen: Array(payload[13..<22]))
    default: return
    }
  }
}
