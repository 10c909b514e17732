/// A place where a memory module could be.
public struct MemorySlot: FactSection {
  public var slot = Fact<DeviceText>()
  public var bank = Fact<DeviceText>()
  public var formFactor = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("slot", &slot)
    v.fact("bank", &bank)
    v.fact("form_factor", &formFactor)
  }
}
