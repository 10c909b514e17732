public import Model

/// What the firmware tells of the machine's parts, and what no other source told.
///
/// - Reads: `sys/firmware/dmi/tables/DMI`, and then `smbios_entry_point` beside it; both need root, so that a plain
///   user is refused once. `sys/class/ipmi` tells everybody whether there is a management controller, and of which
///   version. Before Linux 4.2, `sys/firmware/dmi/entries/*/raw`, a structure each.
/// - Shape: the structures of ``SMBIOSTable``; at most 1 MiB. A wrong checksum is noted and changes nothing.
/// - Source: Linux `drivers/firmware/dmi_scan.c`; SMBIOS 3.7.
public struct DMITables: Scanner {
  static let path = "sys/firmware/dmi/tables/DMI"
  static let entries = "sys/firmware/dmi/entries"
  static let entryPath = "sys/firmware/dmi/tables/smbios_entry_point"
  /// The firmware says how long the table is in 16 bits, or in 32 and rarely above 64 KiB.
  static let limit = 1 << 20

  /// The table, read once for all who ask, and what was wrong with it.
  struct Reading {
    var table: Observed<SMBIOSTable>
    var source = path
    var version = Fact<DeviceText>()
    var notes: [ScanNote] = []

    /// A fact that only the table has and, for this reason, does not tell.
    func nothing<Value>() -> Fact<Value> {
      Fact(table.flatMap { _ in .absent }, from: source)
    }
  }

  public init() {}

  static func read(_ tree: SystemTree) -> Reading {
    let file = tree.bytes(path, limit: limit)
    if file == .absent, let reading = readEntries(tree) { return reading }
    guard case .value(let bytes) = file else {
      var reading = Reading(table: file.flatMap { _ in .absent })
      reading.version = reading.nothing()
      if file != .absent { reading.notes.append(ScanNote(.listWithheld, at: path)) }
      return reading
    }
    let entryFile = tree.bytes(entryPath)
    let entry = entryFile.value.flatMap(SMBIOSEntryPoint.init)
    let table = SMBIOSTable(bytes, entry: entry, source: path)
    var reading = Reading(table: .value(table))
    reading.version = Fact(
      entryFile.map(expecting: .table, raw: { .excerpt($0) }) { _ in entry.map { DeviceText($0.version) } },
      from: entryPath)
    if entryFile == .absent { reading.notes.append(ScanNote(.sourceMissing, at: entryPath)) }
    if entry?.isSound == false { reading.notes.append(ScanNote(.checksumWrong, at: entryPath)) }
    if table.isCut { reading.notes.append(ScanNote(.listCut, at: path)) }
    return reading
  }

  /// The structures one by one, in the order of the table; `nil` where the kernel shows none.
  ///
  /// - Source: Linux `Documentation/ABI/testing/sysfs-firmware-dmi-entries`.
  private static func readEntries(_ tree: SystemTree) -> Reading? {
    guard tree.exists(entries), let listing = tree.names(in: entries).value, !listing.names.isEmpty else {
      return nil
    }
    var structures: [(position: Int64, bytes: [UInt8])] = []
    for name in listing.names.prefix(SMBIOSTable.limit) {
      let file = tree.bytes("\(entries)/\(name)/raw")
      guard case .value(let bytes) = file else {
        guard case .withheld = file else { continue }
        var reading = Reading(table: file.flatMap { _ in .absent }, source: "\(entries)/\(name)/raw")
        reading.version = reading.nothing()
        reading.notes.append(ScanNote(.listWithheld, at: entries))
        return reading
      }
      structures.append((tree.number("\(entries)/\(name)/position").value ?? .max, bytes))
    }
    let bytes = structures.sorted { $0.position < $1.position }.flatMap(\.bytes)
    let table = SMBIOSTable(bytes, source: entries)
    var reading = Reading(table: .value(table), source: entries)
    reading.version = reading.nothing()
    if listing.isCut || table.isCut { reading.notes.append(ScanNote(.listCut, at: entries)) }
    return reading
  }

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let reading = machine.smbios
    machine.notes += reading.notes
    hardware.firmware.smbiosVersion = reading.version
    hardware.managementController = Self.controller(machine.tree, reading)
    guard let table = reading.table.value else {
      Self.leaveOpen(&hardware, reading)
      return
    }
    table.fill(&hardware.system)
    table.fill(&hardware.board)
    table.fill(&hardware.chassis)
    table.fill(&hardware.firmware)
    table.fillPasswords(&hardware.firmware)
    table.fill(&hardware.processors)
    table.fill(&hardware.tpm)
    if hardware.batteries.isEmpty, Self.mayRunOnBatteries(hardware) { hardware.batteries = table.batteries }
    hardware.slots = table.slots
    hardware.ports = table.ports
    hardware.onboardDevices = table.onboardDevices
    hardware.powerSupplies = table.powerSupplies
    hardware.probes = table.probes
    hardware.oemStrings = table.oemStrings
  }

  private static func leaveOpen(_ hardware: inout Hardware, _ reading: Reading) {
    hardware.chassis.sku = reading.nothing()
    hardware.chassis.heightUnits = reading.nothing()
    hardware.chassis.powerCords = reading.nothing()
    hardware.firmware.romBytes = reading.nothing()
    hardware.firmware.powerOnPassword = reading.nothing()
    hardware.firmware.keyboardPassword = reading.nothing()
    hardware.firmware.administratorPassword = reading.nothing()
    for index in hardware.processors.indices {
      hardware.processors[index].socket = reading.nothing()
      hardware.processors[index].partNumber = reading.nothing()
    }
  }

  /// A desktop machine's table may hold a battery too: the one of the laptop it was copied from.
  private static func mayRunOnBatteries(_ hardware: Hardware) -> Bool {
    switch hardware.chassis.category.value {
    case nil, .laptop, .tablet, .phone: true
    default: false
    }
  }

  /// The kernel shows a controller that its driver found, and what that answered; the table tells how it is reached.
  ///
  /// - Source: Linux `drivers/char/ipmi/ipmi_msghandler.c`.
  private static func controller(_ tree: SystemTree, _ reading: Reading) -> ManagementController {
    let folder = "sys/class/ipmi/ipmi0"
    let answers = "\(folder)/device/bmc"
    var controller = reading.table.value?.managementController ?? ManagementController()
    let isFound = tree.exists(folder)
    if controller.present.value == nil {
      controller.present =
        reading.table.value == nil ? reading.nothing() : Fact(.value(false), from: reading.source)
      controller.interface = reading.nothing()
      controller.version = reading.nothing()
      if isFound { controller.present = Fact(.value(true), from: folder) }
    }
    guard isFound else {
      controller.firmware = Fact(.absent, from: "\(answers)/firmware_revision")
      return controller
    }
    controller.firmware = tree.text("\(answers)/firmware_revision")
    if controller.version.value == nil {
      let answer = tree.text("\(answers)/ipmi_version")
      if answer.value != nil { controller.version = answer }
    }
    return controller
  }
}
