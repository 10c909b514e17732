/// What runs on it.
public struct OperatingSystem: FactSection {
  /// os-release(5) `ID`.
  public var id = Fact<DeviceText>()
  public var versionId = Fact<DeviceText>()
  public var prettyName = Fact<DeviceText>()
  public var kernelRelease = Fact<DeviceText>()
  public var architecture = Fact<DeviceText>()
  public var hostname = Fact<DeviceText>()
  /// machine-id(5): 32 lower-case hexadecimal digits.
  public var machineId = Fact<DeviceText>()
  public var bootedBy = Fact<BootFirmware>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("id", &id)
    v.fact("version_id", &versionId)
    v.fact("pretty_name", &prettyName)
    v.fact("kernel_release", &kernelRelease)
    v.fact("architecture", &architecture)
    v.fact("hostname", &hostname)
    v.fact("machine_id", &machineId)
    v.fact("booted_by", &bootedBy)
  }
}

/// The raw values are part of the `scan-report` format.
public enum BootFirmware: String, FactCode {
  case uefi, legacy
}
