import Model

/// The structures of an SMBIOS table, one after another, each with the strings that follow it.
///
/// - Source: SMBIOS 3.7 §6.1.
struct SMBIOSTable: Hashable {
  /// Handles number them in 16 bits; the largest servers have some two thousand.
  static let limit = 4096

  let structures: [SMBIOSStructure]
  let entry: SMBIOSEntryPoint?
  /// There are more structures than ``limit``.
  let isCut: Bool
  /// The path it was read from.
  let source: String

  /// Reads up to the end-of-table structure or the first that is cut short; firmware gets both counts and
  /// lengths wrong, so what was readable until there is kept.
  init(_ bytes: [UInt8], entry: SMBIOSEntryPoint? = nil, source: String) {
    self.entry = entry
    self.source = source
    var structures: [SMBIOSStructure] = []
    var isCut = false
    var rest = bytes[...]
    if let length = entry?.tableBytes, length > 0 { rest = rest.prefix(length) }
    while rest.count >= 4 {
      let start = rest.startIndex
      let length = Int(rest[start + 1])
      guard length >= 4, length <= rest.count else { break }
      if structures.count == Self.limit {
        isCut = true
        break
      }
      // The strings end with two NULs, even where there is no string.
      var end = start + length
      while end + 1 < rest.endIndex, rest[end] != 0 || rest[end + 1] != 0 { end += 1 }
      let type = rest[start]
      structures.append(
        SMBIOSStructure(
          type: type, handle: UInt16(rest[start + 2]) | UInt16(rest[start + 3]) << 8,
          area: rest[..<(start + length)],
          strings: rest[(start + length)..<min(end + 1, rest.endIndex)], source: source))
      // An end that stands before as many structures as were counted is not the end.
      if type == 127, structures.count >= entry?.structures ?? 0 { break }
      rest = rest[min(end + 2, rest.endIndex)...]
    }
    self.structures = structures
    self.isCut = isCut
  }

  func all(_ type: UInt8) -> [SMBIOSStructure] {
    structures.filter { $0.type == type }
  }

  func first(_ type: UInt8) -> SMBIOSStructure? {
    structures.first { $0.type == type }
  }

  /// A fact for which this table has no structure.
  func nothing<Value>() -> Fact<Value> {
    Fact(.absent, from: source)
  }
}
