/// The trusted platform module.
public struct TPM: FactSection {
  public var present = Fact<Bool>()
  /// `1.2` or `2.0`.
  public var version = Fact<DeviceText>()
  /// Four characters from the TCG vendor registry.
  public var maker = Fact<DeviceText>()
  public var firmware = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("present", &present)
    v.fact("version", &version)
    v.fact("maker", &maker)
    v.fact("firmware", &firmware)
  }
}
