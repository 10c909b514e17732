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
    let asRoot = TestTree.scan(recorder)
    try recorder.capture().write(to: "\(folder.path)/user", isPrivate: true)
    try folder.write("user/WITHHELD", Self.rootOnly.map { "sys/class/dmi/id/\($0)\n" }.joined())

    let asUser = TestTree.scan(try SystemTree(capturedAt: "\(folder.path)/user"))
    var expected = asRoot
    expected.hardware?.system.serial.finding = .withheld(.root)
    expected.hardware?.system.uuid.finding = .withheld(.root)
    expected.hardware?.board.serial.finding = .withheld(.root)
    expected.hardware?.chassis.serial.finding = .withheld(.root)
    #expect(asUser == expected)
    #expect(asUser != asRoot)
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
