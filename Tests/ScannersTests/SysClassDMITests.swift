import Model
import Testing

@testable import Scanners

@Suite("SysClassDMI")
struct SysClassDMITests {
  static let rootOnly = ["product_serial", "product_uuid", "board_serial", "chassis_serial"]

  @Test("a UUID that is none is malformed, and keeps what the firmware said")
  func brokenUUID() throws {
    for text in [
      "2", "Not Settable", "4C4C4544-0051-3010-8052-B4C04F4A4B3", "4C4C4544 0051 3010 8052 B4C04F4A4B32",
    ] {
      let folder = try ScratchFolder()
      try folder.write("sys/class/dmi/id/product_uuid", "\(text)\n")
      let system = try #require(TestTree.scan(SystemTree(capturedAt: folder.path)).hardware).system
      #expect(system.uuid.finding == .malformed(raw: DeviceText(text), expected: .uuid))
    }
  }

  @Test("a machine without SMBIOS has no identity from it, and the report says why")
  func noDMI() throws {
    let folder = try ScratchFolder()
    let report = TestTree.scan(try SystemTree(capturedAt: folder.path))
    #expect(report.hardware?.system.vendor.finding == .absent)
    #expect(report.notes.contains(ScanNote(.sourceMissing, at: "sys/class/dmi/id")))
  }

  @Test("the identity is what the firmware said, each with its source")
  func identity() throws {
    let hardware = try #require(TestTree.scan(TestTree.machine("thinkpad-x1")).hardware)

    #expect(hardware.system.vendor == Fact(.value("LENOVO"), from: "sys/class/dmi/id/sys_vendor"))
    #expect(hardware.system.product.value == "20XWS0AA00")
    #expect(hardware.system.version.value == "ThinkPad X1 Carbon Gen 9")
    #expect(hardware.system.serial == Fact(.value("PF2ABCDE"), from: "sys/class/dmi/id/product_serial"))
    #expect(hardware.system.uuid.value == "4c4c4544-0051-3010-8052-b4c04f4a4b32")
    #expect(hardware.board.serial.value == "L1HF1AB0CDE")
    #expect(hardware.chassis.typeCode.value == 10)
    #expect(hardware.chassis.category.value == .laptop)
    #expect(hardware.firmware.version.value == "N32ET75W (1.51 )")
    #expect(hardware.firmware.uefi.value == true)
    #expect(hardware.firmware.secureBoot.value == true)
  }

  @Test("a serial the kernel keeps for root is withheld, not missing")
  func rootOnlySerial() throws {
    let folder = try ScratchFolder()
    let recorder = try TestTree.machine("thinkpad-x1").recorded
    var expected = try #require(TestTree.scan(recorder).hardware)
    try recorder.capture().write(to: "\(folder.path)/user", isPrivate: true)
    let refused = Self.rootOnly.map { "sys/class/dmi/id/\($0)\n" } + ["\(DMITables.path)\n"]
    try folder.write("user/WITHHELD", refused.joined())

    let asUser = TestTree.scan(try SystemTree(capturedAt: "\(folder.path)/user"))
    let hardware = try #require(asUser.hardware)
    expected.system.serial.finding = .withheld(.root)
    expected.system.uuid.finding = .withheld(.root)
    expected.board.serial.finding = .withheld(.root)
    #expect(hardware.system == expected.system)
    #expect(hardware.board == expected.board)
    #expect(hardware.chassis.serial.finding == .withheld(.root))
    #expect(hardware.chassis.assetTag == expected.chassis.assetTag)
    #expect(hardware.disks == expected.disks)
    #expect(hardware.networkCards == expected.networkCards)
    #expect(hardware.batteries == expected.batteries)
  }

  @Test("a plain user knows the memory by udev's record as root knows it by the table")
  func memoryWithoutRoot() throws {
    let folder = try ScratchFolder()
    let recorder = try TestTree.machine("thinkpad-x1").recorded
    let asRoot = try #require(TestTree.scan(recorder).hardware).memory
    // Root never asks udev, so its record comes from the fixture.
    let fixture = try TestTree.machine("thinkpad-x1")
    try recorder.capture().write(to: "\(folder.path)/user", isPrivate: true)
    for path in ["run/udev/data/+dmi:id", "sys/devices/virtual/dmi/id/uevent"] {
      try folder.write("user/\(path)", try #require(fixture.bytes(path).value))
    }
    try folder.write("user/WITHHELD", "\(DMITables.path)\n")

    let asUser = try #require(
      TestTree.scan(SystemTree(capturedAt: "\(folder.path)/user")).hardware
    ).memory
    #expect(asUser.slots.value == asRoot.slots.value)
    #expect(asUser.maxCapacityBytes.value == asRoot.maxCapacityBytes.value)
    #expect(asUser.errorCorrection.value == asRoot.errorCorrection.value)
    #expect(asUser.modules.count == 2)
    for (user, root) in zip(asUser.modules, asRoot.modules) {
      #expect(user.slot.value == root.slot.value)
      #expect(user.bank.value == root.bank.value)
      #expect(user.sizeBytes.value == root.sizeBytes.value)
      #expect(user.type.value == root.type.value)
      #expect(user.formFactor.value == root.formFactor.value)
      #expect(user.speedMTs.value == root.speedMTs.value)
      #expect(user.configuredSpeedMTs.value == root.configuredSpeedMTs.value)
      #expect(user.manufacturer.value == root.manufacturer.value)
      #expect(user.partNumber.value == root.partNumber.value)
      #expect(user.serial.value == root.serial.value)
      #expect(user.rank.value == root.rank.value)
      #expect(user.configuredVoltageMv.finding == .withheld(.root))
    }
  }

  @Test("the lock bit of a case type says nothing of the type")
  func lockedCase() throws {
    let folder = try ScratchFolder()
    try folder.write("sys/class/dmi/id/chassis_type", "\(0x80 | 0x17)\n")
    let chassis = try #require(TestTree.scan(SystemTree(capturedAt: folder.path)).hardware).chassis
    #expect(chassis.typeCode.value == 0x17)
    #expect(chassis.category.value == .server)
  }
}
