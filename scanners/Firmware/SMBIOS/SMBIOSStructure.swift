import Model

/// One structure of the table: a formatted area, and the strings its bytes point to.
///
/// - Source: SMBIOS 3.7 §6.1.2 and §6.1.3.
struct SMBIOSStructure: Hashable {
  let type: UInt8
  let handle: UInt16
  /// The formatted area, header included; fields are read at the standard's offsets.
  let area: ArraySlice<UInt8>
  let strings: ArraySlice<UInt8>
  /// The path the table was read from.
  let source: String

  /// A little-endian number; `nil` when this version of the structure is too short to have the field.
  func number(at offset: Int, bytes: Int) -> UInt64? {
    guard offset + bytes <= area.count else { return nil }
    let start = area.startIndex + offset
    return area[start..<(start + bytes)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  func byte(at offset: Int) -> UInt64? { number(at: offset, bytes: 1) }

  func word(at offset: Int) -> UInt64? { number(at: offset, bytes: 2) }

  /// The string whose number is the byte at `offset`: none for number 0, a fault for one that is not there.
  func text(at offset: Int) -> Fact<DeviceText> {
    guard let index = byte(at: offset), index > 0 else { return fact(nil) }
    var rest = strings
    for _ in 1..<index {
      guard let end = rest.firstIndex(of: 0) else { break }
      rest = rest[(end + 1)...]
    }
    let text = rest.prefix { $0 != 0 }
    guard !text.isEmpty else {
      return Fact(.malformed(raw: DeviceText("\(index)"), expected: .table), from: source)
    }
    return Fact(Observed.value(Array(text)).trimmedText, from: source)
  }

  /// The standard's word for a code.
  func text(_ code: UInt64?, in words: SMBIOSWords) -> Fact<DeviceText> {
    guard let code else { return fact(nil) }
    return Fact(words.word(for: code).flatMap { .value(DeviceText($0)) }, from: source)
  }

  func fact<Value>(_ value: Value?) -> Fact<Value> {
    Fact(value.map { .value($0) } ?? .absent, from: source)
  }

  /// The address of a device on PCI, absent where all bits are set.
  ///
  /// - Parameter offset: of the segment group, two bytes; bus, and device and function follow.
  /// - Source: SMBIOS 3.7 §7.10.8 and §7.42.
  func busAddress(at offset: Int) -> Fact<DeviceText> {
    guard let segment = word(at: offset), let bus = byte(at: offset + 2), let place = byte(at: offset + 3),
      (segment, bus, place) != (0xFFFF, 0xFF, 0xFF)
    else { return fact(nil) }
    func hex(_ number: UInt64, _ digits: Int) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    return fact(DeviceText("\(hex(segment, 4)):\(hex(bus, 2)):\(hex(place >> 3, 2)).\(place & 7)"))
  }
}
