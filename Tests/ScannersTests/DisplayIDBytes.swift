/// A DisplayID section written by hand, with a checksum that is right.
struct DisplayIDBytes {
  var version: UInt8
  /// Tag, revision, payload.
  var blocks: [(tag: UInt8, revision: UInt8, payload: [UInt8])]

  /// A screen of 1190 by 340 mm and 5120 by 1440 pixels.
  static let parameters = DisplayIDBytes(
    version: 0x13,
    blocks: [(0x01, 0, number(11_900) + number(3400) + number(5120) + number(1440) + [0, 0, 0, 0])])

  var bytes: [UInt8] {
    let data = blocks.flatMap { [$0.tag, $0.revision, UInt8($0.payload.count)] + $0.payload }
    let section = [version, UInt8(data.count), 0, 0] + data
    return section + [0 &- section.reduce(0, &+)]
  }

  static func number(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  /// A detailed timing of type I or VII.
  static func timing(_ width: UInt16, _ height: UInt16, isPreferred: Bool) -> [UInt8] {
    [0, 0, 0, isPreferred ? 0x84 : 0x04] + number(width - 1) + [0, 0, 0, 0, 0, 0] + number(height - 1)
      + [0, 0, 0, 0, 0, 0]
  }

  static func product(number serial: UInt16, name: String) -> [UInt8] {
    Array("ABC".utf8) + [7, 0] + number(serial) + [0, 0, 3, 20, UInt8(name.utf8.count)] + Array(name.utf8)
  }
}
