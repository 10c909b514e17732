import Model
import Testing

@testable import Scanners

@Suite("IEEE1284")
struct IEEE1284Tests {
  @Test(
    "what is no key with a value tells nothing",
    arguments: ["", ";", ";;;", ":", "MFG", "MFG:", ":HP;", "MFG;MDL:", " : ;", "XMFG:HP;", "MFG: \t;"])
  func broken(text: String) {
    let read = IEEE1284(Array(text.utf8))
    #expect(read.manufacturer == nil)
    #expect(read.model == nil)
    #expect(read.commandSet == nil)
    #expect(read.serial == nil)
  }

  @Test("keys have long and short names in any case, and the last value may be open at its end")
  func names() {
    let short = IEEE1284(Array("MFG:EPSON;CMD:ESCPL2,BDC;MDL:XP-520 Series;SN:X3 ".utf8))
    #expect(short.manufacturer == "EPSON")
    #expect(short.commandSet == "ESCPL2,BDC")
    #expect(short.model == "XP-520 Series")
    #expect(short.serial == "X3")
    let long = IEEE1284(Array(" manufacturer: hp ;Model:deskjet: 5670;COMMAND SET:PCL;SERN:MY1;".utf8))
    #expect(long.manufacturer == "hp")
    #expect(long.model == "deskjet: 5670")
    #expect(long.commandSet == "PCL")
    #expect(long.serial == "MY1")
  }

  @Test("of two values for one key the first counts, and bytes that are no text are kept")
  func bytes() {
    let read = IEEE1284(Array("MDL:a;MDL:b;MFG:".utf8) + [0xFF, 0xFE, 0x3B])
    #expect(read.model == "a")
    #expect(read.manufacturer == DeviceText(bytes: [0xFF, 0xFE]))
  }
}
