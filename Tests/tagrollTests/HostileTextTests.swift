import JSONBytes
import Model
import Scanners
import Testing
import Words

@testable import tagroll

/// Text that would like to be something else: an escape sequence, a second line, a reordered one.
@Suite("hostile text")
struct HostileTextTests {
  enum Trick: String, CaseIterable {
    case escape, lines, reordered, control, invisible, endless

    var text: String {
      switch self {
      case .escape: "\u{1B}[31mred\u{1B}]0;title\u{07}"
      case .lines: "two\nlines\r\nhere"
      case .reordered: "\u{202E}desrever\u{2066}"
      case .control: "a\u{0}b\u{9B}31m"
      case .invisible: "日本\u{200B}語\u{FEFF}"
      case .endless: String(repeating: "长", count: 10_000)
      }
    }
  }

  @Test("in every text option is kept as it is and never printed as it is", arguments: Trick.allCases)
  func options(trick: Trick) throws {
    let text = trick.text
    for language in Language.allCases {
      let desk = try Desk.ready(language)
      for line in lines(text) + Self.looks {
        let run = desk.run(line)
        #expect(run.exit != .failed, "\(line.first ?? ""): \(TerminalText(run.errorText).string.prefix(300))")
        expectHarmless(run, of: line)
      }

      // Kept: the history gives it back, byte for byte.
      let json = desk.run("person", "list", "--json").output
      #expect(try strings(json).contains(text))
      #expect(desk.run("ledger", "verify").exit == .done)
    }
  }

  /// Every place where a command takes free text, in an order in which the acts follow each other.
  private func lines(_ text: String) -> [[String]] {
    let tag = "LT-00013"
    let leave = ["--method", "recycle", "--cert", text, "--to", text]
    return [
      [text], [text, text], ["list", text], ["list", "--" + text], ["help", text], ["show", text],
      ["show", "sn:" + text], ["show", "id:" + text], ["list", "--where", text],
      ["list", "--where", "stage:" + text], ["list", "--where", "holder:\"" + text + "\""],
      ["list", "--limit", text], ["list", "--lang", text], ["list", "--db", "/nowhere/" + text],
      ["ledger", "log", "--from", text], ["report", "warranty", "--within", text],
      ["person", "add", "p." + text.prefix(200), "--name", text],
      ["person", "add", "mallory", "--name", text],
      ["location", "add", text], ["location", "add", text], ["assign", tag, "--to", "x" + text],
      ["register", text], ["register", "--category", "dock", "--tag", text, "--model", "x"],
      ["register", "--category", "dock", "--maker", text, "--model", text, "--serial", "1" + text],
      ["register", "--category", "dock", "--maker", text, "--model", text, "--serial", "1" + text],
      ["register", "--category", "dock", "--model", "x", "--price", text],
      ["note", tag, text], ["warranty", "set", tag, "--until", "2027-03-31", "--vendor", text],
      ["warranty", "set", tag, "--until", text], ["assign", tag, "--to", "mallory", "--on", text],
      ["assign", tag, "--to", "mallory"], ["assign", tag, "--to", "mallory"], ["move", tag, "--to", text],
      ["repair", "start", tag, "--fault", text, "--to", text, "--media", "waived"],
      ["repair", "done", tag, "--note", text, "--cost", text], ["repair", "done", tag, "--note", text],
      ["return", tag, "--condition", text], ["retire", tag, "--reason", text, "--yes"],
      ["sanitise", tag, "--method", "purge", "--result", "verified", "--tool", text, "--witness", text],
      ["sanitise", tag, "--method", "purge", "--result", "verified", "--tool", text, "--disk", text],
      [
        "sanitise", tag, "--method", "purge", "--result", "verified", "--tool", text, "--witness", "mallory",
      ],
      ["dispose", tag, "--confirm", text] + leave, ["dispose", tag, "--confirm", tag] + leave,
    ]
  }

