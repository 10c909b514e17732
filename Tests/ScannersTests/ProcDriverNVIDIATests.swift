import Model
import Testing

@testable import Scanners

@Suite("NVIDIA's cards by their driver")
struct ProcDriverNVIDIATests {
  @Test(
    "what tells no model names none",
    arguments: ["", "\n\n", "Model:", "Model: \t\n", "Modell: X", "IRQ: 1\n Model: X"])
  func nothing(text: String) {
    #expect(ProcDriverNVIDIA.model(Array(text.utf8)) == .absent)
  }

  @Test(
    "a UUID that the driver does not know yet is absent, and what is no UUID is malformed",
    arguments: [
      ("", .absent), ("GPU UUID: \t GPU-????????-????-????-????-????????????", .absent),
      (
        "Model: X\nGPU UUID: \t GPU-6f1e2b9c-5b44-11ec-9a31-8c1645d2e6f0\n",
        .value("GPU-6f1e2b9c-5b44-11ec-9a31-8c1645d2e6f0")
      ), ("GPU UUID: 6f1e2b9c", .malformed(raw: "6f1e2b9c", expected: .uuid)),
      (
        "GPU UUID: GPU-6f1e2b9g-5b44-11ec-9a31-8c1645d2e6f0",
        .malformed(raw: "GPU-6f1e2b9g-5b44-11ec-9a31-8c1645d2e6f0", expected: .uuid)
      ),
    ] as [(String, Observed<DeviceText>)])
  func uuid(text: String, expected: Observed<DeviceText>) {
    #expect(ProcDriverNVIDIA.uuid(Array(text.utf8)) == expected)
  }

  @Test(
    "AMD's sixteen digits are a card's own, and zeros are none",
    arguments: [
      ("a1b2c3d4e5f60718", .value("a1b2c3d4e5f60718")), ("0000000000000000", .absent),
      ("a1b2", .malformed(raw: "a1b2", expected: .hex)),
    ] as [(DeviceText, Observed<DeviceText>)])
  func amd(text: DeviceText, expected: Observed<DeviceText>) {
    #expect(SysBusPCI.uniqueId(Fact(.value(text), from: "t")).finding == expected)
  }

  @Test("a workstation's card has the driver's name where the hardware database knows none")
  func workstation() throws {
    let hardware = try #require(TestTree.scan(TestTree.machine("nvidia")).hardware)
    #expect(hardware.graphics.map(\.deviceName.value) == ["NVIDIA RTX A2000 12GB", nil])
    #expect(
      hardware.graphics[0].deviceName.source == "proc/driver/nvidia/gpus/0000:01:00.0/information")
  }
}
