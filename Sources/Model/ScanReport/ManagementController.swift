/// The controller that runs beside the machine and answers while it is off. SMBIOS 3.7 §7.39 (type 38).
public struct ManagementController: FactSection {
  public var present = Fact<Bool>()
  /// How the machine talks to it: `KCS`, `SMIC`, `BT` or `SSIF`.
  public var interface = Fact<DeviceText>()
  /// Of IPMI: `2.0`.
  public var version = Fact<DeviceText>()
  /// Its own firmware's, where the kernel's driver asked it: `3.36`.
  public var firmware = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("present", &present)
    v.fact("interface", &interface)
    v.fact("version", &version)
    v.fact("firmware", &firmware)
  }
}
