/// The main board. SMBIOS 3.7 §7.3 (type 2).
public struct Board: FactSection {
  public var vendor = Fact<DeviceText>()
  public var name = Fact<DeviceText>()
  public var version = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  public var assetTag = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("vendor", &vendor)
    v.fact("name", &name)
    v.fact("version", &version)
    v.fact("serial", &serial)
    v.fact("asset_tag", &assetTag)
  }
}
