import Identity
import JSONBytes
import Model
import Testing
import Words

@testable import Rules

/// The rules of the program, as their files state them.
@Suite("the program's rules")
struct BuiltInTests {
  /// A rule read without the code under test.
  struct Stated: Sendable, CustomTestStringConvertible {
    var id = ""
    var fields: [String] = []
    var lists: [String: [String]] = [:]
    var reason: [String: String] = [:]
    var testDescription: String { id }

    static let all: [Stated] = HouseRules.ownFiles.flatMap { (try? read($0.bytes)) ?? [] }

    private static func read(_ bytes: [UInt8]) throws(JSONError) -> [Stated] {
      var rules: [Stated] = []
      try JSONReader.read(bytes) { json throws(JSONError) in
        try json.beginObject()
        while let name = try json.nextName() {
          guard name == "rules" else {
            try json.skip()
            continue
          }
          try json.beginArray()
          while try json.nextElement() { rules.append(try rule(&json)) }
        }
      }
      return rules
    }

    private static func rule(_ json: inout JSONReader) throws(JSONError) -> Stated {
      var rule = Stated()
      try json.beginObject()
      while let name = try json.nextName() {
        switch (name, try json.kind()) {
        case ("id", _): rule.id = try json.string()
        case ("reason", _):
          try json.beginObject()
          while let language = try json.nextName() { rule.reason[language] = try json.string() }
        case ("products", _): try json.skip()
        case (_, .array):
          var words: [String] = []
          try json.beginArray()
          while try json.nextElement() { words.append(try json.string()) }
          if name == "of" { rule.fields = words } else { rule.lists[name] = words }
        default: try json.skip()
        }
      }
      return rule
    }
  }

  private let rules = HouseRules.builtIn.rules

  @Test("are all there, each with its reason in both languages and where it was met")
  func reasons() {
    #expect(Stated.all.count == 54)
    for rule in Stated.all {
      let note = HouseRules.builtIn.note(RuleID(rawValue: rule.id))
      #expect(note?.reason.en == rule.reason["en"] && note?.reason.en.isEmpty == false, "\(rule.id)")
      #expect(note?.reason.zh == rule.reason["zh"] && note?.reason.zh.isEmpty == false, "\(rule.id)")
      #expect(note?.reason.zh.unicodeScalars.contains { $0.value > 0x4E00 } == true, "\(rule.id)")
      #expect(note?.seen.isEmpty == false, "\(rule.id)")
    }
  }

  @Test(
    "every word of a rule is rejected by that very rule: no other one makes it idle",
    arguments: Stated.all.filter { !$0.fields.isEmpty })
  func everyWord(rule: Stated) throws {
    for (pattern, words) in rule.lists where pattern != "seen" {
      for word in words {
        let value = pattern == "run_after" ? word + "-98765" : pattern == "begins" ? word + "12:34" : word
        for field in rule.fields.compactMap(JudgedField.init(rawValue:))
        where field != .mac || pattern == "words" {
          let found = rules.rejects(DeviceText(value), as: field)?.rawValue
          #expect(found == rule.id, "\(value) as \(field.rawValue)")
          #expect(rules.rejects(DeviceText(" \(value.uppercased()) \0"), as: field)?.rawValue == rule.id)
        }
      }
    }
  }

  @Test("no rule looks into the middle of a value: what surrounds a placeholder saves it")
  func anchored() throws {
    var generator = SeededGenerator(seed: 41)
    let shapes = [
      "....", "00000000", "0x0000", "12345678", "9876543210", "0123456789abcdef", "<BAD INDEX>", "[Empty]",
      "(null string)", "0101", "1.2.3", "20120731-1", "0000:00:14.0", "QM00001", "SN-12345", "A1",
      "Type2 - Board Serial Number", "To be filled by O.E.M.",
    ]
    let words =
      shapes
      + Stated.all.filter { !$0.fields.contains("mac") && !$0.fields.contains("uuid") }
      .flatMap { $0.lists.filter { $0.key != "seen" && $0.key != "legal_forms" }.values.joined() }
    #expect(words.count > 100)
    for word in words {
      for _ in 0..<8 {
        let text = real(&generator) + word + real(&generator)
        for field in [JudgedField.serial, .diskSerial, .maker, .model] {
          #expect(rules.rejects(DeviceText(text), as: field) == nil, "\(text) as \(field.rawValue)")
        }
      }
    }
  }

  /// A piece of a serial that nobody counted up: letters and digits that do not follow each other.
  private func real(_ generator: inout SeededGenerator) -> String {
    let letters = ["K7", "Q2", "Z9", "H4", "V8", "W3"]
    return (0..<3).map { _ in letters.randomElement(using: &generator) ?? "K7" }.joined() + "K"
  }

  @Test(
    "a monitor's number is a serial only where it is its own",
    arguments: [
      ("0", "monitor.number-small"), ("1", "monitor.number-small"), ("255", "monitor.number-small"),
      ("256", nil),
      ("257", "monitor.number"), ("258", nil), ("16843009", "monitor.number"), ("16843010", nil),
      ("4294967295", "monitor.number"), ("9257", nil), ("99999999999999999998", nil),
      ("6666", "monitor.number-repeated"), ("1094856753", nil), ("-12", nil), ("", nil),
    ])
  func monitorNumbers(number: String, rule: String?) {
    #expect(rules.rejects(DeviceText(number), as: .monitorNumber)?.rawValue == rule)
  }

  @Test("are named by a version that is theirs alone")
  func version() throws {
    let more = RuleFile("rules.json", Array(#"{"format":"tagroll-rules","version":1}"#.utf8))
    let changed = try HouseRules(adding: [more]).rules.version
    #expect(rules.version.utf8.count == 16)
    #expect(rules.version == HouseRules.builtIn.rules.version)
    #expect(changed != rules.version)
    #expect(try HouseRules(adding: []).rules.version == rules.version)
  }
}
