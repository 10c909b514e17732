import Model
import Testing

@testable import Scanners

@Suite("what is asked of PCI cards on demand")
struct PCIExtrasTests {
  /// A resource: its tag, two bytes of length, and so many bytes.
  private static func resource(_ tag: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    [tag, UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)] + bytes
  }

  private static func field(_ key: String, _ value: [UInt8]) -> [UInt8] {
    Array(key.utf8) + [UInt8(value.count)] + value
  }

  /// A card as its maker wrote it, with the right checksum.
  static let card: [UInt8] = {
    let name = resource(0x82, Array("Gigabit Adapter".utf8))
    let fields =
      field("PN", Array("G61346-002".utf8)) + field("SN", Array("A0369F112233 ".utf8))
      + field("EC", Array("  ".utf8))
    // The length counts the checksum's field too.
    let head = name + [0x90, UInt8(fields.count + 4), 0] + fields + Array("RV".utf8) + [1]
    return head + [0 &- head.reduce(0, &+)] + [0x78]
  }()

  @Test(
    "what does not begin as vital data does is none of it",
    arguments: [[], [0], [0xFF, 0xFF, 0xFF], [0x78], [0x91, 0, 0], Array("PN".utf8)] as [[UInt8]])
  func nothing(bytes: [UInt8]) {
    #expect(PCIVitalData(bytes) == nil)
  }

  @Test("cut anywhere it gives whole fields or none, and a lost checksum is no wrong one")
  func cut() throws {
    for length in 1..<Self.card.count {
      let data = try #require(PCIVitalData(Array(Self.card[..<length])))
      #expect(data.name ?? "Gigabit Adapter" == "Gigabit Adapter")
      #expect(data.partNumber == nil || data.partNumber == "G61346-002")
      #expect(data.serial == nil || data.serial == "A0369F112233")
      #expect(data.isSound)
    }
  }

  @Test("a field or a resource that claims more than there is ends the reading")
  func tooLong() throws {
    let short = try #require(
      PCIVitalData(Self.resource(0x90, Self.field("PN", [0x41]) + Array("SN".utf8) + [200, 0x42])))
    #expect(short.partNumber == "A")
    #expect(short.serial == nil)
    let lost = try #require(PCIVitalData([0x82, 0xFF, 0xFF, 0x41]))
    #expect(lost.name == nil)
  }

  @Test("a card's name, part number and serial, without padding; blank fields say nothing")
  func whole() throws {
    let data = try #require(PCIVitalData(Self.card))
    #expect(data.name == "Gigabit Adapter")
    #expect(data.partNumber == "G61346-002")
    #expect(data.serial == "A0369F112233")
    #expect(data.isSound)
    var broken = Self.card
    broken[5] ^= 1
    #expect(PCIVitalData(broken)?.isSound == false)
  }

  @Test(
    "what is no speed of a link gives none",
    arguments: ["", "GT/s", "8", "8.0GT/s", "8.05 GT/s", "-1 GT/s", "x GT/s", "8. GT/s", "9999 GT/s"])
  func noSpeed(text: String) {
    #expect(SysBusPCI.megatransfers(Array(text.utf8)) == nil)
  }

  @Test(
    "speeds as older and newer kernels print them",
    arguments: [("2.5 GT/s PCIe", 2500), ("5 GT/s", 5000), ("8.0 GT/s", 8000), ("64.0 GT/s PCIe", 64_000)])
  func speed(text: String, expected: Int64) {
    #expect(SysBusPCI.megatransfers(Array(text.utf8)) == expected)
  }

  private static let port = "sys/devices/pci0000:00/0000:00:06.0"
  private static let machine: Capture = {
    func file(_ text: String) -> Capture.Entry { .file(Array("\(text)\n".utf8)) }
    var capture = Capture([
      "sys/bus/pci/devices/0000:00:06.0": .link("../../../devices/pci0000:00/0000:00:06.0"),
      "sys/bus/pci/devices/0000:04:00.0": .link("../../../devices/pci0000:00/0000:00:06.0/0000:04:00.0"),
      "\(port)/0000:04:00.0/vpd": .file(card),
    ])
    for (path, most, lanes) in [(port, "16.0 GT/s PCIe", 4), ("\(port)/0000:04:00.0", "8.0 GT/s PCIe", 4)] {
      capture.entries["\(path)/uevent"] = file("PCI_CLASS=20000\nPCI_ID=8086:1521")
      capture.entries["\(path)/current_link_speed"] = file("5.0 GT/s PCIe")
      capture.entries["\(path)/current_link_width"] = file("2")
      capture.entries["\(path)/max_link_speed"] = file(most)
      capture.entries["\(path)/max_link_width"] = file("\(lanes)")
    }
    capture.entries["\(port)/current_link_width"] = file("0")
    capture.entries["\(port)/current_link_speed"] = file("Unknown")
    return capture
  }()

  private func devices(_ extras: ScanExtras) throws -> [PCIDevice] {
    let report = MachineScan.captured(
      SystemTree(Self.machine), now: Instant(milliseconds: 0), extras: extras
    ).report()
    return try #require(report.hardware).pciDevices
  }

  @Test("nothing of it is looked at unless it is asked for")
  func unasked() throws {
    let device = try devices([])[1]
    #expect(device.linkSpeed == Fact())
    #expect(device.linkPort == Fact())
    #expect(device.serial == Fact())
  }

  @Test("links tell what runs, what could, and the port at the other end; no link is no number")
  func links() throws {
    let devices = try devices(.links)
    #expect(devices.map(\.linkSpeed.value) == [nil, 5000])
    #expect(devices.map(\.linkSpeedMost.value) == [16_000, 8000])
    #expect(devices.map(\.linkWidth.value) == [nil, 2])
    #expect(devices.map(\.linkWidthMost.value) == [4, 4])
    #expect(devices.map(\.linkPort.value) == [nil, "0000:00:06.0"])
    #expect(devices[1].serial == Fact())
  }

  @Test("vital data is the card's, and a card without any has none")
  func vitalData() throws {
    let devices = try devices(.vitalData)
    #expect(devices.map(\.serial.value) == [nil, "A0369F112233"])
    #expect(devices.map(\.partNumber.value) == [nil, "G61346-002"])
    #expect(devices[0].serial.finding == .absent)
    #expect(devices[1].linkWidth == Fact())
  }
}
