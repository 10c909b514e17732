import JSONBytes
import Testing

@Suite("Strings in JSON")
struct JSONStringTests {
  private func quoted(_ inner: [UInt8]) -> [UInt8] {
    [0x22] + inner + [0x22]
  }

  @Test("every control character must be escaped, at every distance from the quote", arguments: 0..<9)
  func controls(before: Int) {
    let lead = [UInt8](repeating: 0x61, count: before)
    for control in UInt8(0)..<0x20 {
      let bytes = quoted(lead + [control] + [UInt8](repeating: 0x62, count: 9))
      #expect(refusal(bytes) == .syntax(at: before + 1, expected: .escapedControl))
    }
    #expect(refusal(quoted(lead + [0x7F])) == nil)
  }

  @Test(
    "bytes that are not UTF-8 are refused where they begin",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC3, 0xC3],
      [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28],
      [0xED, 0xA0, 0x80], [0xED, 0xAF, 0xBF], [0xED, 0xB0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x28],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func invalidUTF8(sequence: [UInt8]) {
    for before in 0..<9 {
      let lead = [UInt8](repeating: 0x61, count: before)
      #expect(refusal(quoted(lead + sequence)) == .invalidUTF8(at: before + 1))
      #expect(
        refusal([0x7B] + quoted(lead + sequence) + Array(":1}".utf8)) == .invalidUTF8(at: before + 2))
    }
    #expect(refusal(sequence) == .syntax(at: 0, expected: .value))
  }

  @Test("the first and last scalar of every length is accepted")
  func scalarEdges() throws {
    let text = "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try rewritten("\"\(text)\"") == "\"\(text)\"")
  }

  @Test("UTF-16 and UTF-32 are refused, with a byte order mark or without")
  func otherEncodings() {
    for bytes in [
      [0xFE, 0xFF, 0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00], [0x00, 0x22, 0x00, 0x22], [0x22, 0x00, 0x22, 0x00],
      [0x31, 0x00], [0x00, 0x00, 0x00, 0x31], [0xEF, 0xBB, 0xBF, 0x31],
    ] as [[UInt8]] {
      #expect(refusal(bytes) != nil)
    }
  }

  @Test(
    "an escape that is none is refused",
    arguments: [
      (#""\a""#, .syntax(at: 1, expected: .escape)),
      (#""\'""#, .syntax(at: 1, expected: .escape)),
      (#""\0""#, .syntax(at: 1, expected: .escape)),
      (#""\x41""#, .syntax(at: 1, expected: .escape)),
      (#""\U0041""#, .syntax(at: 1, expected: .escape)),
      (#""\"#, .truncated(at: 2)),
      (#""\""#, .truncated(at: 3)),
      (#""\u"#, .truncated(at: 3)),
      (#""\u004"#, .truncated(at: 6)),
      (#""\u004""#, .syntax(at: 6, expected: .hexDigit)),
      (#""\u00g1""#, .syntax(at: 5, expected: .hexDigit)),
      (#""\u+041""#, .syntax(at: 3, expected: .hexDigit)),
      (#""\ud800""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\udbff\n""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\ud800\u0041""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\ud800\ud800\udc00""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\udc00""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\udfff\ud800""#, .syntax(at: 1, expected: .surrogatePair)),
      (#""\ud800\"#, .truncated(at: 8)),
      (#""\ud800"#, .truncated(at: 7)),
      (#""\ud800\udc0"#, .truncated(at: 12)),
    ] as [(String, JSONError)])
  func brokenEscapes(text: String, error: JSONError) {
    #expect(refusal(text) == error)
  }

  @Test("escapes stand for their characters, and two surrogates for one")
  func escapes() throws {
    let text = #""\"\\\/\b\f\n\r\t\u0000\u0041\u00e9\u20AC\uD834\uDD1E\udbff\udfff""#
    let value = try JSONReader.read(Array(text.utf8)) { reader throws(JSONError) in try reader.string() }
    #expect(value == "\"\\/\u{8}\u{C}\n\r\t\u{0}Aé€\u{1D11E}\u{10FFFF}")
  }

  @Test("device bytes come back exactly, text as a string and the rest as base64")
  func textBytes() throws {
    for (bytes, spelling) in [
      ([], #""""#), (Array("SN-1\u{0}\n é 序列号".utf8), #""SN-1\u0000\n é 序列号""#),
      ([0xFF], #"{"b64":"/w=="}"#), ([0x41, 0xC3], #"{"b64":"QcM="}"#),
      ([0xED, 0xA0, 0x80], #"{"b64":"7aCA"}"#),
    ] as [([UInt8], String)] {
      var writer = JSONWriter(form: .canonical)
      writer.text(bytes: bytes)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == spelling)
      #expect(
        try CanonicalJSON.read(writer.bytes) { reader throws(JSONError) in try reader.textBytes() } == bytes)
    }
  }

  @Test(
    "device bytes have one spelling",
    arguments: [
      #"{"b64":"QQ=="}"#, #"{"b64":""}"#, #"{"b64":"/x=="}"#, #"{"b64":"/w="}"#, #"{"b64":"/w"}"#,
      #"{"b64":"/w==\n"}"#, #"{"b64":"_w=="}"#, #"{}"#, #"{"b65":"/w=="}"#, #"{"b64":"/w==","c":1}"#,
      #"{"b64":"5bqP"}"#,
    ])
  func oneSpelling(text: String) {
    let error = refusal(text) { reader throws(JSONError) in try reader.textBytes() }
    guard case .notCanonical(_, why: .base64) = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
  }

  @Test("device bytes are a string or an object, nothing else")
  func notText() {
    #expect(
      refusal("1") { reader throws(JSONError) in try reader.textBytes() }
        == .unexpected(at: 0, expected: .string, found: .number))
    #expect(
      refusal(#"{"b64":7}"#) { reader throws(JSONError) in try reader.textBytes() }
        == .unexpected(at: 7, expected: .string, found: .number))
  }
}
