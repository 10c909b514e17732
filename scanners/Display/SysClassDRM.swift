public import Model

/// The monitors and panels that are connected now, and display controllers that are not on PCI.
///
/// - Reads: `sys/class/drm/card*-*/{edid,status,enabled}`, the link `card*/device/driver`; no rights needed.
/// - Shape: one entry a connector in use; a monitor without a readable EDID is an entry all the same, and each tile
///   of a screen that takes several connectors.
/// - Source: Linux `drivers/gpu/drm/drm_sysfs.c`; VESA E-EDID 1.4, CTA-861-I, DisplayID 2.1.
public struct SysClassDRM: Scanner {
  /// A base block and at most 255 extensions.
  static let limit = 256 * 128

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    for device in machine.list("drm") where device.name.hasPrefix("card") {
      guard device.name.contains("-") else {
        // On PCI the function itself has been reported already.
        if device.ancestor(where: \.isPCIAddress) == nil { hardware.graphics.append(card(device, machine)) }
        continue
      }
      let path = "\(device.path)/edid"
      let bytes = machine.tree.bytes(path, limit: Self.limit)
      // An empty file: nothing is connected, or it says nothing of itself.
      if bytes.value?.isEmpty ?? (bytes == .absent),
        machine.tree.text("\(device.path)/status").value != "connected"
      {
        continue
      }
      let edid: Observed<[UInt8]> = bytes.flatMap { $0.isEmpty ? .absent : .value($0) }
      hardware.monitors.append(monitor(device, edid, path, &machine))
    }
  }

  /// A display controller that is a part of the chip.
  private func card(_ device: Device, _ machine: Machine) -> GraphicsCard {
    var card = GraphicsCard()
    let parent = device.ancestor { $0 == "drm" }.map { String($0.dropLast("/drm".utf8.count)) } ?? device.path
    card.address = Fact(.value(DeviceText(parent)), from: device.path)
    card.driver = machine.driver(of: "\(device.path)/device")
    card.attached = machine.removable(device)
    return card
  }

  private func monitor(
    _ device: Device, _ bytes: Observed<[UInt8]>, _ path: String, _ machine: inout Machine
  ) -> Monitor {
    let edid = bytes.value.flatMap { EDID($0) }
    if let edid, !edid.isChecksumRight { machine.notes.append(ScanNote(.checksumWrong, at: path)) }
    if let edid, !edid.isLengthRight { machine.notes.append(ScanNote(.lengthWrong, at: path)) }
    func finding<Value>(_ read: (EDID) -> Observed<Value>) -> Fact<Value> {
      Fact(
        bytes.flatMap { bytes in
          edid.map(read) ?? .malformed(raw: .excerpt(bytes), expected: .table)
        }, from: path)
    }
    func fact<Value>(_ read: (EDID) -> Value?) -> Fact<Value> {
      finding { read($0).map { .value($0) } ?? .absent }
    }
    var monitor = Monitor()
    monitor.connector = Fact(.value(DeviceText(String(device.name))), from: device.path)
    monitor.builtIn = Fact(.value(Self.isBuiltIn(device.name)), from: device.path)
    monitor.enabled = machine.tree.text("\(device.path)/enabled").parsed(expecting: .code) {
      $0 == Array("enabled".utf8) ? true : $0 == Array("disabled".utf8) ? false : nil
    }
    monitor.maker = finding { edid in
      if let maker = edid.maker { return .value(maker) }
      if edid.makerBytes == [0, 0] { return .absent }
      return .malformed(raw: DeviceText(bytes: edid.makerBytes), expected: .code)
    }
    monitor.makerName = makerName(monitor.maker, device, machine)
    monitor.productCode = fact(\.productCode)
    monitor.serialNumber = fact(\.serialNumber)
    monitor.serial = fact(\.serial)
    monitor.name = fact(\.name)
    monitor.text = fact { edid in
      edid.words.isEmpty ? nil : DeviceText(bytes: Array(edid.words.map(\.bytes).joined(separator: [0x0A])))
    }
    monitor.week = finding { edid in
      if edid.isWeekWrong { return .malformed(raw: DeviceText("\(edid.base[16])"), expected: .number) }
      return edid.week.map { .value($0) } ?? .absent
    }
    monitor.year = fact(\.year)
    monitor.modelYear = fact(\.modelYear)
    monitor.widthMm = fact(\.size?.width)
    monitor.heightMm = fact(\.size?.height)
    monitor.nativeWidthPx = fact(\.nativePixels?.width)
    monitor.nativeHeightPx = fact(\.nativePixels?.height)
    monitor.input = fact(\.input)
    monitor.audio = fact(\.hasAudio)
    monitor.edidVersion = fact(\.version)
    monitor.tileColumns = fact(\.tile?.columns)
    monitor.tileRows = fact(\.tile?.rows)
    monitor.tileColumn = fact(\.tile?.column)
    monitor.tileRow = fact(\.tile?.row)
    monitor.tileScreen = fact { $0.tile.map { DeviceText(Hex.text($0.screen)) } }
    return monitor
  }

  /// The hardware database knows the letters as the beginning of ACPI and PNP ids.
  private func makerName(_ maker: Fact<DeviceText>, _ device: Device, _ machine: Machine) -> Fact<DeviceText>
  {
    let key = "ID_VENDOR_FROM_DATABASE"
    return Fact(
      maker.finding.flatMap { letters in
        let id = DeviceText(bytes: Array("acpi:".utf8) + letters.bytes + Array("0000:".utf8))
        return machine.names.name(key, forModalias: id).map { .value($0) } ?? .absent
      }, from: "hwdb:\(key)@\(device.path)")
  }

  /// `card0-eDP-1`: the kinds of connector that never leave a case (`include/uapi/drm/drm_mode.h`).
  static func isBuiltIn(_ name: Substring) -> Bool {
    guard let dash = name.firstIndex(of: "-") else { return false }
    let connector = name[name.index(after: dash)...]
    return ["eDP-", "LVDS-", "DSI-", "DPI-"].contains { connector.hasPrefix($0) }
  }
}
