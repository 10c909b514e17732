import Testing
import Words

@Suite("Text")
struct TextTests {
  @Test("a text gives the words of the language asked for")
  func text() {
    let text = Text(en: "return", zh: "归还")
    #expect(text.in(.en) == "return")
    #expect(text.in(.zh) == "归还")
  }
}
