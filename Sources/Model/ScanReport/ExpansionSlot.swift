/// A place for an expansion card. SMBIOS 3.7 §7.10 (type 9).
public struct ExpansionSlot: FactSection {
  /// What is printed beside it.
  public var designation = Fact<DeviceText>()
  /// `PCI Express 3 x16`, `M.2 Socket 3` …: the standard's words.
  public var type = Fact<DeviceText>()
  /// How much of it is wired: `x4`, `32-bit`.
  public var width = Fact<DeviceText>()
  public var use = Fact<SlotUse>()
  /// PCI address of what is in it: `domain:bus:device.function`.
  public var address = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("designation", &designation)
    v.fact("type", &type)
    v.fact("width", &width)
    v.fact("use", &use)
    v.fact("address", &address)
  }
}

/// Whether something is in a slot. The raw values are part of the `scan-report` format.
public enum SlotUse: String, FactCode {
  case available
  case inUse = "in_use"
  /// It cannot be used, as when the processor it hangs on is not there.
  case unavailable
}
