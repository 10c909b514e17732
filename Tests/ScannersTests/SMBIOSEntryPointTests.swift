import Testing

@testable import Scanners

@Suite("SMBIOSEntryPoint")
struct SMBIOSEntryPointTests {
  @Test("nothing, too little and another anchor are no entry point")
  func broken() {
    let entries = [
      SMBIOSBytes.entry32(2, 7, length: 9, structures: 1), SMBIOSBytes.entry64(3, 2, length: 9),
    ]
    for entry in entries {
      for length in 0..<entry.count { #expect(SMBIOSEntryPoint(Array(entry[..<length])) == nil) }
    }
    #expect(SMBIOSEntryPoint(Array("_SM2_".utf8) + [UInt8](repeating: 0, count: 40)) == nil)
  }

  @Test("the 32-bit entry point tells version, length and count")
  func entry32() throws {
    let entry = try #require(
      SMBIOSEntryPoint(SMBIOSBytes.entry32(2, 7, length: 0x1234, structures: 0x0102)))
    #expect(entry.version == "2.7")
    #expect(entry.tableBytes == 0x1234)
    #expect(entry.structures == 0x0102)
    #expect(entry.isSound)
  }

  @Test("the 64-bit entry point tells the document's revision too, and does not count")
  func entry64() throws {
    let entry = try #require(SMBIOSEntryPoint(SMBIOSBytes.entry64(3, 2, length: 0x1234)))
    #expect(entry.version == "3.2.1")
    #expect(entry.tableBytes == 0x1234)
    #expect(entry.structures == nil)
    #expect(entry.isSound)
  }

  @Test("one wrong bit anywhere is a wrong checksum, or no entry point")
  func flips() {
    for entry in [
      SMBIOSBytes.entry32(2, 7, length: 9, structures: 1), SMBIOSBytes.entry64(3, 2, length: 9),
    ] {
      for bit in 0..<(entry.count * 8) {
        var bytes = entry
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(SMBIOSEntryPoint(bytes)?.isSound != true, "bit \(bit)")
      }
    }
  }

  @Test("a wrong checksum of the inner part alone is seen")
  func inner() throws {
    var bytes = SMBIOSBytes.entry32(2, 7, length: 9, structures: 1)
    bytes[0x15] &+= 1
    bytes[0x04] &-= 1
    #expect(try #require(SMBIOSEntryPoint(bytes)).isSound == false)
  }

  @Test("the length 1Eh, a mistake of version 2.1, is read as what it meant")
  func mistake() throws {
    var bytes = SMBIOSBytes.entry32(2, 1, length: 9, structures: 1)
    bytes[0x05] = 0x1E
    bytes[0x04] &+= 1
    #expect(try #require(SMBIOSEntryPoint(bytes)).isSound)
  }

  @Test("before version 2.1 the inner part stood alone")
  func oldest() throws {
    var bytes: [UInt8] = Array("_DMI_".utf8) + [0, 0x34, 0x12, 0, 0, 0x0F, 0, 7, 0, 0x20]
    bytes[0x05] = 0 &- bytes.reduce(0, &+)
    let entry = try #require(SMBIOSEntryPoint(bytes))
    #expect(entry.version == "2.0")
    #expect(entry.tableBytes == 0x1234)
    #expect(entry.structures == 7)
    #expect(entry.isSound)
  }
}
