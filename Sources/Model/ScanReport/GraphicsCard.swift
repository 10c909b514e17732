/// A display controller: a PCI function, or a part of the chip.
public struct GraphicsCard: FactSection {
  /// PCI address, or the path of a device that is not on PCI.
  public var address = Fact<DeviceText>()
  public var vendorId = Fact<DeviceText>()
  public var deviceId = Fact<DeviceText>()
  public var vendorName = Fact<DeviceText>()
  public var deviceName = Fact<DeviceText>()
  public var driver = Fact<DeviceText>()
  /// Memory of its own, where the driver says.
  public var memoryBytes = Fact<Int64>()
  /// What tells it from all others of its model, where its driver says: `GPU-` and a UUID, or sixteen hexadecimal digits.
  public var uniqueId = Fact<DeviceText>()
  /// Whether it hangs, itself or by the dock it is in, on a port a person can reach; absent when the firmware does not
  /// say.
  public var attached = Fact<Bool>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("address", &address)
    v.fact("vendor_id", &vendorId)
    v.fact("device_id", &deviceId)
    v.fact("vendor_name", &vendorName)
    v.fact("device_name", &deviceName)
    v.fact("driver", &driver)
    v.fact("memory_bytes", &memoryBytes)
    v.fact("unique_id", &uniqueId)
    v.fact("attached", &attached)
  }
}
