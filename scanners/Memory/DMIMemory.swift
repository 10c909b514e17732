public import Model

/// The memory modules and slots.
///
/// udev reads the firmware's table as root at every start and keeps the memory in its database, so that
/// anybody may read it; without such a record the table itself is read, which needs root.
///
/// - Reads: the udev properties `MEMORY_*` of `sys/devices/virtual/dmi/id`; else
///   `sys/firmware/dmi/tables/DMI`.
/// - Source: systemd 248 `src/udev/dmi_memory_id/dmi_memory_id.c`; SMBIOS 3.7 §7.17 and §7.18.
public struct DMIMemory: Scanner {
  static let device = Device(path: "sys/devices/virtual/dmi/id", subsystem: "dmi")
  static let table = "sys/firmware/dmi/tables/DMI"
  /// The firmware says how long the table is in 16 bits, or in 32 and rarely above 64 KiB.
  static let limit = 1 << 20
  /// No machine has more; a wrong number must not become a long loop.
  private static let slotLimit: Int64 = 1024

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let properties = machine.devices.properties(of: Self.device)
    if Self.fill(&hardware.memory, from: properties) { return }
    let table = machine.tree.bytes(Self.table, limit: Self.limit)
    guard case .value(let bytes) = table else {
      hardware.memory.slots = Fact(table.flatMap { _ in .absent }, from: Self.table)
      hardware.memory.maxCapacityBytes = Fact(table.flatMap { _ in .absent }, from: Self.table)
      return
    }
    let memory = SMBIOSMemory(SMBIOSTable(bytes), source: Self.table)
    hardware.memory.slots = Fact(memory.slots > 0 ? .value(memory.slots) : .absent, from: Self.table)
    hardware.memory.maxCapacityBytes = Fact(
      memory.maxCapacityBytes.map { .value($0) } ?? .absent, from: Self.table)
    hardware.memory.modules = memory.modules
    hardware.memory.emptySlots = memory.emptySlots
  }

  /// - Returns: `false` when udev keeps no memory of this machine.
  static func fill(_ memory: inout Memory, from properties: DeviceProperties) -> Bool {
    let capacity = properties.udevNumber("MEMORY_ARRAY_MAX_CAPACITY")
    let count = properties.udevNumber("MEMORY_ARRAY_NUM_DEVICES")
    guard capacity.finding != .absent || count.finding != .absent else { return false }
    memory.maxCapacityBytes = capacity
    var found: Int64 = 0
    while found < slotLimit {
      let prefix = "MEMORY_DEVICE_\(found)_"
      func text(_ key: String) -> Fact<DeviceText> { properties.udev(prefix + key) }
      func number(_ key: String) -> Fact<Int64> { properties.udevNumber(prefix + key) }
      let slot = text("LOCATOR")
      let size = number("SIZE")
      let present = number("PRESENT")
      guard slot.value != nil || size.value != nil || present.value != nil else { break }
      found += 1
      if let type = text("TYPE").value, SMBIOSMemory.firmwareChips.contains(type) { continue }
      if present.value == 0 {
        var empty = MemorySlot()
        empty.slot = slot
        empty.bank = text("BANK_LOCATOR")
        empty.formFactor = text("FORM_FACTOR")
        memory.emptySlots.append(empty)
      } else {
        var module = MemoryModule()
        module.slot = slot
        module.bank = text("BANK_LOCATOR")
        module.sizeBytes = size
        module.type = text("TYPE")
        module.formFactor = text("FORM_FACTOR")
        module.speedMTs = number("SPEED_MTS")
        module.configuredSpeedMTs = number("CONFIGURED_SPEED_MTS")
        module.manufacturer = text("MANUFACTURER")
        module.partNumber = text("PART_NUMBER")
        module.serial = text("SERIAL_NUMBER")
        module.rank = number("RANK")
        memory.modules.append(module)
      }
    }
    memory.slots = count.or(Fact(found > 0 ? .value(found) : .absent, from: count.source))
    return true
  }
}
