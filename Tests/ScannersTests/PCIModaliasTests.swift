import Model
import Testing

@testable import Scanners

@Suite("PCIModalias")
struct PCIModaliasTests {
  static let whole = "pci:v00008086d00004621sv00001028sd00000B08bc06sc01i02"

  @Test("anything but every id in its place is refused", arguments: 0..<whole.utf8.count)
  func cut(length: Int) {
    let text = Array(Self.whole.utf8)
    #expect(PCIModalias(Array(text[..<length])) == nil)
    #expect(PCIModalias(text + [0x30]) == nil)
    var broken = text
    broken[length] = 0x7A
    #expect(PCIModalias(broken) == nil)
  }

  @Test("an id of more than sixteen bits is none of PCI's")
  func wide() {
    #expect(PCIModalias(Array("pci:v00018086d00004621sv00001028sd00000B08bc06sc01i02".utf8)) == nil)
  }

  @Test("the ids are told apart, in lower case")
  func ids() throws {
    let ids = try #require(PCIModalias(Array(Self.whole.utf8)))
    #expect(ids.vendorId == "8086")
    #expect(ids.deviceId == "4621")
    #expect(ids.subsystemVendorId == "1028")
    #expect(ids.subsystemDeviceId == "0b08")
    #expect(ids.classCode == "060102")
  }
}
