import Model
import Testing

@testable import Scanners

@Suite("EDID")
struct EDIDTests {
  static func dell() throws -> [UInt8] {
    try #require(
      TestTree.machine("thinkpad-x1")
        .bytes("sys/devices/pci0000:00/0000:00:02.0/drm/card0/card0-DP-1/edid").value)
  }

  @Test("a block that is cut short or has another header is no EDID")
  func broken() throws {
    let bytes = try Self.dell()
    #expect(EDID([]) == nil)
    #expect(EDID(Array(bytes.dropLast())) == nil)
    #expect(EDID([UInt8](repeating: 0, count: 128)) == nil)
    #expect(EDID(Array(bytes.dropFirst()) + [0]) == nil)
  }

  @Test("a wrong checksum is seen, and the block is read all the same")
  func checksum() throws {
    var bytes = try Self.dell()
    #expect(EDID(bytes)?.isChecksumRight == true)
    bytes[127] ^= 1
    #expect(EDID(bytes)?.isChecksumRight == false)
    #expect(EDID(bytes)?.serial == "7XK2PT3")
  }

  @Test("what the standard calls not used is not reported")
  func unused() throws {
    var bytes = try Self.dell()
    bytes.replaceSubrange(12..<17, with: [0, 0, 0, 0, 0])  // serial number and week
    bytes[8] = 0  // maker: a letter 0
    bytes.replaceSubrange(54..<72, with: [0, 0, 0, 0x10] + [UInt8](repeating: 0, count: 14))
    bytes[21] = 0  // width: then the height is an aspect ratio
    let edid = try #require(EDID(bytes))
    #expect(edid.serialNumber == nil)
    #expect(edid.week == nil)
    #expect(edid.year == 2022)
    #expect(edid.maker == nil)
    #expect(edid.nativePixels == nil)
    #expect(edid.size == nil)
  }

  @Test("week 255 makes the year the model's")
  func modelYear() throws {
    var bytes = try Self.dell()
    bytes[16] = 0xFF
    let edid = try #require(EDID(bytes))
    #expect(edid.week == nil)
    #expect(edid.year == nil)
    #expect(edid.modelYear == 2022)
  }

  @Test("text without a line end is up to 13 bytes, whatever they are")
  func text() throws {
    var bytes = try Self.dell()
    bytes.replaceSubrange(72..<90, with: [0, 0, 0, 0xFF, 0] + [UInt8](repeating: 0xC3, count: 13))
    #expect(EDID(bytes)?.serial == DeviceText(bytes: [UInt8](repeating: 0xC3, count: 13)))
    bytes.replaceSubrange(77..<90, with: [0x0A] + [UInt8](repeating: 0x20, count: 12))
    #expect(EDID(bytes)?.serial == nil)
  }
}
