public import Model

/// Who made this machine, its board, its case and its firmware, as the firmware told the kernel.
///
/// - Reads: `sys/class/dmi/id/*`; the serials and the UUID need root.
/// - Shape: one of each a machine; trimmed text; a blank file is `.absent`.
/// - Source: Linux `drivers/firmware/dmi-id.c`; SMBIOS 3.7 §7.1 to §7.4.
public struct SysClassDMI: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    let folder = "sys/class/dmi/id"
    let isThere = tree.exists(folder)
    if !isThere { machine.notes.append(ScanNote(.sourceMissing, at: folder)) }
    func text(_ name: String) -> Fact<DeviceText> {
      isThere ? tree.text("\(folder)/\(name)") : Fact(.absent, from: "\(folder)/\(name)")
    }

    hardware.system.vendor = text("sys_vendor")
    hardware.system.product = text("product_name")
    hardware.system.version = text("product_version")
    hardware.system.family = text("product_family")
    hardware.system.sku = text("product_sku")
    hardware.system.serial = text("product_serial")
    hardware.system.uuid = text("product_uuid").parsed(expecting: .uuid, uuid)

    hardware.board.vendor = text("board_vendor")
    hardware.board.name = text("board_name")
    hardware.board.version = text("board_version")
    hardware.board.serial = text("board_serial")
    hardware.board.assetTag = text("board_asset_tag")

    // Bit 7 of the type says that the case has a lock; the kernel leaves it in.
    let type = text("chassis_type").parsed(expecting: .number) { Int64(decimal: $0[...]) }
    let code = Fact(type.finding.flatMap { .value($0 & 0x7F) }, from: type.source)
    hardware.chassis.typeCode = code
    hardware.chassis.category = Fact(
      code.value.map { Category(chassisType: $0).map { .value($0) } ?? .absent } ?? .absent, from: type.source
    )
    hardware.chassis.vendor = text("chassis_vendor")
    hardware.chassis.version = text("chassis_version")
    hardware.chassis.serial = text("chassis_serial")
    hardware.chassis.assetTag = text("chassis_asset_tag")

    hardware.firmware.vendor = text("bios_vendor")
    hardware.firmware.version = text("bios_version")
    hardware.firmware.date = text("bios_date")
    hardware.firmware.release = text("bios_release")
    hardware.firmware.controllerRelease = text("ec_firmware_release")
  }
}

/// A UUID's text in lower case; `nil` unless it is 8-4-4-4-12 hexadecimal digits.
func uuid(_ text: [UInt8]) -> DeviceText? {
  guard text.count == 36 else { return nil }
  var lower: [UInt8] = []
  for (index, byte) in text.enumerated() {
    switch byte {
    case 0x2D where [8, 13, 18, 23].contains(index): lower.append(byte)
    case 0x30...0x39 where ![8, 13, 18, 23].contains(index): lower.append(byte)
    case 0x61...0x66 where ![8, 13, 18, 23].contains(index): lower.append(byte)
    case 0x41...0x46 where ![8, 13, 18, 23].contains(index): lower.append(byte | 0x20)
    default: return nil
    }
  }
  return DeviceText(bytes: lower)
}
