public import Model

/// Facts of one report that do not go together, or can hardly be: something for a person to look at, and no error.
public enum Mark: Sendable, Hashable {
  /// A case that stands on or under a desk, and a battery in it.
  case batteryInside(Category)
  case laptopWithoutBattery
  /// The kernel hands out more memory than the modules have together, in bytes.
  case memoryBeyondModules(usable: Int64, modules: Int64)
  /// More than a quarter of what the modules have together is not there.
  case memoryMissing(installed: Int64, modules: Int64)
  /// The year a monitor was made, or its model, lies ahead; `fact` is which of the two.
  case monitorYearAhead(monitor: Int, fact: String, year: Int64)
  /// Or before the first EDID.
  case monitorYearEarly(monitor: Int, fact: String, year: Int64)
  case firmwareOld(Day)
  case firmwareAhead(Day)
  /// A PCI Express link with fewer lanes than the device and the port at its other end both have.
  case linkNarrow(device: Int, lanes: Int64, possible: Int64)
  /// Or slower than both can be, in millions of transfers a second.
  case linkSlow(device: Int, speed: Int64, possible: Int64)
  /// 0 charge cycles: most batteries that say so do not count.
  case cyclesZero(battery: Int)

  /// Its permanent name.
  public var id: RuleID {
    switch self {
    case .batteryInside: "chassis.battery-inside"
    case .laptopWithoutBattery: "chassis.laptop-no-battery"
    case .memoryBeyondModules: "memory.beyond-modules"
    case .memoryMissing: "memory.missing"
    case .monitorYearAhead: "monitor.year-ahead"
    case .monitorYearEarly: "monitor.year-early"
    case .firmwareOld: "firmware.old"
    case .firmwareAhead: "firmware.ahead"
    case .linkNarrow: "pci.link-narrow"
    case .linkSlow: "pci.link-slow"
    case .cyclesZero: "battery.cycles-zero"
    }
  }

  /// The facts it rests on, as paths of the report.
  public var facts: [String] {
    switch self {
    case .batteryInside: ["hardware.chassis.category", "hardware.batteries"]
    case .laptopWithoutBattery: ["hardware.chassis.category"]
    case .memoryBeyondModules: ["hardware.memory.usable_bytes", "hardware.memory.modules"]
    case .memoryMissing: ["hardware.memory.installed_bytes", "hardware.memory.modules"]
    case .monitorYearAhead(let monitor, let fact, _), .monitorYearEarly(let monitor, let fact, _):
      ["hardware.monitors[\(monitor)].\(fact)"]
    case .firmwareOld, .firmwareAhead: ["hardware.firmware.date"]
    case .linkNarrow(let device, _, _): ["hardware.pci_devices[\(device)].link_width"]
    case .linkSlow(let device, _, _): ["hardware.pci_devices[\(device)].link_speed_mts"]
    case .cyclesZero(let battery): ["hardware.batteries[\(battery)].cycles"]
    }
  }
}
