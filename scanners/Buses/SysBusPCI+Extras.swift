import Model

// What costs more than the rest of a scan, and is read when it is asked for.
extension SysBusPCI {
  /// How wide and fast a link is and could be, and the port above it.
  ///
  /// - Reads: `sys/bus/pci/devices/*/{current,max}_link_{speed,width}`; no rights needed, but each makes the kernel ask the
  ///   device.
  /// - Shape: `8.0 GT/s PCIe` and `4`; what has no link says `Unknown` and 0.
  /// - Source: Linux `drivers/pci/pci-sysfs.c`.
  static func readLink(of device: Device, into function: inout PCIDevice, _ tree: SystemTree) {
    func speed(_ name: String) -> Fact<Int64> {
      let text = tree.text("\(device.path)/\(name)")
      if text.value?.bytes.starts(with: "Unknown".utf8) ?? false { return Fact(.absent, from: text.source) }
      return text.parsed(expecting: .number, Self.megatransfers)
    }
    func width(_ name: String) -> Fact<Int64> {
      let lanes = tree.number("\(device.path)/\(name)")
      // 255 is what a driver sees of a device that has gone.
      return Fact(
        lanes.finding.flatMap { (1...32).contains($0) ? .value($0) : .absent }, from: lanes.source)
    }
    function.linkSpeed = speed("current_link_speed")
    function.linkSpeedMost = speed("max_link_speed")
    function.linkWidth = width("current_link_width")
    function.linkWidthMost = width("max_link_width")
    let port = device.ancestor(where: \.isPCIAddress).map { Device(path: $0, subsystem: "pci").name }
    function.linkPort = Fact(
      port.map { .value(DeviceText(String($0))) } ?? .absent, from: device.path)
  }

  /// `8.0 GT/s PCIe`, `2.5 GT/s`, `5 GT/s`: thousands of transfers a second, in millions.
  static func megatransfers(_ text: [UInt8]) -> Int64? {
    let number = text.prefix { $0 != 0x20 }
    guard text.dropFirst(number.count).starts(with: " GT/s".utf8) else { return nil }
    let parts = number.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(decimal: parts[0]), (0...1000).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    guard parts[1].count == 1, let tenths = Int64(decimal: parts[1]), tenths >= 0 else { return nil }
    return whole * 1000 + tenths * 100
  }

  /// The part number and the serial of a card.
  ///
  /// - Reads: `sys/bus/pci/devices/*/vpd`; only root may.
  static func readVitalData(of device: Device, into function: inout PCIDevice, _ machine: inout Machine) {
    let path = "\(device.path)/vpd"
    let bytes = machine.tree.bytes(path, limit: 32_768)
    let data = bytes.value.flatMap { PCIVitalData($0) }
    if data?.isSound == false { machine.notes.append(ScanNote(.checksumWrong, at: path)) }
    func fact(_ read: (PCIVitalData) -> DeviceText?) -> Fact<DeviceText> {
      Fact(
        bytes.flatMap { bytes in
          guard let data else { return .malformed(raw: .excerpt(bytes), expected: .table) }
          return read(data).map { .value($0) } ?? .absent
        }, from: path)
    }
    function.partNumber = fact(\.partNumber)
    function.serial = fact(\.serial)
  }
}