  /// Everything that shows what is on the roll.
  private static let looks: [[String]] = [
    [], ["list"], ["show", "LT-00013"], ["show", "DK-00013"], ["history", "LT-00013"],
    ["history", "DK-00013"],
    ["person", "list"], ["location", "list"], ["report", "warranty", "--within", "500d"],
    ["report", "disposal"], ["ledger", "log"], ["export", "json"], ["export", "json", "disposals"],
    ["export", "csv"], ["export", "csv", "disposals"], ["export", "csv", "disposals", "--excel"],
    ["list", "--json"], ["person", "list", "--json"], ["ledger", "log", "--json"],
    ["history", "LT-00013", "--json"], ["__complete", "assign", "LT-00013", "--to", ""],
    ["__complete", "move", "LT-00013", "--to", ""],
  ]

  /// No control character but the line feed; outside of JSON, which programs read, nothing that moves or hides text.
  private func expectHarmless(_ run: Desk.Run, of line: [String]) {
    let isData = line.contains("--json") || line.first == "export"
    for (index, scalar) in (run.text + run.errorText).unicodeScalars.enumerated() {
      let isHostile =
        switch scalar.value {
        case 0x0A: false
        case 0x09, 0x0D: line.first != "__complete" && !line.contains("csv")
        case 0..<0x20, 0x7F: true
        case 0x80...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: !isData
        default: false
        }
      guard isHostile else { continue }
      Issue.record(
        "U+\(String(scalar.value, radix: 16)) at \(index) of \(line.map { TerminalText($0).string })")
      return
    }
  }

  /// Every string anywhere in a JSON document.
  private func strings(_ bytes: [UInt8]) throws -> [String] {
    var found: [String] = []
    func walk(_ reader: inout JSONReader) throws(JSONError) {
      switch try reader.kind() {
      case .string: found.append(try reader.string())
      case .array:
        try reader.beginArray()
        while try reader.nextElement() { try walk(&reader) }
      case .object:
        try reader.beginObject()
        while try reader.nextMember() { try walk(&reader) }
      default: try reader.skip()
      }
    }
    try JSONReader.read(bytes) { reader throws(JSONError) in try walk(&reader) }
    return found
  }

  @Test("from a device is shown escaped and kept exactly", arguments: Language.allCases)
  func device(language: Language) throws {
    let desk = try Desk(language)
    desk.machine = "hostile"
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    desk.tell("register", ".", "--category", "laptop")
    for line in [["scan"], ["list"], ["show", "LT-00013"], ["history", "LT-00013"]] {
      expectHarmless(desk.tell(line), of: line)
    }
    try Golden.expect(desk.transcript, equal: "hostile.\(language)")

    // FF FE 80 41 42 C3 28 is no UTF-8, and comes back as it went in.
    #expect(desk.run("show", "LT-00013", "--json").text.contains(#""b64": "//6AQULDKA==""#))
    #expect(desk.run("export", "csv").text.contains(",hex:fffe804142c328,"))
  }

  @Test(
    "a code from a gun, a phone or a Chinese keyboard finds its asset",
    arguments: [
      "LT-00013", "lt-00013", "  LT-00013\r\n", "\tLT-00013", "ＬＴ－０００１３", "]C1LT-00013", "*LT-00013*",
      "https://assets.example/a/LT-00013", "http://10.0.0.9:8080/a/lt-00013", "tag:LT-00013", "sn:PF2ABCDE",
      "PF2ABCDE", "ＰＦ２ＡＢＣＤＥ", "pf2abcde", "*PF2ABCDE*", "mac:6c:24:08:aa:bb:01", "6c:24:08:aa:bb:01", ".",
    ])
  func codes(code: String) throws {
    let desk = try Desk.ready()
    let run = desk.run("show", code)
    #expect(run.exit == .done, "\(run.errorText)")
    #expect(run.text.hasPrefix("LT-00013  LENOVO ThinkPad X1 Carbon Gen 9\n"))
  }
}
