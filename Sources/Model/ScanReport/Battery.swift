/// A battery that powers the machine.
public struct Battery: FactSection {
  public var name = Fact<DeviceText>()
  public var manufacturer = Fact<DeviceText>()
  public var model = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  public var chemistry = Fact<DeviceText>()
  /// Milliwatt-hours when new.
  public var designMwh = Fact<Int64>()
  /// Milliwatt-hours when full, today.
  public var fullMwh = Fact<Int64>()
  public var nowMwh = Fact<Int64>()
  /// Absent when the battery does not count: the kernel then says 0.
  public var cycles = Fact<Int64>()
  /// Charging begins below this part of a full charge, and ends at the other: set to spare the battery.
  public var chargeStartPercent = Fact<Int64>()
  public var chargeEndPercent = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("name", &name)
    v.fact("manufacturer", &manufacturer)
    v.fact("model", &model)
    v.fact("serial", &serial)
    v.fact("chemistry", &chemistry)
    v.fact("design_mwh", &designMwh)
    v.fact("full_mwh", &fullMwh)
    v.fact("now_mwh", &nowMwh)
    v.fact("cycles", &cycles)
    v.fact("charge_start_percent", &chargeStartPercent)
    v.fact("charge_end_percent", &chargeEndPercent)
  }
}
