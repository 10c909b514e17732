/// The firmware that started the machine. SMBIOS 3.7 §7.1 (type 0) and the EFI variables.
public struct Firmware: FactSection {
  public var vendor = Fact<DeviceText>()
  public var version = Fact<DeviceText>()
  /// As the firmware spells it, most often `mm/dd/yyyy`.
  public var date = Fact<DeviceText>()
  public var release = Fact<DeviceText>()
  /// Of the embedded controller.
  public var controllerRelease = Fact<DeviceText>()
  /// Of the management engine in Intel's chip sets.
  public var managementEngineVersion = Fact<DeviceText>()
  public var uefi = Fact<Bool>()
  public var secureBoot = Fact<Bool>()
  /// Of the chip that holds it.
  public var romBytes = Fact<Int64>()
  /// Of the standard that its table follows.
  public var smbiosVersion = Fact<DeviceText>()
  public var powerOnPassword = Fact<PasswordStatus>()
  public var keyboardPassword = Fact<PasswordStatus>()
  public var administratorPassword = Fact<PasswordStatus>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("vendor", &vendor)
    v.fact("version", &version)
    v.fact("date", &date)
    v.fact("release", &release)
    v.fact("controller_release", &controllerRelease)
    v.fact("management_engine_version", &managementEngineVersion)
    v.fact("uefi", &uefi)
    v.fact("secure_boot", &secureBoot)
    v.fact("rom_bytes", &romBytes)
    v.fact("smbios_version", &smbiosVersion)
    v.fact("power_on_password", &powerOnPassword)
    v.fact("keyboard_password", &keyboardPassword)
    v.fact("administrator_password", &administratorPassword)
  }
}

/// Whether the firmware asks for a password. The raw values are part of the `scan-report` format.
public enum PasswordStatus: String, FactCode {
  case enabled, disabled
  case notImplemented = "not_implemented"
}
