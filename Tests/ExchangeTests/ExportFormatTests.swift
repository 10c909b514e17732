import Glibc
import JSONBytes
import Model
import Store
import Testing

@testable import Exchange

@Suite("formats of other programs")
struct ExportFormatTests {
  /// The published schema of GLPI's inventory, where the recordings are at hand.
  static let inventorySchema: String? = {
    let named = getenv("TAGROLL_REALDATA").map { String(cString: $0) }
    return [named, "\(Files.root)../shared/realdata"].compactMap { $0 }
      .map { "\($0)/inventory-format/inventory.schema.json" }.first { access($0, R_OK) == 0 }
  }()

  private static func assets() throws -> [Asset] {
    let roll = try TestRoll()
    for machine in Files.machines {
      let report = try Files.scan(machine)
      if Intake(report).category != nil { try roll.register(report) }
    }
    try roll.type(
      .printer, maker: "Brother\u{1B}[2J", model: DeviceText(bytes: [0xFF, 0x41]), serial: "=1+1")
    var assets: [Asset] = []
    try roll.roll.eachAsset { assets.append($0) }
    return assets
  }

  @Test(
    "GLPI's published schema accepts every inventory that is written",
    .enabled(
      if: inventorySchema != nil && Python.hasJSONSchema,
      "no recordings (TAGROLL_REALDATA), or no python3-jsonschema"))
  func inventories() throws {
    var lines: [UInt8] = []
    let assets = try Self.assets()
    for asset in assets {
      var json = JSONWriter()
      GLPIInventoryJSON.write(asset, program: "0.1.0", into: &json)
      lines += json.bytes + [0x0A]
    }
    let verdicts = try Python.script("validate.py", try #require(Self.inventorySchema), input: lines)
    #expect(verdicts == [String](repeating: "ok", count: assets.count))
  }

  @Test(
    "an inventory that was written reads back as the same thing, of the same kind",
    arguments: [
      Model.Category.laptop, .desktop, .server, .tablet, .phone, .printer, .network, .virtualMachine,
    ])
  func inventoryBack(category: Model.Category) throws {
    let roll = try TestRoll()
    try roll.type(category, maker: "Lenovo", model: "X13 \"2\"", serial: "PF3ABCDE")
    var back: Intake?
    try roll.roll.eachAsset { asset in
      var json = JSONWriter()
      GLPIInventoryJSON.write(asset, program: "0.1.0", into: &json)
      back = Intake(try ReceivedReport(json.bytes, now: Files.now).report)
    }
    let intake = try #require(back)
    #expect(intake.category == category)
    #expect(intake.maker == "Lenovo" && intake.model == "X13 \"2\"" && intake.serial == "PF3ABCDE")
  }

  @Test("a bill of one machine names it, its parts and their serials")
  func bill() throws {
    let roll = try TestRoll()
    let asset = try roll.register(try Files.scan("thinkpad-x1"))
    var json = JSONWriter()
    CycloneDXJSON.write(asset, at: Instant(milliseconds: 0), program: "0.1.0", into: &json)
    let bill = try JSONTree.read(json.bytes)
    #expect(bill["bomFormat"]?.string == "CycloneDX" && bill["specVersion"]?.string == "1.6")
    #expect(bill["serialNumber"]?.string == "urn:uuid:\(asset.id.text)")
    #expect(bill["metadata"]?["component"]?["bom-ref"]?.string == asset.tag.text)
    let components = if case .array(let parts)? = bill["components"] { parts.count } else { 0 }
    #expect(components == asset.parts.count && components > 0)
  }

  @Test("a calendar's lines are folded at 75 octets between characters, and nothing in a summary ends one")
  func calendar() throws {
    var calendar = Exchange.Calendar(
      roll: EntityID(at: Files.now, random: [UInt8](repeating: 1, count: 10)), at: Instant(milliseconds: 0))
    let day = try #require(Day("2026-12-31"))
    calendar.add(
      "x", "warranty", on: day,
      "保修到期：" + String(repeating: "联想笔记本", count: 12) + "; a, b\\c\nEND:VEVENT\u{1B}")
    calendar.end()
    let bytes = calendar.take()
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.dropLast().allSatisfy { (1...75).contains($0.utf8.count) })
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(lines.count { $0 == "END:VEVENT" } == 1)
    let unfolded = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    #expect(unfolded.contains("\\; a\\, b\\\\c\\nEND:VEVENT\u{FFFD}\r\n"))
    #expect(
      unfolded.contains(
        "DTSTAMP:19700101T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"))
  }

  @Test("numbers for a monitor escape what would end a label")
  func prometheus() {
    var text = PrometheusText()
    text.family("a", "gauge", "Help.")
    text.sample("a", 3, [("b", "c\"d\\e\nf")])
    text.sample("a", 4)
    #expect(text.text == "# HELP a Help.\n# TYPE a gauge\na{b=\"c\\\"d\\\\e\\nf\"} 3\na 4\n")
  }
}
