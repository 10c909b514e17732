import Identity
import Model
import Testing

@testable import Exchange

@Suite("Intake")
struct IntakeTests {
  @Test("a laptop comes onto the roll as what people call it, with its disk, memory and battery")
  func laptop() throws {
    let intake = Intake(try Files.scan("thinkpad-x1"))
    #expect(intake.category == .laptop)
    #expect(intake.maker == "LENOVO")
    #expect(intake.model == "ThinkPad X1 Carbon Gen 9")
    #expect(intake.serial == "PF2ABCDE")
    #expect(
      intake.parts == [
        Part(
          number: 1, kind: .disk, model: "SAMSUNG MZVL2512HCJQ-00B00", serial: "S6B2K1", slot: "nvme0n1",
          sizeBytes: 512_110_190_592),
        Part(
          number: 2, kind: .memory, maker: "Samsung", model: "K4UBE3D4AA-MGCL", slot: "Controller0-ChannelA",
          sizeBytes: 8_589_934_592),
        Part(
          number: 3, kind: .memory, maker: "Samsung", model: "K4UBE3D4AA-MGCL", slot: "Controller1-ChannelA",
          sizeBytes: 8_589_934_592),
        Part(number: 4, kind: .battery, maker: "SMP", model: "5B10W13975", serial: "1234", slot: "BAT0"),
      ])
  }

  @Test("it is filed under what tells it apart, and its machine-id only as a hash")
  func lookupKeys() throws {
    // printf 'tagroll 7d2b1c90a3f44e1fb0c5d6e7f8091a2b' | sha256sum | cut -c1-32
    let keys = try Intake(try Files.scan("thinkpad-x1")).lookupKeys()
    #expect(
      keys == [
        "board-serial:L1HF1AB0CDE", "disk-serial:S6B2K1", "mac:6c:24:08:aa:bb:01",
        "machine-id:f0f93102d87d5b757b1899df23a5efb9", "serial:PF2ABCDE",
        "uuid:44454c4c-5100-1030-8052-b4c04f4a4b32", "uuid:4c4c4544-0051-3010-8052-b4c04f4a4b32",
      ])
  }

  @Test("keys are in byte order and none stands twice", arguments: Files.machines)
  func keyOrder(machine: String) throws {
    let keys = try Intake(try Files.scan(machine)).lookupKeys()
    #expect(Set(keys).count == keys.count)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test(
    "a placeholder is no serial",
    arguments: ["To Be Filled By O.E.M.", "Default string", "123456789", "0", "", "   ", "None", "\u{0}"])
  func junk(serial: String) throws {
    var report = try Files.scan("thinkpad-x1")
    report.hardware?.system.serial = Fact(.value(DeviceText(serial)), from: "s")
    report.hardware?.disks[0].serial = Fact(.value(DeviceText(serial)), from: "d")
    let intake = Intake(report)
    #expect(intake.serial == nil)
    #expect(intake.parts.first?.serial == nil)
    #expect(try !intake.lookupKeys().contains { $0.hasPrefix("serial:") || $0.hasPrefix("disk-serial:") })
  }

  @Test("what hangs on a cable or comes out of a slot is no part")
  func attached() throws {
    var report = try Files.scan("thinkpad-x1")
    var stick = Disk()
    stick.name = Fact(.value("sda"), from: "d")
    stick.bus = Fact(.value(.usb), from: "d")
    var card = stick
    card.bus = Fact(.value(.mmc), from: "d")
    card.removable = Fact(.value(true), from: "d")
    var second = stick
    second.bus = Fact(.withheld(.retry), from: "d")
    report.hardware?.disks += [stick, card, second]
    let disks = Intake(report).parts.filter { $0.kind == .disk }
    #expect(disks.map(\.slot) == ["nvme0n1", "sda"])
    #expect(Intake(report).parts.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test("a size no event can carry is none", arguments: [Int64.max, 9_007_199_254_740_992, -1])
  func size(bytes: Int64) throws {
    var report = try Files.scan("thinkpad-x1")
    report.hardware?.disks[0].sizeBytes = Fact(.value(bytes), from: "d")
    #expect(Intake(report).parts.first?.sizeBytes == nil)
    let asset = try TestRoll().register(report)
    #expect(asset.parts.count == 4)
  }

  @Test("a virtual machine has no parts, and is told by its installation and its address")
  func virtualMachine() throws {
    let intake = Intake(try Files.scan("microvm"))
    #expect(intake.category == .virtualMachine)
    #expect(intake.parts == [])
    #expect(intake.keys.isVirtual)
    #expect(try intake.lookupKeys().map { $0.prefix { $0 != ":" } } == ["disk-serial", "mac", "machine-id"])
  }

  @Test("a container claims nothing of its host")
  func container() throws {
    let intake = Intake(try Files.scan("container"))
    #expect(intake.keys.isContainer)
    #expect(intake.category == nil)
    #expect(intake.parts == [])
    #expect(try intake.lookupKeys() == [])
  }

  @Test("what neither case nor battery tells, a person must")
  func noCategory() throws {
    var report = try Files.scan("thinkpad-x1")
    report.hardware?.chassis.category = Fact(.absent, from: "c")
    #expect(Intake(report).category == .laptop)
    report.hardware?.batteries = []
    #expect(Intake(report).category == nil)
  }
}
