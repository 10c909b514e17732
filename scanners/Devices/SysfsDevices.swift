public import Model

/// Devices read from `sys` and `run/udev/data` of a tree: the only way into a captured one.
///
/// - Source: Linux `lib/kobject_uevent.c`; systemd `src/libsystemd/sd-device` for the names of the records.
public struct SysfsDevices: DeviceSource {
  private let tree: SystemTree
  /// Without udev there is no record to look for, device by device.
  private let hasRecords: Bool

  public init(_ tree: SystemTree) {
    self.tree = tree
    hasRecords = tree.exists(Self.records)
  }

  static let records = "run/udev/data"

  public func devices(of subsystem: String, where accepts: (Substring) -> Bool) -> Observed<DeviceListing> {
    var folder = Self.folder(of: subsystem)
    var listing = tree.names(in: folder)
    if subsystem == "block", listing == .absent {
      folder = "sys/block"
      listing = tree.names(in: folder)
    }
    return listing.flatMap { listing in
      let names = listing.names.filter { accepts($0[...]) }
      let devices = names.map { Device(path: devicePath("\(folder)/\($0)"), subsystem: subsystem) }
        .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      return .value(DeviceListing(devices, isCut: listing.isCut))
    }
  }

  public func properties(of device: Device) -> DeviceProperties {
    let uevent = tree.bytes("\(device.path)/uevent")
    guard case .value(let kernel) = uevent else { return DeviceProperties(of: device, lines: uevent) }
    guard hasRecords,
      case .value(let record) = tree.bytes("\(Self.records)/\(Self.recordName(of: device, kernel))")
    else { return DeviceProperties(of: device, lines: uevent) }
    return DeviceProperties(of: device, lines: .value(kernel + Self.properties(inRecord: record)))
  }

  /// Where the kernel lists the devices of a subsystem: a bus or a class.
  static func folder(of subsystem: String) -> String {
    ["pci", "usb", "thunderbolt"].contains(subsystem)
      ? "sys/bus/\(subsystem)/devices" : "sys/class/\(subsystem)"
  }

  /// A link in a class folder leads to the device; older kernels kept some devices in the folder itself.
  private func devicePath(_ entry: String) -> String {
    guard case .value(let target) = tree.link(entry), let text = target.string else { return entry }
    var path = text.hasPrefix("/") ? [] : Array(entry.split(separator: "/").dropLast())
    for name in text.split(separator: "/") where name != "." {
      if name == ".." { _ = path.popLast() } else { path.append(name) }
    }
    return path.joined(separator: "/")
  }

  /// `b8:0`, `c226:0`, `n2` or `+pci:0000:00:1f.6`.
  static func recordName(of device: Device, _ uevent: [UInt8]) -> String {
    func number(_ key: String) -> Int64? {
      DeviceProperties.last(key, in: uevent).flatMap(Int64.init(decimal:))
    }
    if let major = number("MAJOR"), let minor = number("MINOR"), major > 0 {
      return "\(device.subsystem == "block" ? "b" : "c")\(major):\(minor)"
    }
    if let index = number("IFINDEX"), index > 0 { return "n\(index)" }
    return "+\(device.subsystem):\(device.name)"
  }

  /// The `E:` lines of a udev record, as `KEY=value` lines after a line end.
  static func properties(inRecord record: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for line in record.split(separator: 0x0A) where line.starts(with: "E:".utf8) {
      lines.append(0x0A)
      lines += line.dropFirst(2)
    }
    return lines
  }
}
