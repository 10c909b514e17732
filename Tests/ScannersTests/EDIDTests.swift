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

  @Test("a block that is cut short anywhere, or has another header, is no EDID")
  func broken() throws {
    let bytes = try Self.dell()
    for count in 0..<128 { #expect(EDID(Array(bytes[..<count])) == nil) }
    #expect(EDID([UInt8](repeating: 0, count: 128)) == nil)
    #expect(EDID(Array(bytes.dropFirst()) + [0]) == nil)
  }

  @Test("extensions that are cut short anywhere leave the base block as it was, and the length wrong")
  func cutExtensions() throws {
    let bytes = try EDIDBytes(base: Self.dell()).adding(.cta(formats: [16])).adding(.displayID(.parameters))
      .bytes
    for count in 128..<bytes.count {
      let edid = try #require(EDID(Array(bytes[..<count])))
      #expect(!edid.isLengthRight && edid.isChecksumRight)
      #expect(edid.serial == "7XK2PT3")
      #expect(edid.video.count == (count < 256 ? 0 : 1) && edid.displayIDs.isEmpty)
    }
    let whole = try #require(EDID(bytes))
    #expect(whole.isLengthRight && whole.isChecksumRight)
    #expect(whole.video.count == 1 && whole.displayIDs.count == 1)
  }

  @Test("every flipped bit is a wrong checksum, or no EDID any more")
  func flippedBits() throws {
    let bytes = try EDIDBytes(base: Self.dell()).adding(.cta(formats: [16])).adding(.displayID(.parameters))
      .bytes
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let edid = EDID(flipped) else {
        #expect(bit < 64)
        continue
      }
      // A changed count of extensions may leave the changed block out.
      #expect(!edid.isChecksumRight || !edid.isLengthRight, "bit \(bit)")
    }
  }

  @Test("what follows the announced blocks is left alone, and the length is wrong")
  func moreThanAnnounced() throws {
    let bytes = try Self.dell()
    let edid = try #require(EDID(bytes + bytes))
    #expect(!edid.isLengthRight && edid.isChecksumRight && edid.video.isEmpty)
  }

  @Test("the first extension may announce more blocks than the base block does")
  func hiddenBlocks() throws {
    let first = EDIDBytes.Block.cta(formats: [16], hidden: 2)
    var bytes = try EDIDBytes(base: Self.dell()).adding(first).adding(.displayID(.parameters))
    bytes.announce(1)
    let edid = try #require(EDID(bytes.bytes))
    #expect(edid.isLengthRight && edid.displayIDs.count == 1)
    let cut = try #require(EDID(Array(bytes.bytes[..<256])))
    #expect(!cut.isLengthRight)
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

  @Test("a text ends at a line feed or a NUL; a name that fills its descriptor goes on in the next")
  func continuedName() throws {
    func descriptor(_ tag: UInt8, _ text: String) -> [UInt8] {
      [0, 0, 0, tag, 0] + Array(padding: Array(text.utf8), with: 0x20, to: 13)
    }
    var bytes = try Self.dell()
    bytes.replaceSubrange(72..<108, with: descriptor(0xFC, "Wide Screen N") + descriptor(0xFC, "2200P\n"))
    #expect(EDID(bytes)?.name == "Wide Screen N2200P")
    bytes.replaceSubrange(72..<108, with: descriptor(0xFC, "Wide\n") + descriptor(0xFC, "2200P\n"))
    #expect(EDID(bytes)?.name == "Wide")
    bytes.replaceSubrange(72..<108, with: descriptor(0xFE, "AUO\0\u{1}") + descriptor(0xFE, "B150PG01"))
    #expect(EDID(bytes)?.words == ["AUO", "B150PG01"])
    #expect(EDID(bytes)?.name == nil)
  }

  @Test("the digital inputs are told apart since version 1.4")
  func inputs() throws {
    var bytes = try Self.dell()
    func input(_ revision: UInt8, _ byte: UInt8) -> MonitorInput? {
      bytes[19] = revision
      bytes[20] = byte
      return EDID(bytes)?.input
    }
    #expect(input(4, 0x05) == .analog && input(3, 0x6F) == .analog)
    #expect(input(3, 0x85) == .digital && input(4, 0x80) == .digital && input(4, 0x8F) == .digital)
    #expect(input(4, 0xA1) == .dvi && input(4, 0xB2) == .hdmiA && input(4, 0x83) == .hdmiB)
    #expect(input(4, 0x84) == .mddi && input(4, 0x95) == .displayPort)
    #expect(EDID(bytes)?.version == "1.4")
  }

  @Test("the first timing tells the size while it rounds to the screen's; else the screen's is taken")
  func sizes() throws {
    var bytes = try Self.dell()
    func size(timing: (Int, Int), screen: (UInt8, UInt8)) -> Extent? {
      bytes[66] = UInt8(timing.0 & 0xFF)
      bytes[67] = UInt8(timing.1 & 0xFF)
      bytes[68] = UInt8((timing.0 >> 8) << 4 | timing.1 >> 8)
      (bytes[21], bytes[22]) = screen
      return EDID(bytes)?.size
    }
    #expect(size(timing: (597, 336), screen: (60, 34)) == Extent(597, 336))
    #expect(size(timing: (698, 392), screen: (115, 65)) == Extent(1150, 650))
    #expect(size(timing: (0, 336), screen: (60, 34)) == Extent(600, 340))
    #expect(size(timing: (597, 336), screen: (0, 0)) == Extent(597, 336))
    // Aspect ratios: 16 by 9 in either place.
    #expect(size(timing: (16, 9), screen: (0, 0)) == nil)
    #expect(size(timing: (0, 0), screen: (79, 0)) == nil)
  }

  @Test("both fields of an interlaced timing count")
  func interlaced() throws {
    var bytes = try Self.dell()
    bytes[71] |= 0x80
    #expect(EDID(bytes)?.nativePixels == Extent(3840, 4320))
  }
}

extension [UInt8] {
  init(padding bytes: [UInt8], with filling: UInt8 = 0, to count: Int) {
    self = bytes.prefix(count) + [UInt8](repeating: filling, count: Swift.max(0, count - bytes.count))
  }
}
