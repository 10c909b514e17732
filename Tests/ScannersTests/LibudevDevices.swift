import CUdev
import Glibc
import Model

@testable import Scanners

/// Devices of the running machine, by udev's library, which opens `/sys` and `/run/udev` itself: the second opinion
/// that ``SysfsDevices`` is held to. A scan by it gives the same report, and takes longer: it opens every folder on the way to every device.
///
/// Devices that no udev daemon has seen are reported too: the library leaves out uninitialised ones
/// only when asked to.
final class LibudevDevices: DeviceSource {
  private let context: OpaquePointer?

  init() {
    context = udev_new()
  }

  deinit {
    if let context { udev_unref(context) }
  }

  func devices(of subsystem: String, where accepts: (Substring) -> Bool) -> Observed<DeviceListing> {
    guard let context, let enumerate = udev_enumerate_new(context) else { return .withheld(.retry) }
    defer { udev_enumerate_unref(enumerate) }
    guard udev_enumerate_add_match_subsystem(enumerate, subsystem) >= 0,
      udev_enumerate_scan_devices(enumerate) >= 0
    else { return .withheld(.retry) }
    var devices: [Device] = []
    var entry = udev_enumerate_get_list_entry(enumerate)
    while let here = entry {
      // Without the slash before `sys`.
      if let path = udev_list_entry_get_name(here), let text = String(validatingCString: path + 1) {
        let device = Device(path: text, subsystem: subsystem)
        if accepts(device.name) { devices.append(device) }
      }
      entry = udev_list_entry_get_next(here)
    }
    return .value(DeviceListing(devices.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }))
  }

  func properties(of device: Device) -> DeviceProperties {
    guard let context, let handle = udev_device_new_from_syspath(context, "/\(device.path)") else {
      return DeviceProperties(of: device, lines: SystemTree.finding(for: errno))
    }
    defer { udev_device_unref(handle) }
    var lines: [UInt8] = []
    var entry = udev_device_get_properties_list_entry(handle)
    while let here = entry {
      if let key = udev_list_entry_get_name(here), let value = udev_list_entry_get_value(here) {
        Self.append(key, to: &lines)
        lines.append(0x3D)
        Self.append(value, to: &lines)
        lines.append(0x0A)
      }
      entry = udev_list_entry_get_next(here)
    }
    return DeviceProperties(of: device, lines: .value(lines))
  }

  private static func append(_ text: UnsafePointer<CChar>, to lines: inout [UInt8]) {
    lines.append(contentsOf: UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
