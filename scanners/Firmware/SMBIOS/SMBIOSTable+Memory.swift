import Model

// Arrays of memory (type 16), the devices in them (type 17), and the addresses they answer to (type 19).
extension SMBIOSTable {
  /// - Source: SMBIOS 3.7 §7.17 and §7.18.
  func fill(_ memory: inout Memory) {
    var slots: Int64 = 0
    var capacity: Int64?
    var errorCorrection: Fact<DeviceText>?
    for array in all(16) where Self.isMainMemory(array) {
      slots += Int64(array.word(at: 0x0D) ?? 0)
      // More than any address reaches is a mistake of the firmware's.
      if let bytes = Self.capacity(array), (capacity ?? 0) <= 1 << 52 { capacity = (capacity ?? 0) + bytes }
      if errorCorrection == nil {
        errorCorrection = array.text(array.byte(at: 0x06), in: Self.errorCorrections)
      }
    }
    memory.slots = Fact(slots > 0 ? .value(slots) : .absent, from: source)
    memory.maxCapacityBytes = Fact(capacity.map { .value($0) } ?? .absent, from: source)
    memory.errorCorrection = errorCorrection ?? nothing()
    for device in mainMemoryDevices {
      if Self.deviceBytes(device) == 0 {
        memory.emptySlots.append(Self.slot(device))
      } else {
        memory.modules.append(Self.module(device))
      }
    }
    memory.mappedBytes = Fact(mappedBytes.map { .value($0) } ?? .absent, from: source)
    if memory.installedBytes.value == nil, let bytes = Self.sum(memory.modules) ?? mappedBytes {
      memory.installedBytes = Fact(.value(bytes), from: source)
    }
  }

  /// - Returns: `nil` unless the firmware knows the size of each.
  private static func sum(_ modules: [MemoryModule]) -> Int64? {
    var total: Int64 = 0
    for module in modules {
      guard let bytes = module.sizeBytes.value else { return nil }
      total += bytes
    }
    return total > 0 ? total : nil
  }

  /// An array of another use holds the firmware, video memory or a cache (§7.17.2).
  private static func isMainMemory(_ array: SMBIOSStructure) -> Bool { array.byte(at: 0x05) == 0x03 }

  private var otherArrays: Set<UInt64> {
    Set(all(16).filter { !Self.isMainMemory($0) }.map { UInt64($0.handle) })
  }

  private var mainMemoryDevices: [SMBIOSStructure] {
    let others = otherArrays
    return all(17).filter { device in
      if let array = device.word(at: 0x04), others.contains(array) { return false }
      guard case .value(let type) = device.text(device.byte(at: 0x12), in: Self.types).finding else {
        return true
      }
      return !Self.firmwareChips.contains(type)
    }
  }

  /// - Returns: bytes, from KiB at 07h or, when that says so, the bytes at 0Fh.
  private static func capacity(_ array: SMBIOSStructure) -> Int64? {
    guard let kib = array.number(at: 0x07, bytes: 4), kib > 0 else { return nil }
    if kib == 0x8000_0000 {
      return array.number(at: 0x0F, bytes: 8).flatMap { $0 <= 1 << 52 ? Int64($0) : nil }
    }
    return Int64(kib) * 1024
  }

  private static func slot(_ device: SMBIOSStructure) -> MemorySlot {
    var slot = MemorySlot()
    slot.slot = device.text(at: 0x10)
    slot.bank = device.text(at: 0x11)
    slot.formFactor = device.text(device.byte(at: 0x0E), in: Self.formFactors)
    return slot
  }

