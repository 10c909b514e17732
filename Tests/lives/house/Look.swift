public import Model

/// One scan of one machine: the report that it sends, and what of it speaks of parts.
public struct Look: Sendable {
  /// The how-manieth of all looks.
  public internal(set) var number = 0
  public let machine: Int
  /// Of its network card: every scan reads it.
  let machineAddress: String
  public let at: Instant
  public let report: ScanReport
  /// The parts whose serials it read.
  public let seen: [Piece]
  /// The kinds of which it read all.
  public let seesAll: Set<Part.Kind>

  init(_ machine: Machine, at: Instant, asRoot: Bool, hidesDisks: Bool) {
    self.machine = machine.number
    machineAddress = machine.mac
    self.at = at
    report = Self.report(of: machine, at: at, asRoot: asRoot, hidesDisks: hidesDisks)
    var seesAll: Set<Part.Kind> = [.disk, .memory, .battery]
    // The table that lists modules is root's, and some disks' serials are.
    if !asRoot { seesAll.remove(.memory) }
    if hidesDisks { seesAll.remove(.disk) }
    self.seesAll = seesAll
    seen = seesAll.sorted { $0.rawValue < $1.rawValue }.flatMap { machine.pieces($0) }
  }

  private static func report(of machine: Machine, at: Instant, asRoot: Bool, hidesDisks: Bool) -> ScanReport {
    func root(_ text: String, _ source: String) -> Fact<DeviceText> {
      Fact(asRoot ? .value(DeviceText(text)) : .withheld(.root), from: source)
    }
    func open(_ text: String, _ source: String) -> Fact<DeviceText> {
      Fact(.value(DeviceText(text)), from: source)
    }
    var report = ScanReport()
    report.scannedAt = at
    report.scannerName = "tagroll"
    report.scannerVersion = "0.1.0"
    report.privileged = asRoot
    report.virtualisation.kind = Fact(.value(.none), from: "proc/cpuinfo")
    report.operatingSystem.machineId = open(
      machine.pieces(.disk).first?.installation ?? "", "etc/machine-id")
    var hardware = Hardware()
    hardware.system.vendor = open("LENOVO", "sys/class/dmi/id/sys_vendor")
    hardware.system.product = open("20L6S29E0X", "sys/class/dmi/id/product_name")
    hardware.system.serial = root(machine.serial, "sys/class/dmi/id/product_serial")
    hardware.system.uuid = root(machine.uuid, "sys/class/dmi/id/product_uuid")
    hardware.board.vendor = open("LENOVO", "sys/class/dmi/id/board_vendor")
    hardware.board.serial = root(machine.boardSerial, "sys/class/dmi/id/board_serial")
    hardware.chassis.category = Fact(
      .value(machine.isLaptop ? .laptop : .desktop), from: "sys/class/dmi/id/chassis_type")
    var card = NetworkCard()
    card.name = open("eth0", "sys/class/net/eth0")
    card.kind = Fact(.value(.ethernet), from: "sys/class/net/eth0/type")
    card.mac = open(machine.mac, "sys/class/net/eth0/address")
    card.permanentMac = card.mac
    card.bus = Fact(.value(.pci), from: "sys/class/net/eth0/device")
    hardware.networkCards = [card]
    for slot in machine.slots {
      guard let piece = slot.piece else { continue }
      switch slot.kind {
      case .disk:
        let folder = "sys/block/\(slot.name)"
        var disk = Disk()
        disk.name = open(slot.name, folder)
        disk.model = open(piece.model, "\(folder)/device/model")
        disk.serial = hidesDisks ? Fact(.withheld(.root), from: folder) : open(piece.serial, folder)
        disk.sizeBytes = Fact(.value(piece.sizeBytes), from: "\(folder)/size")
        disk.bus = Fact(.value(slot.name.hasPrefix("nvme") ? .nvme : .ata), from: folder)
        hardware.disks.append(disk)
      case .memory where asRoot:
        let table = "sys/firmware/dmi/tables/DMI"
        var module = MemoryModule()
        module.slot = open(slot.name, table)
        module.sizeBytes = Fact(.value(piece.sizeBytes), from: table)
        module.formFactor = open("SODIMM", table)
        module.partNumber = open(piece.model, table)
        module.serial = open(piece.serial, table)
        hardware.memory.modules.append(module)
      case .battery:
        let folder = "sys/class/power_supply/\(slot.name)"
        var battery = Battery()
        battery.name = open(slot.name, folder)
        battery.manufacturer = open("SMP", "\(folder)/manufacturer")
        battery.model = open(piece.model, "\(folder)/model_name")
        battery.serial = open(piece.serial, "\(folder)/serial_number")
        hardware.batteries.append(battery)
      default: continue
      }
    }
    report.hardware = hardware
    return report
  }
}
