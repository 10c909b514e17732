import Model
import Testing

@testable import Scanners

@Suite("DMITables")
struct DMITablesTests {
  private typealias Bytes = SMBIOSBytes
  static let path = "sys/firmware/dmi/tables/DMI"
  static let entries = "sys/firmware/dmi/entries"
  static let entryPath = "sys/firmware/dmi/tables/smbios_entry_point"

  /// A tree with this table, and an entry point for it.
  static func folder(_ table: [UInt8] = SMBIOSTableTests.whole, minor: UInt8 = 7) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(path, table)
    try folder.write(
      entryPath, SMBIOSBytes.entry32(2, minor, length: UInt16(table.count), structures: 0))
    return folder
  }

  static func scan(_ folder: ScratchFolder) throws -> ScanReport {
    TestTree.scan(try SystemTree(capturedAt: folder.path))
  }

  @Test("a tree with nothing but the table tells who the machine is")
  func alone() throws {
    let report = try Self.scan(Self.folder())
    let hardware = try #require(report.hardware)
    #expect(hardware.system.serial == Fact(.value("PF123456"), from: Self.path))
    #expect(hardware.firmware.smbiosVersion == Fact(.value("2.7"), from: Self.entryPath))
    #expect(hardware.processors.map(\.modelName.value) == ["Intel(R) Xeon(R) E5-2630 v3"])
    #expect(hardware.memory.modules.map(\.serial.value) == ["12345678"])
    #expect(hardware.memory.installedBytes.value == 17_179_869_184)
    #expect(hardware.memory.mappedBytes.value == 34_359_738_368)
    #expect(hardware.slots.count == 1)
    #expect(hardware.ports.count == 1)
    #expect(hardware.onboardDevices.count == 1)
    #expect(hardware.powerSupplies.count == 1)
    #expect(hardware.probes.count == 3)
    #expect(hardware.managementController.version.value == "2.0")
    #expect(hardware.oemStrings.count == 2)
    #expect(hardware.tpm.maker.value == "INTC")
    #expect(!report.notes.contains { $0.source.hasPrefix("sys/firmware/dmi") })
  }

  @Test("a plain user is refused once, and the report says of each fact that root would know it")
  func refused() throws {
    let folder = try Self.folder()
    try folder.write("WITHHELD", "\(Self.path)\n")
    let report = try Self.scan(folder)
    let hardware = try #require(report.hardware)
    #expect(hardware.chassis.sku == Fact(.withheld(.root), from: Self.path))
    #expect(hardware.chassis.heightUnits.finding == .withheld(.root))
    #expect(hardware.chassis.powerCords.finding == .withheld(.root))
    #expect(hardware.firmware.romBytes.finding == .withheld(.root))
    #expect(hardware.firmware.smbiosVersion == Fact(.withheld(.root), from: Self.path))
    #expect(hardware.firmware.administratorPassword.finding == .withheld(.root))
    #expect(hardware.processors.map(\.socket.finding) == [.withheld(.root)])
    #expect(hardware.managementController.present.finding == .withheld(.root))
    #expect(hardware.memory.slots.finding == .withheld(.root))
    #expect(hardware.memory.mappedBytes.finding == .withheld(.root))
    #expect(hardware.memory.errorCorrection.finding == .withheld(.root))
    #expect(hardware.memory.modules == [])
    #expect(hardware.slots == [])
    #expect(report.notes.contains(ScanNote(.listWithheld, at: Self.path)))
  }

  @Test("neither file is read more than once, and the second not at all after a refusal of the first")
  func once() throws {
    let folder = try Self.folder()
    try folder.write("WITHHELD", "\(Self.path)\n")
    let tree = try SystemTree(capturedAt: folder.path).recorded
    _ = TestTree.scan(tree)
    let answers = try #require(tree.recording?.answers)
    #expect(answers.refusals[Self.path] == .root)
    #expect(answers.files[Self.entryPath] == nil)
    var machine = Machine(tree: .live, devices: SysfsDevices(.live), names: NoNames())
    _ = machine.smbios
    #expect(machine.smbios.table == machine.smbios.table)
  }

  @Test("a wrong checksum is noted, and the table read all the same")
  func checksum() throws {
    let folder = try Self.folder()
    var entry = SMBIOSBytes.entry32(2, 7, length: 4096, structures: 0)
    entry[0x04] &+= 1
    try folder.write(Self.entryPath, entry)
    let report = try Self.scan(folder)
    #expect(report.notes.contains(ScanNote(.checksumWrong, at: Self.entryPath)))
    #expect(report.hardware?.system.serial.value == "PF123456")
  }

  @Test("an entry point that is none leaves the version open, and the table readable")
  func noEntry() throws {
    let folder = try Self.folder()
    try folder.write(Self.entryPath, "garbage")
    let report = try Self.scan(folder)
    #expect(
      report.hardware?.firmware.smbiosVersion
        == Fact(.malformed(raw: "garbage", expected: .table), from: Self.entryPath))
    #expect(report.hardware?.system.serial.value == "PF123456")
  }

  @Test("a table of more than a mebibyte is malformed, not read in part")
  func tooLong() throws {
    let folder = try Self.folder()
    try folder.write(Self.path, [UInt8](repeating: 0, count: 1 << 20 | 1))
    let report = try Self.scan(folder)
    guard case .malformed(_, .boundedText)? = report.hardware?.firmware.romBytes.finding else {
      Issue.record("\(String(describing: report.hardware?.firmware.romBytes.finding))")
      return
    }
    #expect(report.notes.contains(ScanNote(.listWithheld, at: Self.path)))
  }

  @Test("a machine without such a table has nothing to withhold")
  func none() throws {
    let report = try Self.scan(ScratchFolder())
    #expect(report.hardware?.firmware.romBytes == Fact(.absent, from: Self.path))
    #expect(report.hardware?.managementController.present == Fact(.absent, from: Self.path))
    #expect(!report.notes.contains { $0.source == Self.path })
  }

  @Test("a controller that a driver found is there, whatever the table says or may not say")
  func controller() throws {
    let folder = try Self.folder(SMBIOSTableIdentityTests.chassis)
    #expect(
      try Self.scan(folder).hardware?.managementController.present == Fact(.value(false), from: Self.path))
    try folder.write("sys/class/ipmi/ipmi0/uevent", "")
    #expect(
      try Self.scan(folder).hardware?.managementController.present
        == Fact(.value(true), from: "sys/class/ipmi/ipmi0"))
    try folder.write("WITHHELD", "\(Self.path)\n")
    let controller = try #require(try Self.scan(folder).hardware).managementController
    #expect(controller.present.value == true)
    #expect(controller.version.finding == .withheld(.root))
    #expect(controller.firmware.finding == .absent)

    // The driver asked it, and tells everybody what it said.
    try folder.write("sys/devices/platform/ipmi_bmc.0/ipmi_version", "2.0\n")
    try folder.write("sys/devices/platform/ipmi_bmc.0/firmware_revision", "3.36\n")
    try folder.link("sys/class/ipmi/ipmi0/device/bmc", to: "../../../../devices/platform/ipmi_bmc.0")
    let asked = try #require(try Self.scan(folder).hardware).managementController
    #expect(asked.version == Fact(.value("2.0"), from: "sys/class/ipmi/ipmi0/device/bmc/ipmi_version"))
    #expect(asked.firmware.value == "3.36")
    #expect(asked.interface.finding == .withheld(.root))
  }

  @Test("a kernel before 4.2 shows the structures one by one, and the report is that of the table")
  func entries() throws {
    let folder = try ScratchFolder()
    let structures = [
      SMBIOSTableIdentityTests.system, SMBIOSTableIdentityTests.chassis, SMBIOSTablePartsTests.battery,
    ]
    // By name they come in another order than in the table.
    for (position, (name, bytes)) in zip(["3-0", "1-0", "22-0"], structures).enumerated() {
      try folder.write("\(Self.entries)/\(name)/raw", bytes)
      try folder.write("\(Self.entries)/\(name)/position", "\(position)\n")
    }
    let hardware = try #require(try Self.scan(folder).hardware)
    let whole = try #require(
      try Self.scan(Self.folder(structures[0] + structures[1] + structures[2])).hardware)
    #expect(hardware.system.serial == Fact(whole.system.serial.finding, from: Self.entries))
    #expect(hardware.system.uuid.finding == whole.system.uuid.finding)
    #expect(hardware.chassis.powerCords.finding == whole.chassis.powerCords.finding)
    #expect(hardware.managementController.present == Fact(.value(false), from: Self.entries))

    try folder.write("WITHHELD", "\(Self.entries)/1-0/raw\n")
    let refused = try Self.scan(folder)
    #expect(refused.hardware?.chassis.sku == Fact(.withheld(.root), from: "\(Self.entries)/1-0/raw"))
    #expect(refused.notes.contains(ScanNote(.listWithheld, at: Self.entries)))
  }

  @Test("the table's battery stands in where the kernel has none, and never in a server")
  func batteries() throws {
    let laptop = SMBIOSBytes.structure(3, [0, 0x0A, 0, 0, 0]) + SMBIOSTablePartsTests.battery
    let folder = try Self.folder(laptop)
    #expect(try Self.scan(folder).hardware?.batteries.map(\.model.value) == ["42T5245"])
    try folder.write(
      "sys/class/power_supply/BAT0/uevent",
      "POWER_SUPPLY_TYPE=Battery\nPOWER_SUPPLY_PRESENT=1\nPOWER_SUPPLY_MODEL_NAME=5B10W\n")
    #expect(try Self.scan(folder).hardware?.batteries.map(\.model.value) == ["5B10W"])
    // The case of the whole table is a rack mount.
    #expect(try Self.scan(Self.folder()).hardware?.batteries == [])
  }

  @Test("memory that udev keeps needs no root; who may read the table learns more from it")
  func udevMemory() throws {
    let folder = try Self.folder()
    try folder.write("sys/devices/virtual/dmi/id/uevent", "MODALIAS=dmi:\n")
    try folder.write(
      "run/udev/data/+dmi:id",
      """
      E:MEMORY_ARRAY_LOCATION=System Board Or Motherboard
      E:MEMORY_ARRAY_MAX_CAPACITY=34359738368
      E:MEMORY_DEVICE_0_SIZE=17179869184
      E:MEMORY_DEVICE_0_FORM_FACTOR=Row Of Chips
      E:MEMORY_DEVICE_0_LOCATOR=Motherboard
      E:MEMORY_DEVICE_0_BANK_LOCATOR=Not Specified
      E:MEMORY_DEVICE_0_TYPE=<OUT OF SPEC>
      E:MEMORY_DEVICE_0_MANUFACTURER=<BAD INDEX>
      E:MEMORY_DEVICE_0_PART_NUMBER=Unknown
      E:MEMORY_DEVICE_1_PRESENT=0
      E:MEMORY_DEVICE_1_FORM_FACTOR=Unknown
      E:MEMORY_DEVICE_1_LOCATOR=DIMM B
      E:MEMORY_DEVICE_2_SIZE=2097152
      E:MEMORY_DEVICE_2_TYPE=Flash
      E:MEMORY_ARRAY_NUM_DEVICES=3

      """)
    #expect(try Self.scan(folder).hardware?.memory.modules.map(\.serial.value) == ["12345678"])

    try folder.write("WITHHELD", "\(Self.path)\n")
    let memory = try #require(try Self.scan(folder).hardware).memory
    func source(_ key: String) -> String { "udev:MEMORY_\(key)@sys/devices/virtual/dmi/id" }
    #expect(memory.slots == Fact(.value(2), from: source("ARRAY_NUM_DEVICES")))
    #expect(memory.maxCapacityBytes.value == 34_359_738_368)
    #expect(memory.errorCorrection == Fact(.value("None"), from: source("ARRAY_EC_TYPE")))
    let module = try #require(memory.modules.first)
    #expect(memory.modules.count == 1)
    #expect(module.slot.value == "Motherboard")
    #expect(module.bank == Fact(.absent, from: source("DEVICE_0_BANK_LOCATOR")))
    #expect(module.formFactor.value == "Row Of Chips")
    #expect(module.type.finding == .malformed(raw: "<OUT OF SPEC>", expected: .code))
    #expect(module.manufacturer.finding == .malformed(raw: "<BAD INDEX>", expected: .table))
    #expect(module.partNumber.value == "Unknown")
    #expect(module.configuredVoltageMv == Fact(.withheld(.root), from: Self.path))
    #expect(module.manufacturerId == Fact(.withheld(.root), from: Self.path))
    #expect(memory.emptySlots.map(\.slot.value) == ["DIMM B"])
    #expect(memory.emptySlots.map(\.formFactor.finding) == [.absent])
  }
}
