/// The machine as its maker named it. SMBIOS 3.7 §7.2 (type 1), or the device tree's root node.
public struct SystemIdentity: FactSection {
  public var vendor = Fact<DeviceText>()
  public var product = Fact<DeviceText>()
  public var version = Fact<DeviceText>()
  public var family = Fact<DeviceText>()
  public var sku = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  /// Lower-case text with four dashes, in the byte order the kernel gives.
  public var uuid = Fact<DeviceText>()
  public var deviceTreeModel = Fact<DeviceText>()
  public var deviceTreeSerial = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("vendor", &vendor)
    v.fact("product", &product)
    v.fact("version", &version)
    v.fact("family", &family)
    v.fact("sku", &sku)
    v.fact("serial", &serial)
    v.fact("uuid", &uuid)
    v.fact("device_tree_model", &deviceTreeModel)
    v.fact("device_tree_serial", &deviceTreeSerial)
  }
}
