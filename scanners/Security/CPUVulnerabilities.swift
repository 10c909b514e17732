public import Model

/// Weaknesses of processors, and what the kernel does about each.
///
/// - Reads: `sys/devices/system/cpu/vulnerabilities/*`; no rights needed.
/// - Shape: one line of words each, such as `Mitigation: PTI`.
/// - Source: Linux `Documentation/ABI/testing/sysfs-devices-system-cpu`.
public struct CPUVulnerabilities: Scanner {
  static let folder = "sys/devices/system/cpu/vulnerabilities"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let listing = machine.tree.names(in: Self.folder)
    if listing.value == nil, listing != .absent {
      machine.notes.append(ScanNote(.listWithheld, at: Self.folder))
    }
    for name in listing.value?.names ?? [] {
      let path = "\(Self.folder)/\(name)"
      var vulnerability = Vulnerability()
      vulnerability.name = Fact(.value(DeviceText(name)), from: path)
      vulnerability.state = machine.tree.text(path)
      hardware.security.vulnerabilities.append(vulnerability)
    }
  }
}
