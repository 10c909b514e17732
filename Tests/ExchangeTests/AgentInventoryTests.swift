import Glibc
import Model
import Testing

@testable import Exchange

@Suite("inventories of other agents")
struct AgentInventoryTests {
  /// Inventories that others published, where the recordings are at hand.
  static let folder: String? = {
    let named = getenv("TAGROLL_REALDATA").map { String(cString: $0) }
    return [named, "\(Files.root)../shared/realdata"].compactMap { $0 }.map { "\($0)/inventory-format" }
      .first { access("\($0)/examples/computer_1.json", R_OK) == 0 }
  }()

  private static func tokens(_ text: String) throws(XMLReader.Failure) -> [XMLReader.Token] {
    var reader = try XMLReader(Array(text.utf8))
    var tokens: [XMLReader.Token] = []
    while true {
      let token = try reader.next()
      if token == .documentEnd { return tokens }
      tokens.append(token)
    }
  }

  @Test(
    "XML that could do anything, or is broken, is refused",
    arguments: [
      ("<!DOCTYPE a [<!ENTITY x \"y\">]><a/>", XMLReader.Failure.documentType(at: 2)),
      ("<a>&x;</a>", .unknownEntity(at: 3)), ("<a>&#0;</a>", .syntax(at: 3)), ("<a>&amp</a>", .truncated),
      ("<a>&ampersands</a>", .syntax(at: 3)),
      ("<a><b></a></b>", .syntax(at: 10)), ("<a>", .truncated), ("<a/><b/>", .syntax(at: 4)),
      ("a<b/>", .syntax(at: 1)),
      ("", .truncated), ("<a b=c/>", .syntax(at: 5)), ("<a><?php x?></a>", .syntax(at: 5)),
      ("<a b=\"<\"/>", .syntax(at: 6)),
      (String(repeating: "<a>", count: 33), .tooDeep(at: 98)),
      ("<?xml version=\"1.0\" encoding=\"latin1\"?><a/>", .notUTF8),
    ])
  func broken(text: String, failure: XMLReader.Failure) {
    #expect(throws: failure) { try Self.tokens(text) }
  }

