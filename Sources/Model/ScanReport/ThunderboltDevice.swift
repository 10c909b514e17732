/// A router on Thunderbolt or USB4: the machine's own, a dock, a display.
public struct ThunderboltDevice: FactSection {
  /// The kernel's name: domain and route, `0-3`.
  public var name = Fact<DeviceText>()
  public var vendorName = Fact<DeviceText>()
  public var deviceName = Fact<DeviceText>()
  /// A UUID in lower case.
  public var uniqueId = Fact<DeviceText>()
  /// Whether it may use the tunnels for PCI.
  public var authorized = Fact<Bool>()
  public var firmware = Fact<DeviceText>()
  /// Whether it hangs on a port; the machine's own does not.
  public var attached = Fact<Bool>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("name", &name)
    v.fact("vendor_name", &vendorName)
    v.fact("device_name", &deviceName)
    v.fact("unique_id", &uniqueId)
    v.fact("authorized", &authorized)
    v.fact("firmware", &firmware)
    v.fact("attached", &attached)
  }
}
