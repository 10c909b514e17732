import Model
import Testing

@testable import Scanners

@Suite("FirmwareDeviceTree")
struct FirmwareDeviceTreeTests {
  private static let base = "sys/firmware/devicetree/base"

  private static func system(_ files: [String: String]) throws -> SystemIdentity {
    let folder = try ScratchFolder()
    try folder.write("proc/cpuinfo", "cpu : POWER9\n")
    for (name, text) in files { try folder.write("\(base)/\(name)", text) }
    return try #require(TestTree.scan(try SystemTree(capturedAt: folder.path)).hardware).system
  }

  @Test("without a model there is no tree, whatever else lies there")
  func none() throws {
    let system = try Self.system([
      "serial-number": "1\0", "vm,uuid": "12345678-1234-5678-9abc-def012345678\0",
    ])
    #expect(system.deviceTreeModel.finding == .absent)
    #expect(system.deviceTreeSerial == Fact(.absent, from: "\(Self.base)/serial-number"))
    #expect(system.uuid.finding == .absent)
  }

  @Test("a board tells its model and serial, a guest of POWER its UUID as well")
  func guest() throws {
    let board = try Self.system(["model": "Raspberry Pi 4 Model B Rev 1.2\0", "serial-number": "10000000a\0"])
    #expect(board.deviceTreeModel.value == "Raspberry Pi 4 Model B Rev 1.2")
    #expect(board.deviceTreeSerial.value == "10000000a")
    #expect(board.uuid == Fact(.absent, from: "sys/class/dmi/id/product_uuid"))

    let model = "IBM pSeries (emulated by qemu)\0"
    let guest = try Self.system(["model": model, "vm,uuid": "12345678-1234-5678-9ABC-DEF012345678\0"])
    #expect(guest.uuid == Fact(.value("12345678-1234-5678-9abc-def012345678"), from: "\(Self.base)/vm,uuid"))
    let broken = try Self.system(["model": model, "vm,uuid": "none\0"])
    #expect(broken.uuid.finding == .malformed(raw: "none", expected: .uuid))
  }
}
