public import Model

/// The firmware of the management engine in Intel's chip sets.
///
/// - Reads: `sys/class/mei/mei0/fw_ver`; no rights needed.
/// - Shape: up to three lines, the first for the engine itself: platform, a colon, then the version.
/// - Source: Linux `Documentation/ABI/testing/sysfs-class-mei`.
public struct SysClassMEI: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    hardware.firmware.managementEngineVersion = machine.tree.text("sys/class/mei/mei0/fw_ver")
      .parsed(expecting: .keyValue, Self.version)
  }

  static func version(_ lines: [UInt8]) -> DeviceText? {
    let first = lines.prefix { $0 != 0x0A }
    guard let colon = first.firstIndex(of: 0x3A), Int64(decimal: first[..<colon]) != nil else { return nil }
    let version = first[(colon + 1)...]
    let numbers = version.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard numbers.count == 4, numbers.allSatisfy({ Int64(decimal: $0) != nil }) else { return nil }
    return DeviceText(bytes: Array(version))
  }
}
