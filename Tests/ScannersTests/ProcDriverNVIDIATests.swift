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

  @Test("a workstation's card has the driver's name where the hardware database knows none")
  func workstation() throws {
    let hardware = try #require(TestTree.scan(TestTree.machine("nvidia")).hardware)
    #expect(hardware.graphics.map(\.deviceName.value) == ["NVIDIA RTX A2000 12GB", nil])
    #expect(
      hardware.graphics[0].deviceName.source == "proc/driver/nvidia/gpus/0000:01:00.0/information")
  }
}
