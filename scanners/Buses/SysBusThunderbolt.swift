public import Model

/// The routers on Thunderbolt and USB4; links to other computers and the chips within cables are left out.
///
/// - Reads: `sys/bus/thunderbolt/devices/*/{vendor_name,device_name,unique_id,authorized,nvm_version}`; no rights needed.
/// - Shape: `DOMAIN-ROUTE` in hexadecimal; route 0 is the machine's own.
/// - Source: Linux `Documentation/ABI/testing/sysfs-bus-thunderbolt`.
public struct SysBusThunderbolt: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    for device in machine.list("thunderbolt", where: { Self.route($0) != nil }) {
      // Another computer has the same kind of name, and no authorisation.
      let authorized = tree.text("\(device.path)/authorized")
      if authorized.finding == .absent, Self.route(device.name) != 0 { continue }
      var router = ThunderboltDevice()
      router.name = Fact(.value(DeviceText(String(device.name))), from: device.path)
      router.vendorName = tree.text("\(device.path)/vendor_name")
      router.deviceName = tree.text("\(device.path)/device_name")
      router.uniqueId = tree.text("\(device.path)/unique_id").parsed(expecting: .uuid, uuid)
      // 2: with a key that both know.
      router.authorized = authorized.parsed(expecting: .flag) { text in
        text == [0x32] ? true : Bool(digit: text)
      }
      router.firmware = tree.text("\(device.path)/nvm_version")
      router.attached = Fact(.value(Self.route(device.name) != 0), from: device.path)
      hardware.thunderboltDevices.append(router)
    }
  }

  /// `0-301`: a router and the way to it; domains, ports, services and retimers are called otherwise.
  static func route(_ name: Substring) -> Int64? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8)[...] }
    guard parts.count == 2, Int64(decimal: parts[0]) != nil, !parts[1].contains(0x78) else { return nil }
    return Int64(hex: parts[1])
  }
}
