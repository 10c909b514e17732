public import Model

/// The monitors and panels that are connected now, and display controllers that are not on PCI.
///
/// - Reads: `sys/class/drm/card*-*/{edid,status}`, the link `card*/device/driver`; no rights needed.
/// - Shape: one entry a connector in use; a monitor without a readable EDID is an entry all the same.
/// - Source: Linux `drivers/gpu/drm/drm_sysfs.c`; VESA E-EDID 1.4.
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
    func fact<Value>(_ read: (EDID) -> Value?) -> Fact<Value> {
      Fact(
        bytes.flatMap { bytes in
          guard let edid else { return .malformed(raw: .excerpt(bytes), expected: .table) }
          return read(edid).map { .value($0) } ?? .absent
        }, from: path)
    }
    var monitor = Monitor()
    monitor.connector = Fact(.value(DeviceText(String(device.name))), from: device.path)
    monitor.builtIn = Fact(.value(Self.isBuiltIn(device.name)), from: device.path)
    monitor.maker = fact(\.maker)
    monitor.productCode = fact(\.productCode)
    monitor.serialNumber = fact(\.serialNumber)
    monitor.serial = fact(\.serial)
    monitor.name = fact(\.name)
    monitor.week = fact(\.week)
    monitor.year = fact(\.year)
    monitor.modelYear = fact(\.modelYear)
    monitor.widthMm = fact { $0.size?.width }
    monitor.heightMm = fact { $0.size?.height }
    monitor.nativeWidthPx = fact { $0.nativePixels?.width }
    monitor.nativeHeightPx = fact { $0.nativePixels?.height }
    return monitor
  }

  /// `card0-eDP-1`: the kinds of connector that never leave a case (`include/uapi/drm/drm_mode.h`).
  static func isBuiltIn(_ name: Substring) -> Bool {
    guard let dash = name.firstIndex(of: "-") else { return false }
    let connector = name[name.index(after: dash)...]
    return ["eDP-", "LVDS-", "DSI-", "DPI-"].contains { connector.hasPrefix($0) }
  }
}
