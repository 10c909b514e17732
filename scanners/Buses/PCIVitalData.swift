import Model

/// What a PCI card's maker wrote into its little memory: name, part number, serial.
///
/// - Source: PCI Local Bus 3.0, Appendix I; Linux `drivers/pci/vpd.c`.
struct PCIVitalData: Equatable {
  private struct Field: Equatable {
    var key: [UInt8]
    var value: DeviceText
  }

  private(set) var name: DeviceText?
  private var fields: [Field] = []
  /// Whether the checksum is right, or missing.
  private(set) var isSound = true

  /// - Parameter bytes: resources behind one another: a name, read-only fields, writable fields, an end. What is cut off
  ///   is left out.
  /// - Returns: `nil` for what does not begin with a resource of these.
  init?(_ bytes: [UInt8]) {
    guard bytes.first == Self.nameTag || bytes.first == Self.fieldsTag else { return nil }
    var here = 0
    // A large resource has bit 7 set and two bytes of length; the only small one that occurs is the end.
    while here + 3 <= bytes.count, bytes[here] & 0x80 != 0 {
      let start = here + 3
      let end = start + (Int(bytes[here + 1]) | Int(bytes[here + 2]) << 8)
      guard end <= bytes.count else { return }
      if bytes[here] == Self.nameTag { name = Self.text(bytes[start..<end]) }
      if bytes[here] == Self.fieldsTag { read(bytes, start..<end) }
      here = end
    }
  }

  private static let nameTag: UInt8 = 0x82
  private static let fieldsTag: UInt8 = 0x90

  var partNumber: DeviceText? { value("PN") }
  var serial: DeviceText? { value("SN") }

  /// Fields of two letters, a length and so many bytes; `RV` begins with what makes all bytes up to it add up to zero.
  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    var here = range.lowerBound
    while here + 3 <= range.upperBound {
      let start = here + 3
      let end = start + Int(bytes[here + 2])
      guard end <= range.upperBound else { return }
      let key = Array(bytes[here..<(here + 2)])
      if key.elementsEqual("RV".utf8) {
        if start < end { isSound = bytes[...start].reduce(0, &+) == 0 }
      } else if let text = Self.text(bytes[start..<end]) {
        fields.append(Field(key: key, value: text))
      }
      here = end
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> DeviceText? {
    let text = DeviceText(bytes: Array(bytes)).trimmed
    return text.isEmpty ? nil : text
  }

  private func value(_ key: String) -> DeviceText? {
    fields.first { $0.key.elementsEqual(key.utf8) }?.value
  }
}
