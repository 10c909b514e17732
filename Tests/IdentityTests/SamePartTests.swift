import Model
import Testing

@testable import Identity

@Suite("One part on two cards")
struct SamePartTests {
  private func part(_ serial: DeviceText?, _ model: DeviceText? = nil, _ kind: Part.Kind = .disk) -> Part {
    Part(number: 1, kind: kind, model: model, serial: serial, slot: "sda")
  }

  @Test("is one where kind and serial agree and no model differs")
  func same() {
    #expect(part("s6b2k1 ", "SAMSUNG MZVL2512").isOne(with: part("S6B2K1", "Samsung MZVL-2512")))
    #expect(part("S6B2K1", "SAMSUNG MZVL2512").isOne(with: part("S6B2K1")))
  }

  @Test("is two where the model, the kind or the serial differs, or there is none")
  func different() {
    #expect(!part("S6B2K1", "MZVL2512").isOne(with: part("S6B2K1", "WDS500G")))
    #expect(!part("S6B2K1").isOne(with: part("S6B2K1", nil, .memory)))
    #expect(!part("S6B2K1").isOne(with: part("S6B2K2")))
    #expect(!part(nil).isOne(with: part(nil)))
  }

  @Test("a battery's serial is a short number, so it is one only where the model is known and agrees")
  func battery() {
    #expect(part("1234", "5B10W13975", .battery).isOne(with: part("1234", "5B10W13975", .battery)))
    #expect(!part("1234", "5B10W13975", .battery).isOne(with: part("1234", nil, .battery)))
  }
}
