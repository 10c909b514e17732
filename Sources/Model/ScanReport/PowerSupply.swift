/// A power supply in its bay. SMBIOS 3.7 §7.40 (type 39).
public struct PowerSupply: FactSection {
  public var location = Fact<DeviceText>()
  public var name = Fact<DeviceText>()
  public var manufacturer = Fact<DeviceText>()
  public var partNumber = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  public var assetTag = Fact<DeviceText>()
  public var maxWatts = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("location", &location)
    v.fact("name", &name)
    v.fact("manufacturer", &manufacturer)
    v.fact("part_number", &partNumber)
    v.fact("serial", &serial)
    v.fact("asset_tag", &assetTag)
    v.fact("max_watts", &maxWatts)
  }
}
