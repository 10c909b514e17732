@testable import Scanners

/// An EDID written by hand: a base block and extensions, with counts and checksums that are right.
struct EDIDBytes {
  private(set) var bytes: [UInt8]

  init(base: [UInt8]) {
    bytes = base
  }

  enum Block {
    /// Of revision 3: short video descriptors, timings, the number of native ones, a hidden count of extensions.
    case cta(
      formats: [UInt8], timings: [[UInt8]] = [], native: UInt8 = 0, audio: Bool = false, hidden: UInt8? = nil)
    case displayID(DisplayIDBytes)
  }

  func adding(_ block: Block) -> EDIDBytes {
    var copy = self
    copy.bytes += Self.closed(Self.content(block))
    copy.announce(UInt8(copy.bytes.count / 128 - 1))
    return copy
  }

  mutating func announce(_ extensions: UInt8) {
    bytes[126] = extensions
    bytes.replaceSubrange(..<128, with: Self.closed(Array(bytes[..<127])))
  }

  /// 127 bytes and the one that makes their sum zero.
  static func closed(_ content: [UInt8]) -> [UInt8] {
    let padded = [UInt8](padding: content, to: 127)
    return padded + [0 &- padded.reduce(0, &+)]
  }

  private static func content(_ block: Block) -> [UInt8] {
    switch block {
    case .cta(let formats, let timings, let native, let audio, let hidden):
      let data = [0x40 | UInt8(formats.count)] + formats + (hidden.map { [0xE2, 0x78, $0] } ?? [])
      let flags: UInt8 = native | (audio ? 0x40 : 0)
      return [CTAExtension.tag, 3, UInt8(4 + data.count), flags] + data + timings.flatMap(\.self)
    case .displayID(let section):
      return [DisplayID.tag] + section.bytes
    }
  }

  /// A timing of 18 bytes with these pixels and nothing else.
  static func timing(_ width: Int, _ height: Int) -> [UInt8] {
    let high = [width, height].map { UInt8($0 >> 8) << 4 }
    return [1, 0, UInt8(width & 0xFF), 0, high[0], UInt8(height & 0xFF), 0, high[1]]
      + [UInt8](repeating: 0, count: 10)
  }
}