  @Test("elements, text, the five entities, characters by number and CDATA are read")
  func xml() throws {
    #expect(
      try Self.tokens(
        "<?xml version='1.0'?><!-- <x> --><A b='1'><C>1 &lt; &#x32;</C><D/><![CDATA[&<]]></A>\n") == [
          .start("A"), .start("C"), .text("1 < 2"), .end, .start("D"), .end, .text("&<"), .end,
        ])
  }

  @Test(
    "a published inventory becomes the report of that machine",
    .enabled(if: folder != nil, "no recordings: set TAGROLL_REALDATA"))
  func json() throws {
    let folder = try #require(Self.folder)
    let report = try ReceivedReport.decode(
      try Files.read("\(folder)/examples/computer_1.json"), now: Files.now)
    let hardware = try #require(report.hardware)
    #expect(hardware.system.product.value == "XPS 13 9350")
    #expect(hardware.system.product.source == "inventory:bios.smodel")
    #expect(hardware.chassis.category.value == .laptop)
    #expect(hardware.memory.modules.map(\.sizeBytes.value) == [4_294_967_296, 4_294_967_296])
    #expect(hardware.disks.map(\.sizeBytes.value) == [256_060_000_000])
    #expect(report.virtualisation.kind.value == VirtualisationKind.none)
    // Its Ethernet is an adapter on a cable and names no machine; what is built in does.
    #expect(hardware.networkCards.first { $0.name.value == "enp57s0u1u4" }?.bus.value == .usb)
    #expect(try ScanReportJSON.decode(ScanReportJSON.encode(report)) == report)
  }

  @Test(
    "FusionInventory's XML becomes the same kind of report",
    .enabled(if: folder != nil, "no recordings: set TAGROLL_REALDATA"))
  func fusion() throws {
    let folder = try #require(Self.folder)
    let report = try ReceivedReport.decode(try Files.read("\(folder)/xml/1.xml"), now: Files.now)
    let hardware = try #require(report.hardware)
    #expect(hardware.system.vendor.value == "TOSHIBA")
    #expect(hardware.system.serial.value == "9E113232I")
    #expect(hardware.chassis.category.value == .laptop)
    #expect(!hardware.disks.isEmpty && !hardware.memory.modules.isEmpty)
  }

  @Test("what tells of some parts only is refused, and so is JSON of another kind")
  func refused() throws {
    func decode(_ text: String) throws(ReceivedReport.Failure) -> ScanReport {
      try ReceivedReport.decode(Array(text.utf8), now: Files.now)
    }
    #expect(throws: ReceivedReport.Failure.partial) {
      try decode(#"{"deviceid":"a","partial":true,"content":{}}"#)
    }
    #expect(throws: ReceivedReport.Failure.report(.notAReport)) { try decode(#"{"deviceid":"a"}"#) }
    #expect(throws: ReceivedReport.Failure.otherXML) { try decode("<html></html>") }
    #expect(throws: ReceivedReport.Failure.badXML(at: 2)) { try decode("<!DOCTYPE a><a/>") }
    #expect(throws: ReceivedReport.Failure.badXML(at: nil)) { try decode("<REQUEST><CONTENT>") }
  }

  @Test("dmidecode's text becomes the same kind of report, and what was struck out or left empty is absent")
  func dmidecode() throws {
    let text = """
      # dmidecode 3.3
      Handle 0x0001, DMI type 1, 27 bytes
      System Information
      \tManufacturer: LENOVO
      \tProduct Name: 20XWS0AA00
      \tSerial Number: --
      \tUUID: 4c4c4544-0051-3010-8052-b4c04f4a4b32

      Handle 0x0002, DMI type 2, 15 bytes
      Base Board Information
      \tSerial Number: L1HF1AB0CDE

      Handle 0x0012, DMI type 2, 15 bytes
      Base Board Information
      \tSerial Number: A RISER CARD

      Handle 0x0003, DMI type 3, 22 bytes
      Chassis Information
      \tType: Notebook
      \tSerial Number: Not Specified

      Handle 0x0005, DMI type 17, 92 bytes
      Memory Device
      \tSize: 8 GB
      \tLocator: ChannelA-DIMM0
      \tSerial Number: 0x1A2B3C4D
      \tPart Number: M471A1K43DB1-CTD

      Handle 0x0006, DMI type 17, 92 bytes
      Memory Device
      \tSize: No Module Installed
      """
    let received = try ReceivedReport(Array(text.utf8), now: Files.now)
    #expect(!received.isOurs)
    let hardware = try #require(received.report.hardware)
    #expect(received.report.scannerName == "dmidecode")
    #expect(hardware.system.vendor.value == "LENOVO")
    #expect(hardware.system.serial.value == nil)
    #expect(hardware.board.serial.value == "L1HF1AB0CDE")
    #expect(hardware.chassis.serial.value == nil)
    #expect(hardware.chassis.category.value == .laptop)
    #expect(hardware.memory.modules.map(\.sizeBytes.value) == [8_589_934_592])
    #expect(hardware.memory.modules.map(\.serial.value) == ["0x1A2B3C4D"])
    #expect(throws: ReceivedReport.Failure.noSystem) {
      try ReceivedReport(Array("Handle 0x0005, DMI type 17, 92 bytes\nMemory Device\n".utf8), now: Files.now)
    }
  }

  @Test("what GLPI's agents look at beside computers is of its own kind")
  func items() throws {
    let text = #"{"deviceid":"a","itemtype":"Printer","content":{"bios":{"ssn":"VNB8K1"}}}"#
    let received = try ReceivedReport(Array(text.utf8), now: Files.now)
    #expect(received.report.hardware?.chassis.category.value == .printer)
  }
}
