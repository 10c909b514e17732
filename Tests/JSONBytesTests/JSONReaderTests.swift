import JSONBytes
import Testing

@Suite("JSONReader")
struct JSONReaderTests {
  @Test(
    "broken syntax is refused where it breaks",
    arguments: [
      ("", .truncated(at: 0)),
      (" ", .truncated(at: 1)),
      ("[1,]", .syntax(at: 3, expected: .value)),
      ("[,1]", .syntax(at: 1, expected: .value)),
      ("[1,,2]", .syntax(at: 3, expected: .value)),
      ("[1 2]", .syntax(at: 3, expected: .commaOrEnd)),
      ("[1}", .syntax(at: 2, expected: .commaOrEnd)),
      ("{]", .syntax(at: 1, expected: .name)),
      ("{,}", .syntax(at: 1, expected: .name)),
      (#"{"a":1,}"#, .syntax(at: 7, expected: .name)),
      (#"{"a" 1}"#, .syntax(at: 5, expected: .colon)),
      (#"{"a":}"#, .syntax(at: 5, expected: .value)),
      (#"{"a":1 "b":2}"#, .syntax(at: 7, expected: .commaOrEnd)),
      ("{a:1}", .syntax(at: 1, expected: .name)),
      ("{'a':1}", .syntax(at: 1, expected: .name)),
      ("{1:1}", .syntax(at: 1, expected: .name)),
      ("{null:1}", .syntax(at: 1, expected: .name)),
      ("'a'", .syntax(at: 0, expected: .value)),
      ("// a\n1", .syntax(at: 0, expected: .value)),
      ("/* a */ 1", .syntax(at: 0, expected: .value)),
      ("1 // a", .trailing(at: 2)),
      ("1 2", .trailing(at: 2)),
      ("{}}", .trailing(at: 2)),
      ("[]]", .trailing(at: 2)),
      ("]", .syntax(at: 0, expected: .value)),
      ("True", .syntax(at: 0, expected: .value)),
      ("truth", .syntax(at: 0, expected: .value)),
      ("nul", .truncated(at: 3)),
      ("nulls", .trailing(at: 4)),
      ("undefined", .syntax(at: 0, expected: .value)),
      ("[1", .truncated(at: 2)),
      (#"{"a":[{"b":"#, .truncated(at: 11)),
    ] as [(String, JSONError)])
  func brokenSyntax(text: String, error: JSONError) {
    #expect(refusal(text) == error)
  }

  @Test("white space is four characters; anything else between values is refused")
  func strayCharacters() {
    for stray in [
      "\u{00}", "\u{0B}", "\u{0C}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}",
    ] {
      #expect(refusal(stray) == .syntax(at: 0, expected: .value))
      #expect(refusal(stray + "1") == .syntax(at: 0, expected: .value))
      #expect(refusal("1" + stray) == .trailing(at: 1))
      #expect(refusal("[1\(stray)]") == .syntax(at: 2, expected: .commaOrEnd))
    }
  }

  @Test(
    "what only looks like a number is refused",
    arguments: [
      ("01", .trailing(at: 1)),
      ("-01", .trailing(at: 2)),
      ("1.", .truncated(at: 2)),
      ("1.]", .syntax(at: 2, expected: .digit)),
      (".5", .syntax(at: 0, expected: .value)),
      ("+1", .syntax(at: 0, expected: .value)),
      ("-", .truncated(at: 1)),
      ("--1", .syntax(at: 1, expected: .digit)),
      ("-a", .syntax(at: 1, expected: .digit)),
      ("1e", .truncated(at: 2)),
      ("1e+", .truncated(at: 3)),
      ("1e+-1", .syntax(at: 3, expected: .digit)),
      ("1.e1", .syntax(at: 2, expected: .digit)),
      ("1e1.5", .trailing(at: 3)),
      ("0x10", .trailing(at: 1)),
      ("1_000", .trailing(at: 1)),
      ("NaN", .syntax(at: 0, expected: .value)),
      ("nan", .syntax(at: 0, expected: .value)),
      ("Infinity", .syntax(at: 0, expected: .value)),
      ("-Infinity", .syntax(at: 1, expected: .digit)),
      ("１", .syntax(at: 0, expected: .value)),
    ] as [(String, JSONError)])
  func brokenNumbers(text: String, error: JSONError) {
    #expect(refusal(text) == error)
  }

  @Test(
    "a number that is no whole number of 53 bits can be passed over but not read",
    arguments: [
      "-0", "0.0", "1.0", "1e5", "1E5", "1e+5", "1e-5", "-0.5", "9007199254740992", "-9007199254740992",
      "18446744073709551617", "99999999999999999999999999", "123456789012345678901234567890e400",
    ])
  func otherNumbers(text: String) {
    #expect(refusal(text) == nil)
    #expect(refusal(text) { reader throws(JSONError) in try reader.integer() } == .notAnInteger(at: 0))
  }

  @Test(
    "whole numbers are read to the last unit of 53 bits",
    arguments: [
      ("0", 0), ("7", 7), ("-1", -1), ("10", 10), ("9007199254740991", 9_007_199_254_740_991),
      ("-9007199254740991", -9_007_199_254_740_991), (" 42\n", 42),
    ])
  func integers(text: String, value: Int64) throws {
    #expect(
      try JSONReader.read(Array(text.utf8)) { reader throws(JSONError) in try reader.integer() } == value)
  }

  @Test("a document cut at any byte is refused")
  func truncations() {
    let whole = Array(#" {"a":[1,-2.5e1,true,false,null,"x\n\ud83d\ude00é"],"\u0062":{"c":{}}} "#.utf8)
    #expect(refusal(whole) == nil)
    for length in 0..<whole.count - 1 {
      #expect(refusal(Array(whole[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test("a reader that leaves part of the value unread is told so")
  func unreadRest() {
    #expect(refusal("[1,2]") { reader throws(JSONError) in try reader.beginArray() } == .trailing(at: 1))
    #expect(refusal("1") { _ throws(JSONError) in } == .trailing(at: 0))
  }

  @Test("a value of another kind is named, and where it stands")
  func otherKinds() {
    #expect(
      refusal(" [true]") { reader throws(JSONError) in try reader.beginObject() }
        == .unexpected(at: 1, expected: .object, found: .array))
    #expect(
      refusal("null") { reader throws(JSONError) in try reader.string() }
        == .unexpected(at: 0, expected: .string, found: .null))
    #expect(
      refusal("\"1\"") { reader throws(JSONError) in try reader.integer() }
        == .unexpected(at: 0, expected: .number, found: .string))
    #expect(
      refusal("0") { reader throws(JSONError) in try reader.bool() }
        == .unexpected(at: 0, expected: .bool, found: .number))
    #expect(
      refusal("{}") { reader throws(JSONError) in try reader.beginArray() }
        == .unexpected(at: 0, expected: .array, found: .object))
    #expect(
      refusal("true") { reader throws(JSONError) in try reader.null() }
        == .unexpected(at: 0, expected: .null, found: .bool))
  }

  @Test("every kind of value is read as it was written, with any white space of RFC 8259 between")
  func wholeDocument() throws {
    let text = " {\r\n\t\"a\" : [ 1 , -2 , [ ] , { } ] , \"\" : \"x\" , \"b\":true,\"c\":null } "
    #expect(try rewritten(text) == #"{"a":[1,-2,[],{}],"":"x","b":true,"c":null}"#)
    #expect(try rewritten("\r1\r") == "1")
  }

  @Test("a name is recognised without making a string, spelled plainly or with escapes")
  func names() throws {
    var seen: [String] = []
    try JSONReader.read(Array(#"{"serial":"A","s\u0069ze":4,"serials":[{}]}"#.utf8)) {
      reader throws(JSONError) in
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.nameIs("seria") {
          seen.append("seria")
        } else if reader.nameIs("serial") {
          seen.append("serial")
        } else if reader.nameIs("size") {
          seen.append("size at \(reader.offset)")
        } else {
          seen.append(reader.withName { String(decoding: $0, as: UTF8.self) })
        }
        try reader.skip()
      }
    }
    #expect(seen == ["serial", "size at 26", "serials"])
  }

  @Test(
    "the second of two equal names is refused, however it is spelled",
    arguments: [
      (#"{"a":1,"a":2}"#, 7, "a"),
      (#"{"a":1,"\u0061":2}"#, 7, "a"),
      (#"{"\u0061":1,"b":2,"a":3}"#, 18, "a"),
      (#"{"b":1,"a":{"x":1},"b":2,"a":3}"#, 19, "b"),
      (#"{"é":1,"\u00e9":2}"#, 8, "é"),
      (#"{"😀":1,"c":0,"\uD83D\ude00":2}"#, 16, "😀"),
      (#"{"":1,"":2}"#, 6, ""),
      (#"{"\/":1,"/":2}"#, 8, "/"),
      (#"{"z":{"b":1,"a":2,"b":3}}"#, 18, "b"),
      (#"[{"a":1,"a":2}]"#, 8, "a"),
    ])
  func duplicates(text: String, at: Int, name: String) {
    #expect(refusal(text) == .duplicateName(at: at, name: name))
  }

  @Test("names that only look alike are different names")
  func lookAlikes() {
    #expect(refusal(#"{"é":1,"e\u0301":2,"E":3,"e":4,"":5,"{\"e\":4}":6}"#) == nil)
    #expect(refusal(#"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}"#) == nil)
  }

  @Test(
    "a number that is no whole one can be passed over after it was refused",
    arguments: ["1.5", "1e5", "-0", "1152921504606846976", "-9007199254740992", "0.0", "-1E-7"])
  func passedOver(number: String) throws {
    let read = try JSONReader.read(Array("[ \(number) ,7]".utf8)) { (reader) throws(JSONError) -> [Int64?] in
      var read: [Int64?] = []
      try reader.beginArray()
      while try reader.nextElement() {
        do throws(JSONError) {
          read.append(try reader.integer())
        } catch .notAnInteger(at: 2) {
          try reader.skip()
          read.append(nil)
        }
      }
      return read
    }
    #expect(read == [nil, 7])
  }
}
