import Model
import Testing

@testable import Scanners

@Suite("SMBIOSTable: firmware, system, board, case")
struct SMBIOSTableIdentityTests {
  private typealias Bytes = SMBIOSBytes

  static let firmware = SMBIOSBytes.structure(
    0, [1, 2, 0, 0xF0, 3, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 52, 1, 24, 32, 0],
    ["LENOVO", "N2HET69W", "01/02/2024"])
  static let system = SMBIOSBytes.structure(
    1, [1, 2, 3, 4] + (1...16).map { UInt8($0 * 0x11 & 0xFF) } + [6, 5, 6],
    ["LENOVO", "20XW", "ThinkPad X1", "PF123456", "LENOVO_MT_20XW", "ThinkPad"])
  static let board = SMBIOSBytes.structure(
    2, [1, 2, 3, 4, 5], ["LENOVO", "20XWCTO1WW", "SDK0J40697", "L1HF12345", "Board tag"])
  static let chassis = SMBIOSBytes.structure(
    3, [1, 0x97, 2, 3, 4, 3, 3, 3, 3, 0, 0, 0, 0, 2, 2, 2, 3, 10, 1, 1, 11, 1, 1, 5],
    ["LENOVO", "None", "PF123456", "IT-0042", "case order 7"])

  @Test("what the kernel shows nowhere else comes from the table")
  func whole() {
    let hardware = Bytes.hardware(Bytes.table(Self.firmware, Self.system, Self.board, Self.chassis))
    #expect(hardware.firmware.vendor == Fact(.value("LENOVO"), from: "t"))
    #expect(hardware.firmware.version.value == "N2HET69W")
    #expect(hardware.firmware.date.value == "01/02/2024")
    #expect(hardware.firmware.release.value == "1.52")
    #expect(hardware.firmware.controllerRelease.value == "1.24")
    #expect(hardware.firmware.romBytes.value == 33_554_432)
    #expect(hardware.system.product.value == "20XW")
    #expect(hardware.system.version.value == "ThinkPad X1")
    #expect(hardware.system.serial.value == "PF123456")
    #expect(hardware.system.sku.value == "LENOVO_MT_20XW")
    #expect(hardware.system.family.value == "ThinkPad")
    #expect(hardware.board.name.value == "20XWCTO1WW")
    #expect(hardware.board.serial.value == "L1HF12345")
    #expect(hardware.board.assetTag.value == "Board tag")
    #expect(hardware.chassis.typeCode.value == 23)
    #expect(hardware.chassis.category.value == .server)
    #expect(hardware.chassis.serial.value == "PF123456")
    #expect(hardware.chassis.assetTag.value == "IT-0042")
    #expect(hardware.chassis.heightUnits.value == 2)
    #expect(hardware.chassis.powerCords.value == 2)
    #expect(hardware.chassis.sku.value == "case order 7")
  }

  @Test("what the kernel showed is kept, and its source")
  func kept() {
    var system = SystemIdentity()
    system.vendor = Fact(.value("Lenovo"), from: "k")
    system.serial = Fact(.withheld(.root), from: "k")
    system.sku = Fact(.absent, from: "k")
    Bytes.table(Self.system).fill(&system)
    #expect(system.vendor == Fact(.value("Lenovo"), from: "k"))
    #expect(system.serial == Fact(.value("PF123456"), from: "t"))
    #expect(system.sku == Fact(.value("LENOVO_MT_20XW"), from: "t"))
  }

  @Test("the first fields of a UUID are little-endian since version 2.6, and big-endian before")
  func uuid() throws {
    func read(_ entry: [UInt8]?) -> DeviceText? {
      var system = SystemIdentity()
      SMBIOSTable(Self.system, entry: entry.flatMap { SMBIOSEntryPoint($0) }, source: "t").fill(&system)
      return system.uuid.value
    }
    let new: DeviceText = "44332211-6655-8877-99aa-bbccddeeff10"
    let old: DeviceText = "11223344-5566-7788-99aa-bbccddeeff10"
    #expect(read(Bytes.entry32(2, 5, length: 0, structures: 1)) == old)
    #expect(read(Bytes.entry32(2, 6, length: 0, structures: 1)) == new)
    #expect(read(Bytes.entry64(3, 0, length: 0)) == new)
    #expect(read(nil) == new)
  }

  @Test("a UUID of zeros or ones is one that was never set", arguments: [UInt8(0x00), 0xFF])
  func noUUID(byte: UInt8) {
    let table = Bytes.table(
      Bytes.structure(1, [0, 0, 0, 0] + [UInt8](repeating: byte, count: 16) + [6]))
    #expect(Bytes.hardware(table).system.uuid.finding == .absent)
  }

  @Test("structures of the first version lack what came later")
  func short() {
    let table = Bytes.table(
      Bytes.structure(0, [1, 1, 0, 0, 1], ["A"]), Bytes.structure(1, [1, 1, 1, 1], ["A"]),
      // One byte of the two that came with the height.
      Bytes.structure(3, [1, 3, 0, 0, 0, 3, 3, 3, 3, 0, 0, 0, 0, 0x4E], ["A"]))
    let hardware = Bytes.hardware(table)
    #expect(hardware.firmware.date.value == "A")
    #expect(hardware.firmware.romBytes.finding == .absent)
    #expect(hardware.firmware.release.finding == .absent)
    #expect(hardware.system.serial.value == "A")
    #expect(hardware.system.uuid.finding == .absent)
    #expect(hardware.system.sku.finding == .absent)
    #expect(hardware.chassis.category.value == .desktop)
    #expect(hardware.chassis.sku.finding == .absent)
    #expect(hardware.chassis.heightUnits.finding == .absent)
    #expect(hardware.chassis.powerCords.finding == .absent)
  }

  @Test("a release of FFh is none")
  func noRelease() {
    var bytes = Self.firmware
    bytes[0x14] = 0xFF
    bytes[0x17] = 0xFF
    let firmware = Bytes.hardware(Bytes.table(bytes)).firmware
    #expect(firmware.release.finding == .absent)
    #expect(firmware.controllerRelease.finding == .absent)
  }

  @Test(
    "the size of the firmware's chip",
    arguments: [
      (UInt64?.none, UInt64?.none, Int64?.none), (0x00, nil, 65_536), (0x7F, 0x4001, 8_388_608),
      (0xFF, nil, 16_777_216), (0xFF, 0x0020, 33_554_432), (0xFF, 0x4001, 1_073_741_824), (0xFF, 0x8001, nil),
      (0xFF, 0xC001, nil),
    ])
  func rom(size: UInt64?, extended: UInt64?, bytes: Int64?) {
    #expect(SMBIOSTable.romBytes(size: size, extended: extended) == bytes)
  }
}
