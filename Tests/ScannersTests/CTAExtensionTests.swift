import Model
import Testing

@testable import Scanners

@Suite("CTAExtension")
struct CTAExtensionTests {
  /// A base block without a timing, and one extension.
  private func pixels(_ block: EDIDBytes.Block) throws -> Extent? {
    var base = try EDIDTests.dell()
    base.replaceSubrange(54..<72, with: [0, 0, 0, 0x10] + [UInt8](repeating: 0, count: 14))
    return try #require(EDID(EDIDBytes(base: base).adding(block).bytes)).nativePixels
  }

  private let hd = EDIDBytes.timing(1280, 720)

  @Test("a data block that runs over the end of its area says nothing")
  func overrun() throws {
    var bytes = try EDIDBytes(base: EDIDTests.dell()).adding(.cta(formats: [0x90])).bytes
    var block = Array(bytes[128...])
    #expect(CTAExtension(block)?.nativePixels == Extent(1920, 1080))
    block[4] = 0x42
    #expect(CTAExtension(block)?.nativePixels == nil)
    // Where the timings begin ends the data; beyond the block it ends with the block.
    for end in UInt8(0)...255 {
      block = Array(bytes[128...])
      block[2] = end
      let found = CTAExtension(block)?.nativePixels
      #expect(found == (end >= 6 ? Extent(1920, 1080) : nil), "\(end)")
    }
    bytes[128] = 0x03
    #expect(CTAExtension(Array(bytes[128...])) == nil)
  }

  @Test(
    "a native timing comes before a native format, that before the first timing, that before the first format"
  )
  func order() throws {
    #expect(try pixels(.cta(formats: [0x90, 4], timings: [hd], native: 1)) == Extent(1280, 720))
    #expect(try pixels(.cta(formats: [4, 0x90], timings: [hd])) == Extent(1920, 1080))
    #expect(try pixels(.cta(formats: [16], timings: [hd])) == Extent(1280, 720))
    #expect(try pixels(.cta(formats: [0, 97, 16])) == Extent(3840, 2160))
    #expect(try pixels(.cta(formats: [])) == nil)
  }

  @Test("codes above 192 need all eight bits; reserved ones are no format")
  func codes() throws {
    #expect(try pixels(.cta(formats: [16, 199])) == Extent(1920, 1080))
    #expect(try pixels(.cta(formats: [199, 16])) == Extent(7680, 4320))
    #expect(try pixels(.cta(formats: [0xC0])) == Extent(1920, 1080))  // 64, native
    #expect(try pixels(.cta(formats: [0, 128, 220, 255])) == nil)
  }

  @Test("the base block's timing comes before an extension's")
  func base() throws {
    let bytes = try EDIDBytes(base: EDIDTests.dell()).adding(.cta(formats: [0x90], timings: [hd], native: 1))
      .bytes
    #expect(EDID(bytes)?.nativePixels == Extent(3840, 2160))
  }

  @Test("sound is told by a flag that revision 1 has not; without an extension nothing tells")
  func audio() throws {
    let dell = try EDIDBytes(base: EDIDTests.dell())
    #expect(EDID(dell.bytes)?.hasAudio == nil)
    #expect(EDID(dell.adding(.cta(formats: [])).bytes)?.hasAudio == false)
    var loud = dell.adding(.cta(formats: [], audio: true)).bytes
    #expect(EDID(loud)?.hasAudio == true)
    loud[129] = 1
    #expect(EDID(loud)?.hasAudio == false)
  }

  @Test("every code is a format of the standard or none")
  func table() {
    let known = (UInt8(0)...255).filter { VideoFormat.pixels($0) != nil }
    #expect(known == Array(1...127) + Array(193...219))
    #expect(VideoFormat.pixels(1) == Extent(640, 480))
    #expect(VideoFormat.pixels(97) == Extent(3840, 2160))
    #expect(VideoFormat.pixels(110) == Extent(1680, 720))
    #expect(VideoFormat.pixels(219) == Extent(4096, 2160))
  }
}
