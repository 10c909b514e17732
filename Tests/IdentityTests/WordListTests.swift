import Testing

@testable import Identity

@Suite("Lists of words that values are held against")
struct WordListTests {
  private let words = WordList(["no", "x", "none", "无"].map { Array($0.utf8) })

  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test("a value is a word only as a whole", arguments: ["no", "x", "none", "无"])
  func whole(_ word: String) {
    #expect(words.contains(bytes(word)))
    #expect(!words.contains(bytes(word + "1")))
    #expect(words.beginning(of: bytes(word + "1")) != nil)
  }

  @Test("behind a word of one byte may stand any other", arguments: UInt8.min...UInt8.max)
  func oneByte(_ second: UInt8) {
    #expect(words.beginning(of: [0x78, second]) == [0x78])
    #expect(!words.contains([0x78, second]))
  }

  @Test("what begins otherwise, and nothing at all, is no word", arguments: ["", "n", "on", "nx", "un"])
  func none(_ text: String) {
    #expect(!words.contains(bytes(text)))
    #expect(words.beginning(of: bytes(text)) == nil)
  }

  @Test("of two words that a value begins with the first of the list is meant")
  func first() { #expect(words.beginning(of: bytes("nonesuch")) == Array("no".utf8)) }
}
