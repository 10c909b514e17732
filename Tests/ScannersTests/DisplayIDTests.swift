import Model
import Testing

@testable import Scanners

@Suite("DisplayID")
struct DisplayIDTests {
  private typealias Bytes = DisplayIDBytes

  private func read(_ version: UInt8, _ blocks: (tag: UInt8, revision: UInt8, payload: [UInt8])...) throws
    -> DisplayID
  {
    let section = Bytes(version: version, blocks: blocks)
    let read = try #require(DisplayID([DisplayID.tag] + Array(padding: section.bytes, to: 127)))
    #expect(read.isChecksumRight)
    return read
  }

  private static let tile: [UInt8] =
    // Two columns, one row; this is the second column.
    [0x82, 0x10, 0x10, 0x00] + [0x7F, 0x07, 0x6F, 0x08] + [0, 0, 0, 0, 0] + Array("DEL".utf8) + [
      1, 2, 3, 4, 5, 6,
    ]

  @Test("a section that says it is longer than its block has a wrong checksum, and is read as far as it goes")
  func tooLong() throws {
    var bytes = [DisplayID.tag] + Array(padding: Bytes.parameters.bytes, to: 127)
    for length in UInt8(123)...255 {
      bytes[2] = length
      let read = try #require(DisplayID(bytes))
      #expect(!read.isChecksumRight && read.nativePixels == Extent(5120, 1440))
    }
  }

  @Test("data blocks that are shorter than their kind say nothing")
  func shortBlocks() throws {
    let payloads: [(UInt8, [UInt8])] = [
      (0x00, Bytes.product(number: 99, name: "")), (0x20, Bytes.product(number: 99, name: "")),
      (0x01, Array(Bytes.parameters.blocks[0].payload[..<8])),
      (0x21, Array(Bytes.parameters.blocks[0].payload[..<8])),
      (0x03, Bytes.timing(5120, 1440, isPreferred: true)),
      (0x22, Bytes.timing(5120, 1440, isPreferred: true)),
      (0x12, Self.tile), (0x28, Self.tile),
    ]
    for (tag, payload) in payloads {
      for count in 0..<payload.count {
        let read = try read(0x13, (tag, 0, Array(payload[..<count])))
        #expect(read.product == nil && read.size == nil && read.nativePixels == nil, "\(tag) \(count)")
        #expect(read.preferredPixels == nil && read.tile == nil, "\(tag) \(count)")
      }
    }
  }

  @Test("a data block that runs over the end of its section ends the reading")
  func overrun() throws {
    var bytes = [DisplayID.tag] + Array(padding: Bytes.parameters.bytes, to: 127)
    bytes[7] = 13
    let read = try #require(DisplayID(bytes))
    #expect(read.size == nil && read.nativePixels == nil)
  }

  @Test("both versions tell number and name; a name is no longer than its block")
  func product() throws {
    for tag: UInt8 in [0x00, 0x20] {
      let read = try read(0x20, (tag, 0, Bytes.product(number: 99, name: "Wide ")))
      #expect(read.product == DisplayID.Product(serialNumber: 99, name: "Wide"))
    }
    var payload = Bytes.product(number: 0, name: "W")
    payload[11] = 255
    #expect(try read(0x13, (0x00, 0, payload)).product == DisplayID.Product(serialNumber: nil, name: "W"))
    #expect(try read(0x13, (0x0A, 0, Array("SN-77 \0".utf8))).serial == "SN-77")
  }

  @Test("sizes come in tenths of a millimetre, in version 2 also in whole ones")
  func sizes() throws {
    let payload =
      Bytes.number(1194) + Bytes.number(336) + Bytes.number(0) + Bytes.number(1440) + [0, 0, 0, 0]
    #expect(try read(0x13, (0x01, 0x80, payload)).size == Extent(119, 34))
    #expect(try read(0x20, (0x21, 0x00, payload)).size == Extent(119, 34))
    #expect(try read(0x20, (0x21, 0x80, payload)).size == Extent(1194, 336))
    #expect(try read(0x20, (0x21, 0x80, payload)).nativePixels == nil)
  }

  @Test(
    "the first timing that is marked is the preferred one; later revisions use the mark for something else")
  func timings() throws {
    let two = Bytes.timing(2560, 1440, isPreferred: false) + Bytes.timing(5120, 1440, isPreferred: true)
    #expect(try read(0x13, (0x03, 1, two)).preferredPixels == Extent(5120, 1440))
    #expect(try read(0x20, (0x22, 0, two)).preferredPixels == Extent(5120, 1440))
    #expect(try read(0x20, (0x22, 2, two)).preferredPixels == nil)
    // Version 2 may add bytes to each descriptor: here two.
    let longer =
      Bytes.timing(2560, 1440, isPreferred: false) + [0, 0] + Bytes.timing(7680, 4320, isPreferred: true)
    #expect(try read(0x20, (0x22, 0x20, longer + [0, 0])).preferredPixels == Extent(7680, 4320))
    // Type II: eight pixels a step, less one.
    let short: [UInt8] = [0, 0, 0, 0x80, 0x3F, 0x01, 0, 0x9F, 0x05, 0, 0]
    #expect(try read(0x13, (0x04, 0, short)).preferredPixels == Extent(2560, 1440))
  }

  @Test("a tile tells how many there are, which it is, and of what screen")
  func tiles() throws {
    for tag: UInt8 in [0x12, 0x28] {
      let tile = try #require(try read(0x13, (tag, 0, Self.tile)).tile)
      #expect(tile.columns == 2 && tile.rows == 1 && tile.column == 2 && tile.row == 1)
      #expect(tile.screen == Array("DEL".utf8) + [1, 2, 3, 4, 5, 6])
    }
    var many = Self.tile
    many[3] = 0xFF
    let tile = try #require(try read(0x13, (0x12, 0, many)).tile)
    #expect(tile.columns == 50 && tile.rows == 49 && tile.column == 50 && tile.row == 49)
  }
}
