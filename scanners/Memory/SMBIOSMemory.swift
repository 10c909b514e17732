import Model

/// The memory part of an SMBIOS table: arrays (type 16) and the modules in them (type 17).
///
/// - Source: SMBIOS 3.7 §7.17 and §7.18.
struct SMBIOSMemory {
  private(set) var slots: Int64 = 0
  private(set) var maxCapacityBytes: Int64?
  private(set) var modules: [MemoryModule] = []
  private(set) var emptySlots: [MemorySlot] = []

  /// - Parameter source: the path the table was read from.
  init(_ table: SMBIOSTable, source: String) {
    // An array of another use holds the firmware, video memory or a cache.
    var otherArrays: Set<UInt64> = []
    for array in table.structures where array.type == 16 {
      guard array.number(at: 0x05, bytes: 1) == 0x03 else {
        otherArrays.insert(UInt64(array.handle))
        continue
      }
      slots += Int64(array.number(at: 0x0D, bytes: 2) ?? 0)
      // More than any address reaches is a mistake of the firmware's.
      if let bytes = Self.capacity(array), (maxCapacityBytes ?? 0) <= 1 << 52 {
        maxCapacityBytes = (maxCapacityBytes ?? 0) + bytes
      }
    }
    for device in table.structures where device.type == 17 {
      if let array = device.number(at: 0x04, bytes: 2), otherArrays.contains(array) { continue }
      let bytes = Self.deviceBytes(
        size: device.number(at: 0x0C, bytes: 2), extended: device.number(at: 0x1C, bytes: 4))
      func text(_ offset: Int) -> Fact<DeviceText> {
        Fact(
          (device.string(at: offset).map { .value($0) } ?? Observed<[UInt8]>.absent).trimmedText, from: source
        )
      }
      func number(_ value: Int64?) -> Fact<Int64> { Fact(value.map { .value($0) } ?? .absent, from: source) }
      func word(_ word: String?) -> Fact<DeviceText> {
        Fact(word.map { .value(DeviceText($0)) } ?? .absent, from: source)
      }
      let type = Self.type(device.number(at: 0x12, bytes: 1))
      if let type, Self.firmwareChips.contains(DeviceText(type)) { continue }
      let formFactor = word(Self.formFactor(device.number(at: 0x0E, bytes: 1)))
      if bytes == 0 {
        var slot = MemorySlot()
        slot.slot = text(0x10)
        slot.bank = text(0x11)
        slot.formFactor = formFactor
        emptySlots.append(slot)
        continue
      }
      var module = MemoryModule()
      module.slot = text(0x10)
      module.bank = text(0x11)
      module.sizeBytes = number(bytes)
      module.type = word(type)
      module.formFactor = formFactor
      module.speedMTs = number(
        Self.speed(device.number(at: 0x15, bytes: 2), extended: device.number(at: 0x54, bytes: 4)))
      module.configuredSpeedMTs = number(
        Self.speed(device.number(at: 0x20, bytes: 2), extended: device.number(at: 0x58, bytes: 4)))
      module.manufacturer = text(0x17)
      module.serial = text(0x18)
      module.partNumber = text(0x1A)
      let rank = device.number(at: 0x1B, bytes: 1).map { Int64($0 & 0x0F) }
      module.rank = number(rank == 0 ? nil : rank)
      modules.append(module)
    }
  }

  /// - Returns: bytes, from KiB at 07h or, when that says so, the bytes at 0Fh.
  private static func capacity(_ array: SMBIOSTable.Structure) -> Int64? {
    guard let kib = array.number(at: 0x07, bytes: 4), kib > 0 else { return nil }
    if kib == 0x8000_0000 {
      return array.number(at: 0x0F, bytes: 8).flatMap { $0 <= 1 << 52 ? Int64($0) : nil }
    }
    return Int64(kib) * 1024
  }

  /// Capacity of one memory device.
  ///
  /// - Parameters:
  ///   - size: the Size field at 0Ch.
  ///   - extended: the Extended Size field at 1Ch, in MiB; `nil` before SMBIOS 2.7.
  /// - Returns: bytes; 0 for an empty slot; `nil` when the firmware does not know.
  /// - Source: SMBIOS 3.7 §7.18 and §7.18.5.
  static func deviceBytes(size: UInt64?, extended: UInt64?) -> Int64? {
    guard let size, size != 0xFFFF else { return nil }
    if size == 0x7FFF { return extended.map { Int64($0 & 0x7FFF_FFFF) << 20 } }
    return Int64(size & 0x7FFF) << (size & 0x8000 == 0 ? 20 : 10)
  }

  /// MT/s; 0 is unknown, FFFFh points to the wider field (§7.18.4).
  static func speed(_ speed: UInt64?, extended: UInt64?) -> Int64? {
    switch speed {
    case nil, 0: nil
    case 0xFFFF: extended.flatMap { $0 & 0x7FFF_FFFF == 0 ? nil : Int64($0 & 0x7FFF_FFFF) }
    case .some(let speed): Int64(speed)
    }
  }

  /// The standard's words, §7.18.2 from 03h on; "Other" and "Unknown" say nothing.
  static func type(_ code: UInt64?) -> String? {
    let names = [
      "DRAM", "EDRAM", "VRAM", "SRAM", "RAM", "ROM", "Flash", "EEPROM", "FEPROM", "EPROM", "CDRAM", "3DRAM",
      "SDRAM", "SGRAM", "RDRAM", "DDR", "DDR2", "DDR2 FB-DIMM", nil, nil, nil, "DDR3", "FBD2", "DDR4",
      "LPDDR",
      "LPDDR2", "LPDDR3", "LPDDR4", "Logical non-volatile device", "HBM", "HBM2", "DDR5", "LPDDR5", "HBM3",
    ]
    guard let code, code >= 3, code - 3 < names.count else { return nil }
    return names[Int(code - 3)]
  }

  /// Kinds of memory that hold the firmware: listed as modules by some machines, and none.
  static let firmwareChips: Set<DeviceText> = ["ROM", "Flash", "EEPROM", "FEPROM", "EPROM"]

  /// §7.18.1 from 03h on.
  static func formFactor(_ code: UInt64?) -> String? {
    let names = [
      "SIMM", "SIP", "Chip", "DIP", "ZIP", "Proprietary Card", "DIMM", "TSOP", "Row Of Chips", "RIMM",
      "SODIMM",
      "SRIMM", "FB-DIMM", "Die", "CAMM",
    ]
    guard let code, code >= 3, code - 3 < names.count else { return nil }
    return names[Int(code - 3)]
  }
}
