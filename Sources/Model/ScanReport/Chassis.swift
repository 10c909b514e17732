/// The case round it. SMBIOS 3.7 §7.4 (type 3).
public struct Chassis: FactSection {
  /// The enumeration of SMBIOS 3.7 §7.4.1, without the lock bit.
  public var typeCode = Fact<Int64>()
  /// What the case suggests the machine is; a guess, and absent where the code says nothing.
  public var category = Fact<Category>()
  public var vendor = Fact<DeviceText>()
  public var version = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  public var assetTag = Fact<DeviceText>()
  public var sku = Fact<DeviceText>()
  /// Rack units.
  public var heightUnits = Fact<Int64>()
  public var powerCords = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("type_code", &typeCode)
    v.fact("category", &category)
    v.fact("vendor", &vendor)
    v.fact("version", &version)
    v.fact("serial", &serial)
    v.fact("asset_tag", &assetTag)
    v.fact("sku", &sku)
    v.fact("height_units", &heightUnits)
    v.fact("power_cords", &powerCords)
  }
}
