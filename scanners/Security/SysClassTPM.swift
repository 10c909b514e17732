public import Model

/// The trusted platform module.
///
/// - Reads: `sys/class/tpm/tpm0/{tpm_version_major,caps}`, `device/caps` on older kernels; no rights needed.
/// - Shape: version `1.2` or `2.0`. Only a 1.2 module tells its maker in a file.
/// - Source: Linux `drivers/char/tpm/tpm-sysfs.c`.
public struct SysClassTPM: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let path = "sys/class/tpm/tpm0"
    let tree = machine.tree
    guard tree.exists("sys/class") else { return }
    let isPresent = tree.exists(path)
    hardware.tpm.present = Fact(.value(isPresent), from: path)
    guard isPresent else { return }
    let capabilities = tree.text("\(path)/caps").or(tree.text("\(path)/device/caps"))
    let major = tree.text("\(path)/tpm_version_major")
    hardware.tpm.version = major.parsed(expecting: .code) { Self.version($0) }
      .or(
        Fact(
          capabilities.finding.flatMap { Self.entry("TCG version", in: $0.bytes) }, from: capabilities.source)
      )
    let maker = Fact(
      capabilities.finding.flatMap { Self.entry("Manufacturer", in: $0.bytes) }, from: capabilities.source)
    hardware.tpm.maker = maker.parsed(expecting: .hex, Self.maker)
    hardware.tpm.firmware = Fact(
      capabilities.finding.flatMap { Self.entry("Firmware version", in: $0.bytes) }, from: capabilities.source
    )
  }

  static func version(_ major: [UInt8]) -> DeviceText? {
    switch major {
    case [0x31]: "1.2"
    case [0x32]: "2.0"
    default: nil
    }
  }

  /// `Manufacturer: 0x49465800`, one a line.
  static func entry(_ key: String, in capabilities: [UInt8]) -> Observed<DeviceText> {
    for line in capabilities.split(separator: 0x0A) where line.starts(with: "\(key): ".utf8) {
      return Observed.value(Array(line.dropFirst(key.utf8.count + 2))).trimmedText
    }
    return .absent
  }

  /// Four characters in the bytes of a number: `IFX` and a NUL.
  static func maker(_ number: [UInt8]) -> DeviceText? {
    guard number.count == 10, let value = Int64(hex: number[...]) else { return nil }
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> Int64($0)) }
    return DeviceText(bytes: bytes).trimmed
  }
}
