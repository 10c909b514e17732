public import Model

/// The memory modules and slots.
///
/// udev reads the firmware's table as root at every start and keeps most of the memory in its database, so that
/// anybody may read it. Whoever may read the table itself learns it all from there.
///
/// - Reads: what ``DMITables`` reads; else the udev properties `MEMORY_*` of `sys/devices/virtual/dmi/id`.
/// - Source: SMBIOS 3.7 §7.17 to §7.20; systemd 248 `src/udev/dmi_memory_id/dmi_memory_id.c`.
public struct DMIMemory: Scanner {
  static let device = Device(path: "sys/devices/virtual/dmi/id", subsystem: "dmi")
  /// No machine has more; a wrong number must not become a long loop.
  private static let slotLimit: Int64 = 1024

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let reading = machine.smbios
    if let table = reading.table.value {
      table.fill(&hardware.memory)
      return
    }
    hardware.memory.mappedBytes = reading.nothing()
    guard !Self.fill(&hardware.memory, from: machine.devices.properties(of: Self.device)) else {
      // udev cuts voltages to whole volts, and leaves the makers' codes out.
      for index in hardware.memory.modules.indices {
        hardware.memory.modules[index].configuredVoltageMv = reading.nothing()
        hardware.memory.modules[index].manufacturerId = reading.nothing()
      }
      return
    }
    hardware.memory.slots = reading.nothing()
    hardware.memory.maxCapacityBytes = reading.nothing()
    hardware.memory.errorCorrection = reading.nothing()
  }

  /// Of several arrays udev keeps the capacity of the last.
  ///
  /// - Returns: `false` when udev keeps no memory of this machine.
  static func fill(_ memory: inout Memory, from properties: DeviceProperties) -> Bool {
    let capacity = properties.udevNumber("MEMORY_ARRAY_MAX_CAPACITY")
    let count = properties.udevNumber("MEMORY_ARRAY_NUM_DEVICES")
    guard capacity.finding != .absent || count.finding != .absent else { return false }
    memory.maxCapacityBytes = capacity
    memory.errorCorrection = errorCorrection(properties)
    var found: Int64 = 0
    var chips: Int64 = 0
    while found < slotLimit {
      let prefix = "MEMORY_DEVICE_\(found)_"
      func text(_ key: String) -> Fact<DeviceText> { known(properties.udev(prefix + key)) }
      func word(_ key: String) -> Fact<DeviceText> { meaning(text(key)) }
      func number(_ key: String) -> Fact<Int64> { properties.udevNumber(prefix + key) }
      let size = number("SIZE")
      let present = number("PRESENT")
      guard properties.udev(prefix + "LOCATOR").value != nil || size.value != nil || present.value != nil
      else { break }
      found += 1
      if let type = text("TYPE").value, SMBIOSTable.firmwareChips.contains(type) {
        chips += 1
        continue
      }
      if present.value == 0 {
        var empty = MemorySlot()
        empty.slot = text("LOCATOR")
        empty.bank = text("BANK_LOCATOR")
        empty.formFactor = word("FORM_FACTOR")
        memory.emptySlots.append(empty)
      } else {
        var module = MemoryModule()
        module.slot = text("LOCATOR")
        module.bank = text("BANK_LOCATOR")
        module.sizeBytes = size
        module.type = word("TYPE")
        module.formFactor = word("FORM_FACTOR")
        module.speedMTs = number("SPEED_MTS")
        module.configuredSpeedMTs = number("CONFIGURED_SPEED_MTS")
        module.manufacturer = text("MANUFACTURER")
        module.partNumber = text("PART_NUMBER")
        module.serial = text("SERIAL_NUMBER")
        module.rank = number("RANK")
        memory.modules.append(module)
      }
    }
    // It counts every device, those that hold the firmware too.
    let slots = count.value.flatMap { $0 > chips ? $0 - chips : nil } ?? (found > chips ? found - chips : nil)
    memory.slots = Fact(slots.map { .value($0) } ?? count.finding, from: count.source)
    return true
  }

  /// udev leaves this out where it is "None".
  private static func errorCorrection(_ properties: DeviceProperties) -> Fact<DeviceText> {
    let kind = properties.udev("MEMORY_ARRAY_EC_TYPE")
    if kind.finding == .absent, properties.udev("MEMORY_ARRAY_LOCATION").value != nil {
      return Fact(.value("None"), from: kind.source)
    }
    return meaning(known(kind))
  }

  /// The string without the words udev puts where the table has none, or a number of none.
  private static func known(_ fact: Fact<DeviceText>) -> Fact<DeviceText> {
    switch fact.value {
    case "Not Specified": Fact(.absent, from: fact.source)
    case "<BAD INDEX>": Fact(.malformed(raw: "<BAD INDEX>", expected: .table), from: fact.source)
    case "<OUT OF SPEC>": Fact(.malformed(raw: "<OUT OF SPEC>", expected: .code), from: fact.source)
    default: fact
    }
  }

  /// One of the standard's words; these two say nothing.
  private static func meaning(_ fact: Fact<DeviceText>) -> Fact<DeviceText> {
    fact.value == "Unknown" || fact.value == "Other" ? Fact(.absent, from: fact.source) : fact
  }
}
