/// One PCI function.
public struct PCIDevice: FactSection {
  /// `domain:bus:device.function`.
  public var address = Fact<DeviceText>()
  /// Six lower-case hexadecimal digits: class, subclass, interface.
  public var classCode = Fact<DeviceText>()
  /// Four lower-case hexadecimal digits, like the three ids after it.
  public var vendorId = Fact<DeviceText>()
  public var deviceId = Fact<DeviceText>()
  public var subsystemVendorId = Fact<DeviceText>()
  public var subsystemDeviceId = Fact<DeviceText>()
  /// Two lower-case hexadecimal digits.
  public var revision = Fact<DeviceText>()
  public var driver = Fact<DeviceText>()
  public var vendorName = Fact<DeviceText>()
  public var deviceName = Fact<DeviceText>()
  public var className = Fact<DeviceText>()
  /// Of its PCI Express link, where that was asked for: millions of transfers a second on each lane, and lanes; what runs,
  /// and what the device could do at most.
  public var linkSpeed = Fact<Int64>()
  public var linkSpeedMost = Fact<Int64>()
  public var linkWidth = Fact<Int64>()
  public var linkWidthMost = Fact<Int64>()
  /// The address of the port at the other end.
  public var linkPort = Fact<DeviceText>()
  /// What its maker wrote into it, where that was asked for.
  public var partNumber = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("address", &address)
    v.fact("class_code", &classCode)
    v.fact("vendor_id", &vendorId)
    v.fact("device_id", &deviceId)
    v.fact("subsystem_vendor_id", &subsystemVendorId)
    v.fact("subsystem_device_id", &subsystemDeviceId)
    v.fact("revision", &revision)
    v.fact("driver", &driver)
    v.fact("vendor_name", &vendorName)
    v.fact("device_name", &deviceName)
    v.fact("class_name", &className)
    v.fact("link_speed_mts", &linkSpeed)
    v.fact("link_speed_most_mts", &linkSpeedMost)
    v.fact("link_width", &linkWidth)
    v.fact("link_width_most", &linkWidthMost)
    v.fact("link_port", &linkPort)
    v.fact("part_number", &partNumber)
    v.fact("serial", &serial)
  }
}
