/// Which version of the standard the table follows, how long it is and how many structures it holds.
///
/// - Source: SMBIOS 3.7 §5.2.1 (`_SM_`, with `_DMI_` inside) and §5.2.2 (`_SM3_`); of machines before SMBIOS 2.1
///   the kernel shows `_DMI_` alone.
struct SMBIOSEntryPoint: Hashable {
  let major: UInt8
  let minor: UInt8
  /// Of the document, which only the 64-bit entry point names.
  private(set) var revision: UInt8?
  /// At most so long; a 32-bit entry point has 16 bits to say it in.
  let tableBytes: Int
  /// A 64-bit entry point does not count.
  private(set) var structures: Int?
  let isSound: Bool

  /// - Returns: `nil` when no anchor stands at the start, or too little follows it.
  init?(_ bytes: [UInt8]) {
    func number(_ offset: Int, _ count: Int) -> Int {
      bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    /// Whether these bytes, as far as they are there, add up to zero.
    func addsUp(_ range: Range<Int>) -> Bool {
      range.upperBound <= bytes.count && bytes[range].reduce(0, &+) == 0
    }
    if bytes.starts(with: "_SM3_".utf8), bytes.count >= 0x18 {
      (major, minor, revision) = (bytes[0x07], bytes[0x08], bytes[0x09])
      tableBytes = number(0x0C, 4)
      isSound = bytes[0x06] >= 0x18 && addsUp(0..<Int(bytes[0x06]))
    } else if bytes.starts(with: "_SM_".utf8), bytes.count >= 0x1F {
      (major, minor) = (bytes[0x06], bytes[0x07])
      tableBytes = number(0x16, 2)
      structures = number(0x1C, 2)
      // Version 2.1 gave the length as 1Eh by mistake, one less than it is.
      let length = max(0x1F, Int(bytes[0x05]))
      isSound =
        addsUp(0..<length) && bytes[0x10...].starts(with: "_DMI_".utf8) && addsUp(0x10..<0x1F)
    } else if bytes.starts(with: "_DMI_".utf8), bytes.count >= 0x0F {
      (major, minor) = (bytes[0x0E] >> 4, bytes[0x0E] & 0x0F)
      tableBytes = number(0x06, 2)
      structures = number(0x0C, 2)
      isSound = addsUp(0..<0x0F)
    } else {
      return nil
    }
  }

  /// `2.7`, or `3.2.1`.
  var version: String {
    "\(major).\(minor)" + (revision.map { ".\($0)" } ?? "")
  }

  /// From version 2.6 on the first three fields of a UUID are little-endian (§7.2.1).
  var hasLittleEndianUUID: Bool { (major, minor) >= (2, 6) }
}
