/// What a disk says of its own state, as smartctl(8) reads it.
public struct DiskHealth: FactSection {
  /// The disk's own verdict; no means it expects to fail.
  public var passed = Fact<Bool>()
  public var powerOnHours = Fact<Int64>()
  /// How much of the writing it was built for is used up; may go beyond 100.
  public var wearPercent = Fact<Int64>()
  public var temperatureCelsius = Fact<Int64>()
  /// Sectors that were replaced, or are in the list of grown defects.
  public var reallocatedSectors = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("passed", &passed)
    v.fact("power_on_hours", &powerOnHours)
    v.fact("wear_percent", &wearPercent)
    v.fact("temperature_celsius", &temperatureCelsius)
    v.fact("reallocated_sectors", &reallocatedSectors)
  }
}
