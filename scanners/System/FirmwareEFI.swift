public import Model

/// Whether UEFI started the kernel, and whether it checked signatures.
///
/// - Reads: `sys/firmware/efi`, and there `efivars/SecureBoot-…`; no rights needed.
/// - Shape: no `efi` beside other firmware folders means no UEFI. The variable is four bytes of
///   attributes and one of value.
/// - Source: Linux `Documentation/filesystems/efivarfs.rst`; UEFI 2.10 §3.3.
public struct FirmwareEFI: Scanner {
  static let secureBoot = "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    let hasEFI = tree.exists("sys/firmware/efi")
    hardware.firmware.uefi = Fact(
      hasEFI || tree.exists("sys/firmware") ? .value(hasEFI) : .absent, from: "sys/firmware/efi")
    guard hasEFI else {
      hardware.firmware.secureBoot = Fact(.absent, from: Self.secureBoot)
      return
    }
    hardware.firmware.secureBoot = Fact(Self.decode(tree.bytes(Self.secureBoot)), from: Self.secureBoot)
  }

  static func decode(_ variable: Observed<[UInt8]>) -> Observed<Bool> {
    variable.map(expecting: .table, raw: { .excerpt($0) }) { bytes in
      bytes.count == 5 && bytes[4] <= 1 ? bytes[4] == 1 : nil
    }
  }
}
