/// A device soldered to the board. SMBIOS 3.7 §7.42 (type 41).
public struct OnboardDevice: FactSection {
  /// What is printed on the board.
  public var designation = Fact<DeviceText>()
  /// `Ethernet`, `Video` …: the standard's words.
  public var type = Fact<DeviceText>()
  /// Whether the firmware left it on.
  public var enabled = Fact<Bool>()
  /// `domain:bus:device.function`.
  public var address = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("designation", &designation)
    v.fact("type", &type)
    v.fact("enabled", &enabled)
    v.fact("address", &address)
  }
}
