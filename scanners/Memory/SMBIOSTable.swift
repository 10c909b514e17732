/// The structures of an SMBIOS table, one after another, each with the strings that follow it.
///
/// - Source: SMBIOS 3.7 §6.1.
struct SMBIOSTable {
  struct Structure {
    let type: UInt8
    let handle: UInt16
    /// The formatted area, header included; fields are read at the standard's offsets.
    fileprivate let area: ArraySlice<UInt8>
    fileprivate let strings: ArraySlice<UInt8>

    /// A little-endian number; `nil` when this version of the structure is too short to have the field.
    func number(at offset: Int, bytes: Int) -> UInt64? {
      guard offset + bytes <= area.count else { return nil }
      let start = area.startIndex + offset
      return area[start..<(start + bytes)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A string by its number, which is the byte at `offset`; `nil` for number 0 and for one that is not there.
    func string(at offset: Int) -> [UInt8]? {
      guard let index = number(at: offset, bytes: 1), index > 0 else { return nil }
      var rest = strings
      for _ in 1..<index {
        guard let end = rest.firstIndex(of: 0) else { return nil }
        rest = rest[(end + 1)...]
      }
      let text = rest.prefix { $0 != 0 }
      return text.isEmpty ? nil : Array(text)
    }
  }

  let structures: [Structure]

  /// Reads up to the end-of-table structure or the first that is cut short; firmware gets both counts and
  /// lengths wrong, so what was readable until there is kept.
  init(_ bytes: [UInt8]) {
    var structures: [Structure] = []
    var rest = bytes[...]
    while rest.count >= 4 {
      let start = rest.startIndex
      let length = Int(rest[start + 1])
      guard length >= 4, length <= rest.count else { break }
      let area = rest[..<(start + length)]
      // The strings end with two NULs, even where there is no string.
      var end = start + length
      while end + 1 < rest.endIndex, rest[end] != 0 || rest[end + 1] != 0 { end += 1 }
      let type = rest[start]
      structures.append(
        Structure(
          type: type, handle: UInt16(rest[start + 2]) | UInt16(rest[start + 3]) << 8, area: area,
          strings: rest[(start + length)..<min(end + 1, rest.endIndex)]))
      if type == 127 { break }
      rest = rest[min(end + 2, rest.endIndex)...]
    }
    self.structures = structures
  }
}
