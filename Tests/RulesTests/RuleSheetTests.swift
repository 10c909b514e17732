import Glibc
import Identity
import JSONBytes
import Model
import Testing

@testable import Rules

@Suite("rule files")
struct RuleSheetTests {
  static let reason = #""reason":{"en":"e","zh":"中"}"#

  /// A file with one rule, in which `rule` begins at the third line.
  static func file(_ rule: String) -> String {
    "{\"format\":\"tagroll-rules\",\"version\":1,\n\"rules\":[\n\(rule)\n]}"
  }

  private func read(_ text: String) throws -> HouseRules {
    try HouseRules(adding: [RuleFile("rules.json", Array(text.utf8))])
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var what: RuleFault.What
    var testDescription: String { String(text.prefix(90)) }

    init(_ text: String, _ line: Int, _ column: Int, _ what: RuleFault.What) {
      (self.text, self.line, self.column, self.what) = (text, line, column, what)
    }
  }

  static let faults: [Broken] = [
    Broken("", 1, 1, .json(.truncated(at: 0))),
    Broken("[]", 1, 1, .notRules),
    Broken("{}", 1, 1, .notRules),
    Broken(#"{"format":"scan-report"}"#, 1, 1, .notRules),
    Broken(#"{"format":"tagroll-rules"}"#, 1, 1, .missing("version")),
    Broken(#"{"format":"tagroll-rules","version":2}"#, 1, 1, .version(2)),
    Broken(#"{"format":"tagroll-rules","version":1,}"#, 1, 39, .json(.syntax(at: 38, expected: .name))),
    Broken("{\n \"中文\":1}", 2, 7, .unknownMember("中文")),
    Broken(#"{"format":"tagroll-rules","version":1,"rule":[]}"#, 1, 46, .unknownMember("rule")),
    Broken(
      #"{"format":"tagroll-rules","version":1,"off":["any.thing"]}"#, 1, 46, .noSuchRule("any.thing")),
    Broken(file("{\(reason)}"), 3, 1, .missing("id")),
    Broken(file(#"{"id":"house.x","of":["serial"],"words":["x"]}"#), 3, 7, .missing("reason")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"words":["x"],"reason":{"en":"e"}}"#), 3, 7, .missing("reason")),
    Broken(file(#"{"id":"house.x","of":["serial"],\#(reason)}"#), 3, 7, .missing("words")),
    Broken(file(#"{"id":"house.x","words":["x"],\#(reason)}"#), 3, 7, .missing("of")),
    Broken(
      file(#"{"id":"house.x","of":["cereal"],"words":["x"],\#(reason)}"#), 3, 23,
      .unknownWord("cereal", of: "of")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"contains":["x"],\#(reason)}"#), 3, 44,
      .unknownMember("contains")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"shape":"odd",\#(reason)}"#), 3, 41,
      .unknownWord("odd", of: "shape")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"on":"monday","words":["x"],\#(reason)}"#), 3, 38,
      .unknownWord("monday", of: "on")),
    Broken(file(#"{"id":"house.x","of":["serial"],"words":[],\#(reason)}"#), 3, 41, .empty("words")),
    Broken(file(#"{"id":"house.x","of":["serial"],"begins":[" "],\#(reason)}"#), 3, 42, .empty("begins")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"letters_begin":["--"],\#(reason)}"#), 3, 49,
      .empty("letters_begin")),
    Broken(file(#"{"id":"house.x","of":["serial"],"shorter":0,\#(reason)}"#), 3, 43, .empty("shorter")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"digits_after":{"q":-1},\#(reason)}"#), 3, 48,
      .empty("digits_after")),
    Broken(file(#"{"id":"House.X","of":["serial"],"words":["x"],\#(reason)}"#), 3, 7, .badID("House.X")),
    Broken(file(#"{"id":"any.mine","of":["serial"],"words":["x"],\#(reason)}"#), 3, 7, .badID("any.mine")),
    Broken(
      file(
        #"{"id":"house.x","of":["serial"],"words":["x"],\#(reason)},{"id":"house.x","makers":{"a":["b"]},\#(reason)}"#
      ),
      3, 83, .repeatedID("house.x")),
    Broken(
      file(#"{"id":"house.x","of":["serial"],"words":["x"],"makers":{"a":["b"]},\#(reason)}"#), 3, 7,
      .mixed("house.x")),
    Broken(
      file(#"{"id":"house.x","gives":"model","from":"system.family","by":"magic",\#(reason)}"#), 3, 61,
      .unknownWord("magic", of: "by")),
    Broken(file(#"{"id":"house.x","gives":"model","by":"text",\#(reason)}"#), 3, 7, .missing("from")),
    Broken(
      file(#"{"id":"house.x","monitors":"Acer","serial":["text"],\#(reason)}"#), 3, 28,
      .unknownWord("Acer", of: "monitors")),
    Broken(
      file(#"{"id":"house.x","monitors":"ACR","serial":["label"],\#(reason)}"#), 3, 44,
      .unknownWord("label", of: "serial")),
    Broken(
      file(#"{"id":"house.x","monitors":"ACR","products":[65536],"serial":["text"],\#(reason)}"#), 3, 45,
      .unknownWord("65536", of: "products")),
    Broken(
      file(#"{"id":"house.x","monitors":"ACR","products":[],"serial":["text"],\#(reason)}"#), 3, 45,
      .empty("products")),
    Broken(file(#"{"id":"house.x","monitors":"ACR","serial":[],\#(reason)}"#), 3, 43, .empty("serial")),
    Broken(
      file(#"{"id":"house.x","monitors":"ACR","products":[7],\#(reason)}"#), 3, 7, .missing("serial")),
    Broken(file(#"{"id":"house.x","serial":["text"],\#(reason)}"#), 3, 7, .missing("monitors")),
    Broken(
      file(#"{"id":"house.x","monitors":"ACR","serial":["text"],"of":["serial"],"words":["x"],\#(reason)}"#),
      3, 7, .mixed("house.x")),
    Broken(
      file(#"{"id":"house.x","words":"x"}"#), 3, 25,
      .json(.unexpected(at: 73, expected: .array, found: .string))),
  ]

  @Test("a broken one is refused, with the line, the column and what is wrong", arguments: faults)
  func refused(file: Broken) throws {
    let fault = try #require(throws: RuleFault.self) { try read(file.text) }
    #expect(fault.file == "rules.json")
    #expect(fault.what == file.what)
    #expect(fault.line == file.line)
    #expect(fault.column == file.column)
  }

  @Test("one cut anywhere, or with any byte turned, is read or refused, and never stops the program")
  func mutations() throws {
    let whole = HouseRules.ownFiles.map(\.bytes)
    var generator = SeededGenerator(seed: 7)
    for bytes in whole {
      for _ in 0..<300 {
        var bytes = bytes
        if Bool.random(using: &generator) {
          bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator))
        } else {
          bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
            in: 0...255, using: &generator)
        }
        do throws(RuleFault) {
          _ = try RuleSheet(RuleFile("cut", bytes))
        } catch {
          #expect(error.line >= 1 && error.column >= 1)
        }
      }
    }
  }

  @Test("one that is larger than any house needs is refused before it is read")
  func tooLarge() throws {
    let bytes = [UInt8](repeating: 0x20, count: HouseRules.fileLimit + 1)
    let fault = try #require(throws: RuleFault.self) { try HouseRules(adding: [RuleFile("big", bytes)]) }
    #expect(fault.what == .json(.tooLarge(at: 1 << 20, .documentBytes)))
  }

  @Test("the example of the manual holds, and does what it says")
  func readme() throws {
    let path = "\(#filePath.dropLast("Tests/RulesTests/RuleSheetTests.swift".count))scanners/rules/README.md"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    let text = String(decoding: bytes, as: UTF8.self)
    let example = try #require(
      text.split(separator: "```json\n").dropFirst().first?.split(separator: "```").first)
    let rules = try read(String(example)).rules

    #expect(rules.rejects("Loan  Pool", as: .model) == "house.loan-pool")
    #expect(rules.makerKey("联想开天") == "lenovo")
    #expect(rules.makerKey("Hewlett-Packard") == "hewlett packard")
    let gift = rules.gift(.model, maker: "ACME Robotics Co., Ltd.") { $0 == .family ? "Arm 7" : nil }
    #expect(gift?.text == "Arm 7")
    #expect(gift?.quirk.id == "house.acme-name")
    let forms = rules.monitorSerials(maker: "ACM", product: 4660, text: "AB12", number: 81_570)
    #expect(forms == ["81570", "AB12", "00013ea2"])
  }
}
