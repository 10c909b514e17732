import Model
import Testing

@testable import Identity

@Suite("MemoryMaker")
struct MemoryMakerTests {
  @Test(
    "what is no code of a known maker is none",
    arguments: [
      "", "0", "80C", "0000", "000000000000", "ABCD", "7F7F", "7F7F7F7F7F7F7F7F", "Samsung", "80CG",
      "JEDEC ID:",
      "FFFF", "00CE00B300CE00000000",
    ])
  func unknown(text: String) {
    #expect(MemoryMaker.name(forCode: DeviceText(text)) == nil)
  }

  @Test(
    "a code is read in every spelling firmware has for it",
    arguments: [
      ("80CE", "Samsung"), ("0x80CE000080CE", "Samsung"), ("00CE00B300CE", "Samsung"), ("CE00", "Samsung"),
      ("0xCE00000000000000", "Samsung"), ("80ce808980ce", "Samsung"), ("80AD000080AD", "SK Hynix"),
      ("JEDEC ID:80 AD", "SK Hynix"), ("2C00", "Micron Technology"), ("002C00B3002C", "Micron Technology"),
      ("859B            ", "Crucial"), ("859B0000802C", "Crucial"), ("01980000802C", "Kingston"),
      ("9801", "Kingston"), ("0x7F98000000000000", "Kingston"), ("7F7F7F7F7F510000", "Qimonda"),
      ("832500008325", "Kingmax"), ("C100000000000000", "Infineon"), ("04CB", "A-DATA"), ("04CD", "G.Skill"),
      ("029E", "Corsair"), ("014F", "Transcend"), ("02FE", "Elpida"), ("830B", "Nanya"), ("0443", "Ramaxel"),
    ])
  func spellings(text: String, name: String) {
    #expect(MemoryMaker.name(forCode: DeviceText(text)) == name)
  }

  @Test("a name that firmware wrote is kept; a placeholder gives way to the code beside it")
  func module() {
    func name(_ manufacturer: DeviceText?, _ id: DeviceText?) -> DeviceText? {
      var module = MemoryModule()
      if let manufacturer { module.manufacturer = Fact(.value(manufacturer), from: "t") }
      if let id { module.manufacturerId = Fact(.value(id), from: "t") }
      return MemoryMaker.name(of: module, under: .builtIn)
    }
    #expect(name("Corsair", "80CE") == "Corsair")
    #expect(name("859B", "80CE") == "Crucial")
    #expect(name("Unknown", "80CE") == "Samsung")
    #expect(name("Unknown", nil) == "Unknown")
    #expect(name("0000", "0198") == "Kingston")
    #expect(name(nil, "802C") == "Micron Technology")
    #expect(name(nil, "FF01") == nil)
    #expect(name(nil, nil) == nil)
  }
}
