/// Where the firmware's table keeps what tells one machine from another.
///
/// - Source: SMBIOS 3.7 §6.1 and §7.
struct SMBIOSPlaces {
  /// Strings that are a serial or an asset tag.
  private(set) var texts: [Range<Int>] = []
  private(set) var uuids: [Range<Int>] = []
  /// Strings of structures that each maker defines alone: nobody can tell what is in them.
  private(set) var makersTexts: [Range<Int>] = []
  /// The bytes of such structures, behind their headers.
  private(set) var makersBytes: [Range<Int>] = []

  /// Offsets of the string numbers, by type.
  private static let offsets: [UInt8: [Int]] = [
    1: [0x07], 2: [0x07, 0x08], 3: [0x07, 0x08], 4: [0x20, 0x21], 17: [0x18, 0x19], 22: [0x07],
    39: [0x08, 0x09],
  ]

  init(_ bytes: [UInt8]) {
    var start = 0
    while start + 4 <= bytes.count {
      let type = bytes[start]
      let length = Int(bytes[start + 1])
      guard length >= 4, start + length <= bytes.count else { return }
      let strings = Self.strings(bytes, from: start + length)
      for offset in Self.offsets[type] ?? [] where offset < length {
        let number = Int(bytes[start + offset])
        if number > 0, number <= strings.texts.count { texts.append(strings.texts[number - 1]) }
      }
      if type == 1, length >= 0x18 { uuids.append((start + 8)..<(start + 24)) }
      if type >= 128 {
        makersTexts += strings.texts
        makersBytes.append((start + 4)..<(start + length))
      }
      if type == 127 { return }
      start = strings.end
    }
  }

  /// The strings behind a structure: each ends with a NUL, all of them with one more.
  private static func strings(_ bytes: [UInt8], from start: Int) -> (texts: [Range<Int>], end: Int) {
    var texts: [Range<Int>] = []
    var here = start
    while here < bytes.count, bytes[here] != 0 {
      let end = bytes[here...].firstIndex(of: 0) ?? bytes.count
      texts.append(here..<end)
      here = end + 1
    }
    return (texts, texts.isEmpty ? start + 2 : here + 1)
  }
}
