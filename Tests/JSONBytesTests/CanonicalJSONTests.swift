import JSONBytes
import Testing

/// Rows of RFC 8785 are marked with their section; `numbers` of §3.2.2 are not whole, and the names of
/// §3.2.3 are not in our alphabet, so those must be refused.
@Suite("CanonicalJSON")
struct CanonicalJSONTests {
  @Test(
    "another spelling of the same value is refused",
    arguments: [
      (" 1", .notCanonical(at: 0, why: .whiteSpace)),
      ("1\n", .notCanonical(at: 1, why: .whiteSpace)),
      ("[1, 2]", .notCanonical(at: 3, why: .whiteSpace)),
      (#"{"a": 1}"#, .notCanonical(at: 5, why: .whiteSpace)),
      (#"{"a" :1}"#, .notCanonical(at: 4, why: .whiteSpace)),
      ("[ ]", .notCanonical(at: 1, why: .whiteSpace)),
      ("null", .notCanonical(at: 0, why: .null)),
      (#"{"a":null}"#, .notCanonical(at: 5, why: .null)),
      ("-0", .notCanonical(at: 0, why: .number)),
      ("1.0", .notCanonical(at: 0, why: .number)),
      ("1e0", .notCanonical(at: 0, why: .number)),
      ("[9007199254740992]", .notCanonical(at: 1, why: .number)),
      ("[-9007199254740992]", .notCanonical(at: 1, why: .number)),
      (#""\/""#, .notCanonical(at: 1, why: .escape)),
      (#""\u0041""#, .notCanonical(at: 1, why: .escape)),
      (#""\u000A""#, .notCanonical(at: 1, why: .escape)),
      (#""\u000a""#, .notCanonical(at: 1, why: .escape)),
      (#""\u0008""#, .notCanonical(at: 1, why: .escape)),
      (#""\u000F""#, .notCanonical(at: 1, why: .escape)),
      (#""\u001F""#, .notCanonical(at: 1, why: .escape)),
      (#""\u0020""#, .notCanonical(at: 1, why: .escape)),
      (#""\u0022""#, .notCanonical(at: 1, why: .escape)),
      (#""\u005c""#, .notCanonical(at: 1, why: .escape)),
      (#""\u007f""#, .notCanonical(at: 1, why: .escape)),
      (#""\u20ac""#, .notCanonical(at: 1, why: .escape)),
      (#""\ud83d\ude00""#, .notCanonical(at: 1, why: .escape)),
      (#"{"b":1,"a":2}"#, .notCanonical(at: 7, why: .nameOrder)),
      (#"{"a":1,"a":2}"#, .notCanonical(at: 7, why: .nameOrder)),
      (#"{"aa":1,"a":2}"#, .notCanonical(at: 8, why: .nameOrder)),
      (#"{"a":{"z":1},"a0":{"b":1,"a":1}}"#, .notCanonical(at: 25, why: .nameOrder)),
      (#"{"a":1,"_":2}"#, .notCanonical(at: 7, why: .nameOrder)),
      (#"{"_":1,"9":2}"#, .notCanonical(at: 7, why: .nameOrder)),
      (#"{"":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
      (#"{"A":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
      (#"{"a-b":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
      (#"{"é":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
      (#"{"\u0061":1}"#, .notCanonical(at: 2, why: .escape)),
      (#"{"\n":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
      (#"{"a1234567890123456789012345678901234567890":1}"#, .notCanonical(at: 1, why: .nameCharacters)),
    ] as [(String, JSONError)])
  func refused(text: String, error: JSONError) {
    #expect(refusal(text, form: .canonical) == error)
    #expect(refusal(text) == nil || text.contains(#""a":1,"a""#))
  }

  @Test(
    "what is no JSON at all is not canonical either")
  func broken() {
    for text in ["", "{", "[1,]", "\"\u{1}\"", "\u{FEFF}1"] {
      #expect(refusal(text, form: .canonical) != nil)
    }
  }

  @Test(
    "RFC 8785 §3.2.2: strings keep their characters and the fewest escapes; the sample's numbers are refused")
  func sampleOfSection322() throws {
    let string = #""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#
    #expect(try rewritten("[\(string)]") == #"["€$\u000f\nA'B\"\\\\\"/"]"#)
    #expect(refusal(#"["€$\u000f\nA'B\"\\\\\"/"]"#, form: .canonical) == nil)
    for number in ["333333333.3333333", "1e+30", "4.5", "0.002", "1e-27"] {
      #expect(refusal(number, form: .canonical) == .notCanonical(at: 0, why: .number))
    }
    #expect(refusal("[null,true,false]", form: .canonical) == .notCanonical(at: 1, why: .null))
    #expect(refusal("[true,false]", form: .canonical) == nil)
  }

  @Test(
    "RFC 8785 §3.2.3: names outside our alphabet are refused in any order",
    arguments: [
      (#"{"\r":"Carriage Return"}"#, 1), (#"{"1":"One","\#u{80}":"Control"}"#, 11),
      (#"{"ö":"Latin Small Letter O With Diaeresis"}"#, 1), (#"{"€":"Euro Sign"}"#, 1),
      (#"{"😀":"Emoji: Grinning Face"}"#, 1), (#"{"\#u{FB33}":"Hebrew Letter Dalet With Dagesh"}"#, 1),
    ])
  func sampleOfSection323(text: String, at: Int) {
    #expect(refusal(text, form: .canonical) == .notCanonical(at: at, why: .nameCharacters))
  }

  @Test(
    "RFC 8785 appendix B: of its numbers only whole ones of 53 bits are canonical",
    arguments: [
      ("0", true), ("-0", false), ("5e-324", false), ("-5e-324", false), ("1.7976931348623157e+308", false),
      ("9007199254740992", false), ("-9007199254740992", false), ("295147905179352830000", false),
      ("9.999999999999997e+22", false), ("1e+23", false), ("1e+21", false), ("999999999999999900000", false),
      ("0.000001", false), ("9.999999999999997e-7", false), ("333333333.3333332", false),
      ("424242424242", true), ("9007199254740991", true), ("-9007199254740991", true),
    ])
  func appendixB(text: String, isCanonical: Bool) {
    #expect((refusal(text, form: .canonical) == nil) == isCanonical)
    #expect(refusal(text) == nil)
  }

  @Test("every control character has the spelling of RFC 8785 §3.2.2.2, and nothing else is escaped")
  func escapes() throws {
    var writer = JSONWriter(form: .canonical)
    writer.string(String(decoding: UInt8(0)..<0x80, as: UTF8.self) + "\u{80}\u{2028}😀")
    let spelling =
      ##""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012"##
      + ##"\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"#$%&'()*+,-./"##
      + ##"0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##
      + "\u{7F}\u{80}\u{2028}😀\""
    #expect(String(decoding: writer.bytes, as: UTF8.self) == spelling)
    try CanonicalJSON.check(writer.bytes)
  }

  @Test("a whole canonical document passes, and is written again byte for byte")
  func accepted() throws {
    let text =
      #"{"0":[],"9a":{},"_x":true,"a":[1,-9007199254740991,"é 汉字 \"\\\u001b"],"a_":{"b64":"/w=="},"z":false}"#
    try CanonicalJSON.check(Array(text.utf8))
    #expect(try rewritten(Array(text.utf8), form: .canonical) == Array(text.utf8))
  }

  @Test("a name from outside can be checked before it is written")
  func nameCheck() {
    #expect(CanonicalJSON.isName("a"))
    #expect(CanonicalJSON.isName("0_z"))
    #expect(CanonicalJSON.isName(String(repeating: "a", count: 40)))
    for name in ["", "A", "a b", "é", "a\u{0}", "a-", String(repeating: "a", count: 41)] {
      #expect(!CanonicalJSON.isName(name))
    }
  }
}
