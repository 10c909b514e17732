import Model

/// What a printer says of itself: `MFG:EPSON;CMD:ESCPL2,BDC;MDL:XP-520 Series;SN:X3;`.
///
/// - Source: IEEE 1284-2000 §7.6; PWG 5107.2, Command Set Format for IEEE 1284 Device ID 1.0.
struct IEEE1284: Equatable {
  private struct Entry: Equatable {
    var key: [UInt8]
    var value: DeviceText
  }

  private var entries: [Entry] = []

  /// Keys in capitals; a semicolon ends each value, and may be missing at the end.
  init(_ text: [UInt8]) {
    for field in text.split(separator: 0x3B) where entries.count < 64 {
      guard let colon = field.firstIndex(of: 0x3A) else { continue }
      let key = DeviceText(bytes: Array(field[..<colon])).trimmed.bytes
        .map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
      let value = DeviceText(bytes: Array(field[(colon + 1)...])).trimmed
      if !key.isEmpty, !value.isEmpty { entries.append(Entry(key: key, value: value)) }
    }
  }

  var manufacturer: DeviceText? { value("MFG", "MANUFACTURER") }
  var model: DeviceText? { value("MDL", "MODEL") }
  var commandSet: DeviceText? { value("CMD", "COMMAND SET") }
  var serial: DeviceText? { value("SN", "SERN", "SERIALNUMBER") }

  /// The standard has a short and a long name for each key, and printers a third.
  private func value(_ keys: String...) -> DeviceText? {
    for key in keys {
      if let entry = entries.first(where: { $0.key.elementsEqual(key.utf8) }) { return entry.value }
    }
    return nil
  }
}
