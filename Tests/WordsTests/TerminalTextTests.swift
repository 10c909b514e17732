import Testing
import Words

@Suite("TerminalText")
struct TerminalTextTests {
  @Test(
    "what could drive a terminal or hide is shown as an escape",
    arguments: [
      ("\u{1b}[2J", #"\x1b[2J"#),
      ("a\nb\r\n", #"a\x0ab\x0d\x0a"#),
      ("\u{7f}\0", #"\x7f\x00"#),
      ("\u{9b}31m", #"\u{9b}31m"#),
      ("PF\u{202e}ABC", #"PF\u{202e}ABC"#),
      ("\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}", #"\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}"#),
      ("\u{200b}\u{200c}\u{200d}\u{feff}\u{2060}", #"\u{200b}\u{200c}\u{200d}\u{feff}\u{2060}"#),
      ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
      ("\u{e0041}", #"\u{e0041}"#),
    ])
  func escaped(hostile: String, shown: String) {
    #expect(TerminalText(hostile).string == shown)
  }

  @Test(
    "bytes that are not UTF-8 are shown one by one, and what is between them is kept",
    arguments: [
      ([0xFF], #"\xff"#),
      ([0x41, 0xC3, 0x42], #"A\xc3B"#),
      ([0xE8, 0x81], #"\xe8\x81"#),
      ([0xC0, 0xAF], #"\xc0\xaf"#),
      ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#),
      ([0xF4, 0x90, 0x80, 0x80], #"\xf4\x90\x80\x80"#),
      ([0xE8, 0x81, 0x94, 0x9B], #"联\x9b"#),
      ([0xC2, 0x9B], #"\u{9b}"#),
    ] as [([UInt8], String)])
  func invalid(bytes: [UInt8], shown: String) {
    #expect(TerminalText(bytes).string == shown)
  }

  @Test(
    "what a person can read is left as it is",
    arguments: [
      "", "LT-00013", "联想笔记本", "e\u{301}", "ﾊﾝｶｸ ＬＴ", #"C:\users\li"#, #"\d+ \x4"#, "👩🏽", "❤\u{fe0f}",
    ])
  func untouched(text: String) {
    #expect(TerminalText(text).string == text)
  }

  @Test(
    "a backslash is doubled only where it would read as an escape",
    arguments: [
      (#"\x1b"#, #"\\x1b"#), (#"\u{202e}"#, #"\\u{202e}"#), (#"\\server\disk"#, #"\\\server\disk"#),
      ("\\\u{1b}", #"\\\x1b"#), (#"\xzz"#, #"\xzz"#), (#"end\"#, #"end\"#), ("\\x4\u{1b}", #"\x4\x1b"#),
    ])
  func backslash(text: String, shown: String) {
    #expect(TerminalText(text).string == shown)
  }

  @Test("whatever the bytes, they can be read back from what is shown")
  func unambiguous() {
    let alphabet: [UInt8] = [0x5C, 0x78, 0x31, 0x75, 0x7B, 0x7D, 0x1B, 0xFF]
    for number in 0..<(8 * 8 * 8 * 8 * 8) {
      let bytes = (0..<5).map { alphabet[(number >> ($0 * 3)) & 7] }
      if readBack(TerminalText(bytes).string) != bytes {
        Issue.record("\(bytes) cannot be read back")
        return
      }
    }
  }

  private func readBack(_ shown: String) -> [UInt8] {
    var rest = Array(shown.utf8)[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      let next = rest.prefix(3).map { Character(Unicode.Scalar($0)) }
      if byte == 0x5C, next.first == "\\" {
        bytes.append(0x5C)
        rest.removeFirst()
      } else if byte == 0x5C, next.first == "x", next.count == 3,
        let value = UInt8(String(next[1...]), radix: 16)
      {
        bytes.append(value)
        rest.removeFirst(3)
      } else if byte == 0x5C, next.count > 1, next[0] == "u", next[1] == "{",
        let end = rest.firstIndex(of: 0x7D),
        let value = UInt32(String(decoding: rest[(rest.startIndex + 2)..<end], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        bytes += Array(String(scalar).utf8)
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  @Test("a literal with hostile values in it is made safe as a whole")
  func interpolation() {
    let name = "a\u{1b}b"
    let text: TerminalText = "name: \(name)"
    #expect(text.string == #"name: a\x1bb"#)
  }
}
