import Model

// Who made what: firmware, system, board and case. The kernel shows most of it as files of their own; what
// it does not show, or not in this tree, is taken from the table.
extension SMBIOSTable {
  /// Type 0.
  ///
  /// - Source: SMBIOS 3.7 §7.1.
  func fill(_ firmware: inout Firmware) {
    guard let information = first(0) else {
      firmware.romBytes = nothing()
      return
    }
    firmware.vendor = firmware.vendor.or(information.text(at: 0x04))
    firmware.version = firmware.version.or(information.text(at: 0x05))
    firmware.date = firmware.date.or(information.text(at: 0x08))
    firmware.release = firmware.release.or(Self.release(information, at: 0x14))
    firmware.controllerRelease = firmware.controllerRelease.or(Self.release(information, at: 0x16))
    firmware.romBytes = information.fact(
      Self.romBytes(size: information.byte(at: 0x09), extended: information.word(at: 0x18)))
  }

  /// Major and minor release, a byte each; FFh is none.
  private static func release(_ information: SMBIOSStructure, at offset: Int) -> Fact<DeviceText> {
    guard let major = information.byte(at: offset), let minor = information.byte(at: offset + 1),
      major != 0xFF, minor != 0xFF
    else { return information.fact(nil) }
    return information.fact(DeviceText("\(major).\(minor)"))
  }

  /// Size of the chip that holds the firmware.
  ///
  /// - Parameters:
  ///   - size: at 09h, in 64 KiB less one.
  ///   - extended: at 18h since SMBIOS 3.1: MiB or GiB by its two highest bits, looked at when `size` is full.
  static func romBytes(size: UInt64?, extended: UInt64?) -> Int64? {
    guard let size else { return nil }
    guard size == 0xFF, let extended else { return Int64(size + 1) << 16 }
    switch extended >> 14 {
    case 0: return Int64(extended & 0x3FFF) << 20
    case 1: return Int64(extended & 0x3FFF) << 30
    default: return nil
    }
  }

  /// Type 1.
  ///
  /// - Source: SMBIOS 3.7 §7.2.
  func fill(_ system: inout SystemIdentity) {
    guard let information = first(1) else { return }
    system.vendor = system.vendor.or(information.text(at: 0x04))
    system.product = system.product.or(information.text(at: 0x05))
    system.version = system.version.or(information.text(at: 0x06))
    system.serial = system.serial.or(information.text(at: 0x07))
    system.uuid = system.uuid.or(uuid(information))
    system.sku = system.sku.or(information.text(at: 0x19))
    system.family = system.family.or(information.text(at: 0x1A))
  }

  /// All zeros and all ones mean that there is none. A table without entry point is taken as one of today.
  ///
  /// - Source: SMBIOS 3.7 §7.2.1.
  private func uuid(_ information: SMBIOSStructure) -> Fact<DeviceText> {
    guard information.area.count >= 0x18 else { return information.fact(nil) }
    let start = information.area.startIndex + 0x08
    let bytes = Array(information.area[start..<(start + 16)])
    guard !bytes.allSatisfy({ $0 == 0 }), !bytes.allSatisfy({ $0 == 0xFF }) else {
      return information.fact(nil)
    }
    let order =
      entry?.hasLittleEndianUUID ?? true
      ? [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] : Array(0..<16)
    var text: [UInt8] = []
    for (place, index) in order.enumerated() {
      if [4, 6, 8, 10].contains(place) { text.append(0x2D) }
      for nibble in [bytes[index] >> 4, bytes[index] & 0x0F] {
        text.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
      }
    }
    return information.fact(DeviceText(bytes: text))
  }

  /// Type 2. Of several boards the first is the main one, for the kernel too.
  ///
  /// - Source: SMBIOS 3.7 §7.3.
  func fill(_ board: inout Board) {
    guard let information = first(2) else { return }
    board.vendor = board.vendor.or(information.text(at: 0x04))
    board.name = board.name.or(information.text(at: 0x05))
    board.version = board.version.or(information.text(at: 0x06))
    board.serial = board.serial.or(information.text(at: 0x07))
    board.assetTag = board.assetTag.or(information.text(at: 0x08))
  }

  /// Type 3. The SKU number follows a list of contained elements.
  ///
  /// - Source: SMBIOS 3.7 §7.4.
  func fill(_ chassis: inout Chassis) {
    guard let information = first(3) else {
      chassis.sku = nothing()
      chassis.heightUnits = nothing()
      chassis.powerCords = nothing()
      return
    }
    chassis.vendor = chassis.vendor.or(information.text(at: 0x04))
    let type = chassis.typeCode.or(information.fact(information.byte(at: 0x05).map { Int64($0 & 0x7F) }))
    if type != chassis.typeCode {
      chassis.typeCode = type
      chassis.category = information.fact(type.value.flatMap(Category.init(chassisType:)))
    }
    chassis.version = chassis.version.or(information.text(at: 0x06))
    chassis.serial = chassis.serial.or(information.text(at: 0x07))
    chassis.assetTag = chassis.assetTag.or(information.text(at: 0x08))
    // Version 2.3 added height and number of power cords together; before it neither is there.
    chassis.heightUnits = information.fact(
      information.word(at: 0x11).flatMap { $0 & 0xFF == 0 ? nil : Int64($0 & 0xFF) })
    chassis.powerCords = information.fact(
      information.byte(at: 0x12).flatMap { $0 == 0 ? nil : Int64($0) })
    guard let count = information.byte(at: 0x13), let length = information.byte(at: 0x14) else {
      chassis.sku = nothing()
      return
    }
    chassis.sku = information.text(at: 0x15 + Int(count * length))
  }
}
