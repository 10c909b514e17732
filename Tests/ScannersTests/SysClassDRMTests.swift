import Model
import Testing

@testable import Scanners

@Suite("SysClassDRM")
struct SysClassDRMTests {
  private func scan(_ edid: [UInt8], enabled: String? = nil) throws -> (monitor: Monitor, notes: [ScanNote]) {
    let scratch = try ScratchFolder()
    try scratch.write("sys/class/drm/card0-DP-1/edid", edid)
    try scratch.write("sys/class/drm/card0-DP-1/status", "connected\n")
    if let enabled { try scratch.write("sys/class/drm/card0-DP-1/enabled", enabled) }
    let report = TestTree.scan(try SystemTree(capturedAt: scratch.path))
    let monitor = try #require(report.hardware?.monitors.first)
    return (monitor, report.notes.filter { $0.source.hasSuffix("/edid") })
  }

  @Test("an EDID cut short of its base block is malformed; the monitor is there all the same")
  func cut() throws {
    let (monitor, notes) = try scan(Array(EDIDTests.dell().prefix(127)), enabled: "disabled\n")
    #expect(monitor.connector.value == "card0-DP-1" && monitor.enabled.value == false)
    guard case .malformed(_, expected: .table) = monitor.serial.finding else {
      Issue.record("\(monitor.serial.finding)")
      return
    }
    #expect(notes == [])
  }

  @Test("counts and checksums that lie become notes, and everything is read")
  func notes() throws {
    var bytes = try EDIDBytes(base: EDIDTests.dell()).adding(.cta(formats: [16], audio: true)).bytes
    bytes[255] ^= 1
    bytes += [0]
    let (monitor, notes) = try scan(bytes)
    #expect(notes.map(\.code) == [.checksumWrong, .lengthWrong])
    #expect(monitor.audio.value == true && monitor.serial.value == "7XK2PT3")
    #expect(monitor.enabled.finding == .absent)
  }

  @Test("letters that are none, a week beyond the year and an unknown state are malformed, each alone")
  func malformed() throws {
    var bytes = try EDIDTests.dell()
    bytes[8] = 0x80
    bytes[16] = 55
    let (monitor, _) = try scan(bytes, enabled: "perhaps\n")
    #expect(monitor.maker.finding == .malformed(raw: DeviceText(bytes: [0x80, bytes[9]]), expected: .code))
    #expect(monitor.week.finding == .malformed(raw: "55", expected: .number))
    #expect(monitor.enabled.finding == .malformed(raw: "perhaps", expected: .code))
    #expect(monitor.year.value == 2022 && monitor.productCode.value == 17107)
    (bytes[8], bytes[9]) = (0, 0)
    #expect(try scan(bytes).monitor.maker.finding == .absent)
  }

  @Test("further texts come a line each, the input by its kind, a tile by its place")
  func inventory() throws {
    var base = try EDIDTests.dell()
    base.replaceSubrange(90..<108, with: [0, 0, 0, 0xFE, 0] + Array("AUO\n         ".utf8))
    base.replaceSubrange(108..<126, with: [0, 0, 0, 0xFE, 0] + Array("B140ZAN02.0 \n".utf8))
    let tile: [UInt8] =
      [0x82, 0x10, 0x10, 0] + [UInt8](repeating: 1, count: 9) + [0x44, 0x45, 0x4C, 1, 2, 3, 4, 5, 6]
    let section = DisplayIDBytes(version: 0x13, blocks: [(0x12, 0, tile)])
    let (monitor, notes) = try scan(EDIDBytes(base: base).adding(.displayID(section)).bytes)
    #expect(notes == [])
    #expect(monitor.text.value == "AUO\nB140ZAN02.0")
    #expect(monitor.edidVersion.value == "1.4" && monitor.input.value == .displayPort)
    #expect(monitor.tileColumns.value == 2 && monitor.tileRows.value == 1)
    #expect(monitor.tileColumn.value == 2 && monitor.tileRow.value == 1)
    #expect(monitor.tileScreen.value == "44454c010203040506")
    #expect(monitor.audio.finding == .absent)
  }

  @Test("a maker's name is asked of the hardware database by its letters")
  func makerName() throws {
    struct Names: NameSource {
      func name(_ key: String, forModalias modalias: DeviceText) -> DeviceText? {
        key == "ID_VENDOR_FROM_DATABASE" && modalias == "acpi:DEL0000:" ? "Dell Inc." : nil
      }
    }
    let tree = try TestTree.machine("thinkpad-x1")
    let report = MachineScan.captured(tree, names: Names(), now: Instant(milliseconds: 0)).report()
    let monitors = try #require(report.hardware?.monitors)
    #expect(monitors.map(\.makerName.value) == ["Dell Inc.", nil])
    #expect(monitors[0].makerName.source.hasPrefix("hwdb:ID_VENDOR_FROM_DATABASE@sys/devices/"))
  }
}