  private static func module(_ device: SMBIOSStructure) -> MemoryModule {
    var module = MemoryModule()
    module.slot = device.text(at: 0x10)
    module.bank = device.text(at: 0x11)
    module.sizeBytes = device.fact(deviceBytes(device))
    module.type = device.text(device.byte(at: 0x12), in: types)
    module.formFactor = device.text(device.byte(at: 0x0E), in: formFactors)
    module.speedMTs = device.fact(
      speed(device.word(at: 0x15), extended: device.number(at: 0x54, bytes: 4)))
    module.configuredSpeedMTs = device.fact(
      speed(device.word(at: 0x20), extended: device.number(at: 0x58, bytes: 4)))
    module.configuredVoltageMv = device.fact(
      device.word(at: 0x26).flatMap { $0 == 0 ? nil : Int64($0) })
    module.manufacturer = device.text(at: 0x17)
    module.manufacturerId = device.fact(makerCode(device.word(at: 0x2C)))
    module.serial = device.text(at: 0x18)
    module.partNumber = device.text(at: 0x1A)
    module.rank = device.fact(
      device.byte(at: 0x1B).flatMap { $0 & 0x0F == 0 ? nil : Int64($0 & 0x0F) })
    return module
  }

  private static func deviceBytes(_ device: SMBIOSStructure) -> Int64? {
    deviceBytes(size: device.word(at: 0x0C), extended: device.number(at: 0x1C, bytes: 4))
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

  /// The module's maker as JEDEC counts makers: the number of continuation codes and the last code, as they lie in
  /// the module's own memory; `80CE`. 0 is unknown (§7.18.8).
  static func makerCode(_ id: UInt64?) -> DeviceText? {
    guard let id, id != 0 else { return nil }
    func hex(_ byte: UInt64) -> String { (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
    return DeviceText(hex(id & 0xFF) + hex(id >> 8))
  }

  /// All of main memory, by the addresses it is mapped to; `nil` where a range makes no sense.
  ///
  /// - Source: SMBIOS 3.7 §7.20: the first and the last KiB, or bytes in the wider fields.
  private var mappedBytes: Int64? {
    let others = otherArrays
    var total: Int64 = 0
    var seen: Set<UInt64> = []
    for range in all(19) {
      if let array = range.word(at: 0x0C), others.contains(array) { continue }
      guard let start = range.number(at: 0x04, bytes: 4), let end = range.number(at: 0x08, bytes: 4) else {
        return nil
      }
      var (first, last) = (start << 10, end << 10 | 0x3FF)
      if start == 0xFFFF_FFFF {
        guard let from = range.number(at: 0x0F, bytes: 8), let to = range.number(at: 0x17, bytes: 8) else {
          return nil
        }
        (first, last) = (from, to)
      }
      guard first < last, last <= 1 << 52 else { return nil }
      // Interleaved arrays answer to one range together.
      if seen.insert(first).inserted { total += Int64(last - first) + 1 }
      guard total <= 1 << 52 else { return nil }
    }
    return total > 0 ? total : nil
  }

  /// Kinds of memory that hold the firmware: listed as modules by some machines, and none.
  static let firmwareChips: Set<DeviceText> = ["ROM", "Flash", "EEPROM", "FEPROM", "EPROM"]

  /// SMBIOS 3.7 §7.17.3, Memory Array: Error Correction Types.
  static let errorCorrections = SMBIOSWords(
    (0x01, [nil, nil, "None", "Parity", "Single-bit ECC", "Multi-bit ECC", "CRC"]))

  /// SMBIOS 3.7 §7.18.1, Memory Device: Form Factor.
  static let formFactors = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "SIMM", "SIP", "Chip", "DIP", "ZIP", "Proprietary Card", "DIMM", "TSOP", "Row Of Chips",
        "RIMM", "SODIMM", "SRIMM", "FB-DIMM", "Die", "CAMM",
      ]
    ))

  /// SMBIOS 3.7 §7.18.2, Memory Device: Type.
  static let types = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "DRAM", "EDRAM", "VRAM", "SRAM", "RAM", "ROM", "Flash", "EEPROM", "FEPROM", "EPROM",
        "CDRAM", "3DRAM", "SDRAM", "SGRAM", "RDRAM", "DDR", "DDR2", "DDR2 FB-DIMM",
      ]
    ),
    (
      0x18,
      [
        "DDR3", "FBD2", "DDR4", "LPDDR", "LPDDR2", "LPDDR3", "LPDDR4", "Logical non-volatile device", "HBM",
        "HBM2", "DDR5", "LPDDR5", "HBM3",
      ]
    ))
}
