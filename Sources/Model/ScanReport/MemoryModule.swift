/// One memory module, or one soldered package. SMBIOS 3.7 §7.18 (type 17).
public struct MemoryModule: FactSection {
  public var slot = Fact<DeviceText>()
  public var bank = Fact<DeviceText>()
  public var sizeBytes = Fact<Int64>()
  public var type = Fact<DeviceText>()
  /// `DIMM`, `SODIMM`, `Row Of Chips` …: the standard's words.
  public var formFactor = Fact<DeviceText>()
  /// What the module can do, in mega-transfers a second.
  public var speedMTs = Fact<Int64>()
  /// What it runs at.
  public var configuredSpeedMTs = Fact<Int64>()
  public var configuredVoltageMv = Fact<Int64>()
  public var manufacturer = Fact<DeviceText>()
  /// Four upper-case hexadecimal digits of JEDEC JEP106: the number of continuation codes, then the code.
  public var manufacturerId = Fact<DeviceText>()
  public var partNumber = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  public var rank = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("slot", &slot)
    v.fact("bank", &bank)
    v.fact("size_bytes", &sizeBytes)
    v.fact("type", &type)
    v.fact("form_factor", &formFactor)
    v.fact("speed_mts", &speedMTs)
    v.fact("configured_speed_mts", &configuredSpeedMTs)
    v.fact("configured_voltage_mv", &configuredVoltageMv)
    v.fact("manufacturer", &manufacturer)
    v.fact("manufacturer_id", &manufacturerId)
    v.fact("part_number", &partNumber)
    v.fact("serial", &serial)
    v.fact("rank", &rank)
  }
}
