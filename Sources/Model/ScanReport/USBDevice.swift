/// One device on a USB; root hubs, which are part of the machine, are left out.
public struct USBDevice: FactSection {
  /// The kernel's name of the port: bus, then the way through the hubs: `1-4.2`.
  public var port = Fact<DeviceText>()
  /// Four lower-case hexadecimal digits.
  public var vendorId = Fact<DeviceText>()
  public var productId = Fact<DeviceText>()
  /// Six lower-case hexadecimal digits; `000000` when each interface has its own.
  public var classCode = Fact<DeviceText>()
  /// Class codes of the interfaces, each between colons: `:0e0100:0e0200:`.
  public var interfaces = Fact<DeviceText>()
  /// As the device says.
  public var manufacturer = Fact<DeviceText>()
  public var product = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  /// As the hardware database names the id.
  public var vendorName = Fact<DeviceText>()
  public var productName = Fact<DeviceText>()
  /// What it runs at, in kilobits a second: 1,500 to 20,000,000.
  public var speedKbits = Fact<Int64>()
  public var removable = Fact<Bool>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("port", &port)
    v.fact("vendor_id", &vendorId)
    v.fact("product_id", &productId)
    v.fact("class_code", &classCode)
    v.fact("interfaces", &interfaces)
    v.fact("manufacturer", &manufacturer)
    v.fact("product", &product)
    v.fact("serial", &serial)
    v.fact("vendor_name", &vendorName)
    v.fact("product_name", &productName)
    v.fact("speed_kbits", &speedKbits)
    v.fact("removable", &removable)
  }
}
