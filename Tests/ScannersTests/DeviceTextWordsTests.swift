import Model
import Testing

@testable import Scanners

@Suite("Words in a device's text")
struct DeviceTextWordsTests {
  @Test(
    "a word is found wherever it stands, and only whole",
    arguments: [
      ("5.15-microsoft-WSL2", "WSL", true), ("WSL", "WSL", true), ("WSL2", "WSL", true),
      ("xWSL", "WSL", true), ("WWSL", "WSL", true), ("WS L", "WSL", false), ("WS", "WSL", false),
      ("wsl", "WSL", false),
      ("", "WSL", false), ("", "", true), ("x", "", true),
    ])
  func word(text: String, word: String, holds: Bool) {
    #expect(DeviceText(text).holds(word) == holds)
  }

  @Test("bytes that are no text hide no word behind them")
  func noText() {
    #expect(DeviceText(bytes: [0xFF, 0x00] + Array("xen".utf8) + [0xC0]).holds("xen"))
  }
}
