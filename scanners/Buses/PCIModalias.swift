import Model

/// The ids of a PCI function as drivers are chosen by them: `pci:v00008086d00004621sv00001028sd00000B08bc06sc00i00`.
///
/// - Source: Linux `drivers/pci/pci-sysfs.c` (`modalias_show`).
struct PCIModalias: Equatable {
  var vendorId: DeviceText
  var deviceId: DeviceText
  var subsystemVendorId: DeviceText
  var subsystemDeviceId: DeviceText
  /// Class, subclass and interface.
  var classCode: DeviceText

  init?(_ text: [UInt8]) {
    var rest = text[...]
    /// The digits after a mark; an id is printed with eight, of which a PCI id fills four.
    func digits(_ mark: String, _ count: Int, keeping kept: Int) -> [UInt8]? {
      guard rest.starts(with: mark.utf8) else { return nil }
      let number = rest.dropFirst(mark.utf8.count).prefix(count)
      guard number.count == count, number.dropLast(kept).allSatisfy({ $0 == 0x30 }),
        let text = hex(number.suffix(kept), digits: kept)
      else { return nil }
      rest = rest.dropFirst(mark.utf8.count + count)
      return text.bytes
    }
    guard let vendor = digits("pci:v", 8, keeping: 4), let device = digits("d", 8, keeping: 4),
      let subsystemVendor = digits("sv", 8, keeping: 4), let subsystemDevice = digits("sd", 8, keeping: 4),
      let base = digits("bc", 2, keeping: 2), let sub = digits("sc", 2, keeping: 2),
      let interface = digits("i", 2, keeping: 2), rest.isEmpty
    else { return nil }
    vendorId = DeviceText(bytes: vendor)
    deviceId = DeviceText(bytes: device)
    subsystemVendorId = DeviceText(bytes: subsystemVendor)
    subsystemDeviceId = DeviceText(bytes: subsystemDevice)
    classCode = DeviceText(bytes: base + sub + interface)
  }
}
