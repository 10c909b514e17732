import Model

extension PeripheralKind {
  /// The kinds of a USB device, by the classes of its interfaces: `:0e0100:0e0200:`.
  ///
  /// - Source: USB-IF Defined Class Codes.
  static func kinds(ofUSB interfaces: DeviceText) -> [PeripheralKind] {
    var kinds: [PeripheralKind] = []
    for code in interfaces.bytes.split(separator: 0x3A) where code.count == 6 {
      let kind: PeripheralKind? =
        if code.starts(with: "0e".utf8) {
          .camera
        } else if code.starts(with: "01".utf8) {
          .sound
        } else if code.starts(with: "0b".utf8) {
          .smartCardReader
        } else if code.elementsEqual("e00101".utf8) {
          .bluetooth
        } else {
          nil
        }
      if let kind, !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  /// Audio device, HD audio, SD host controller, Bluetooth.
  ///
  /// - Source: PCI Code and ID Assignment 1.16 §1.
  init?(pciClass code: DeviceText) {
    switch String(decoding: code.bytes.prefix(4), as: UTF8.self) {
    case "0401", "0403": self = .sound
    case "0805": self = .cardReader
    case "0d11": self = .bluetooth
    default: return nil
    }
  }
}
