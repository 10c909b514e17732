import Testing
import Words

@testable import tagroll

/// What the program says when it refuses, whole: the words, the remedy and the exit code.
@Suite("a refusal")
struct RefusalTests {
  @Test("of a command line", arguments: Language.allCases)
  func commandLine(language: Language) throws {
    let desk = try Desk.ready(language)
    for line in [
      ["frobnicate"], ["checkout", "LT-00013"], ["repair"], ["repair", "strat"], ["list", "--wher", "x"],
      ["list", "--where"], ["list", "--json=yes"], ["assign"], ["assign", "LT-00013"],
      ["assign", "LT-00013", "--to", "a", "--to", "b"], ["show", ""], ["note", "LT-00013", "a", "b"],
      ["note", "LT-00013", " "], ["person", "add", "", "--name", "x"], ["person", "add", "x", "--name", ""],
      ["person", "add", "x", "--role", "king"], ["location", "add", "  "], ["init", "--org", ""],
      ["retire", "LT-00013", "--reason", ""], ["register", "extra"], ["register", "--category", "monitor"],
      ["register", "--category", "monitor", "--serial", "CN0F3K1A0071", "--purchased", "2026-11-24"],
      ["correct", "LT-00013", "purchased=2099-01-01", "--reason", "x"],
      ["warranty", "set", "LT-00013", "--until", "03/04/2026"],
      ["warranty", "set", "LT-00013", "--until", "2026-02-30"],
      ["warranty", "set", "LT-00013", "--until", "2027年3月31日"],
      ["move", "LT-00013", "--to", "Room 204", "--on", "tomorrow"],
      ["move", "LT-00013", "--to", "Room 204", "--on", "+1d"],
      ["report", "warranty", "--within", "90"], ["report", "warranty", "--within", "-1d"],
      ["list", "--limit", "0"], ["list", "--limit", "99999999999999999999"],
      ["ledger", "log", "--from", "-1"],
      ["list", "--where", "laptop"], ["list", "--where", "stage:broken"], ["list", "--where", "colour:red"],
      ["list", "--where", "holder:wang.lei place:\"Room 204\""],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "12"],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "1,200.00 EUR"],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "-5.00 EUR"],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "12.345 EUR"],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "."],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "..."],
      ["repair", "done", "LT-00013", "--note", "x", "--cost", "99999999999999999999 EUR"],
      ["completions", "powershell"], ["help", "nothing"], ["manual", "/nowhere/at/all"],
      ["export", "json", "-o", "/nowhere/x.json"], ["scan", "--sysroot", "/nowhere"],
      ["list", "--lang", "fr"], ["asign", "--json"],
    ] { desk.tell(line) }
    try Golden.expect(desk.transcript, equal: "refusals-line.\(language)")
  }

  @Test("of a name", arguments: Language.allCases)
  func names(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN0F3K1A0071")
    for reference in [
      "LT-00014", "LT-00021", "lt-00021", "XX", "id:12", "id:", "id:zzzz", "id:0000", "id:01a2", "id:01a20",
      "sn:NOPE", "mac:00:00:00:00:00:00", "tag:LT-00014", "联想", "@last", "http://host/a/MN-00014",
    ] { desk.tell("show", reference) }
    desk.tell("assign", "LT-00013", "--to", "nobody")
    desk.tell("assign", "LT-00013", "--to", "wang.lei", "--at", "Moon")
    desk.tell("move", "LT-00013", "--to", "Moon")
    desk.tell("register", "--category", "dock", "--model", "WD19", "--to", "nobody")
    desk.tell("register", "--category", "dock", "--model", "WD19", "--at", "Moon")
    desk.tell("register", "--category", "dock", "--model", "WD19", "--tag", "DK-00014")
    desk.tell("register", "--category", "dock", "--model", "WD19", "--tag", "LT-00013")
    desk.tell("register", "--category", "monitor", "--model", "U2723QE", "--serial", "cn0f3k1a0071")
    desk.tell("register", "--category", "laptop", "--model", "X1", "--serial", "PF2ABCDE")
    let report = desk.run("scan", "--json").output
    desk.tell("register", "-", "--serial", "CN0F3K1A0071", input: report, from: "tagroll scan --json")
    desk.tell("register", "--category", "dock", "--model", "WD19", "--tag", "DK-10000000005")
    desk.tell("person", "add", "wang.lei", "--name", "王雷")
    desk.tell("location", "add", "Room 204")
    desk.tell("accept", "LT-00013", "--check", "all")
    desk.tell("sanitise", "LT-00013", "--method", "none", "--reason", "gone", "--disk", "ZZZ")
    desk.tell("list", "--where", "holder:nobody")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "refusals-name.\(language)")
  }

  @Test("of a step at the wrong time", arguments: Language.allCases)
  func stages(language: Language) throws {
    let desk = try Desk.ready(language)
    let wipe = ["--method", "purge", "--tool", "nvme-cli", "--result", "verified"]
    let leave = ["--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm", "LT-00013"]
    desk.tell("return", "LT-00013")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead")
    desk.tell("repair", "done", "LT-00013", "--note", "x")
    desk.tell(["sanitise", "LT-00013"] + wipe)
    desk.tell("sanitise", "LT-00013", "--method", "purge", "--tool", "x")
    desk.tell("sanitise", "LT-00013", "--method", "none")
    desk.tell(["sanitise", "LT-00013", "--reason", "gone"] + wipe)
    for (option, value) in [("--tool", "x"), ("--result", "verified")] {
      desk.tell("sanitise", "LT-00013", "--method", "none", "--reason", "gone", option, value)
    }
    desk.tell(["dispose", "LT-00013"] + leave)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("assign", "LT-00013", "--to", "li.na")
    desk.tell(["sanitise", "LT-00013"] + wipe)
    try desk.done("repair", "start", "LT-00013", "--fault", "dead", "--to", "Lenovo", "--media", "waived")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead")
    desk.tell("assign", "LT-00013", "--to", "li.na")
    desk.tell("move", "LT-00013", "--to", "Room 204")
    try desk.done("repair", "done", "LT-00013", "--note", "mended")
    desk.tell("retire", "LT-00013", "--reason", "old")
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    for verb in ["assign", "move"] { desk.tell(verb, "LT-00013", "--to", "Room 204") }
    desk.tell("return", "LT-00013")
    desk.tell("warranty", "set", "LT-00013", "--until", "2027-03-31")
    desk.tell(["sanitise", "LT-00013", "--witness", "zhou.min"] + wipe)
    desk.tell(["sanitise", "LT-00013", "--witness", "nobody"] + wipe)
    desk.tell(["dispose", "LT-00013"] + leave)
    try desk.done(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "x", "--result", "failed", "--witness", "li.na")
    desk.tell(["dispose", "LT-00013"] + leave)
    let run = desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe)
    #expect(run.exit == .done)
    desk.tell(["dispose", "LT-00013", "--confirm", "LT-00026"] + leave.dropLast(2))
    desk.tell(["dispose", "LT-00013"] + leave.dropLast(2))
    desk.isTerminal = true
    desk.tell(["dispose", "LT-00013"] + leave.dropLast(2), answer: "no")
    desk.isTerminal = false
    try #require(desk.run(["dispose", "LT-00013"] + leave).exit == .done)
    desk.tell(["dispose", "LT-00013"] + leave)
    for verb in ["assign", "move"] { desk.tell(verb, "LT-00013", "--to", "Room 204") }
    desk.tell("note", "LT-00013", "late")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "refusals-stage.\(language)")
  }

  @Test("of something that is no scan report", arguments: Language.allCases)
  func reports(language: Language) throws {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School")
    let report = desk.run("scan", "--json").text
    let broken: [(String, [UInt8])] = [
      ("true", []), ("echo hello", Array("hello\n".utf8)), ("echo []", Array("[]\n".utf8)),
      ("other schema", Array(report.replacing("scan-report", with: "asset").utf8)),
      ("version 2", Array(report.replacing("\"version\":1,", with: "\"version\":2,").utf8)),
      ("half", Array(report.utf8.prefix(1000))),
      ("twice", Array((report + report).utf8)),
      ("bad UTF-8", Array(report.utf8.prefix(100)) + [0xFF] + Array(report.utf8.dropFirst(100))),
      ("ten thousand brackets", [UInt8](repeating: 0x5B, count: 10_000)),
      ("wrong fact", Array(report.replacing("\"privileged\":", with: "\"privileged\":1,\"x\":").utf8)),
      ("33 MiB", [UInt8](repeating: 0x20, count: 33 << 20)),
    ]
    for (name, bytes) in broken { desk.tell("register", "-", input: bytes, from: name) }
    desk.tell("list")
    desk.machine = "container"
    desk.tell("register")
    desk.tell("register", "-", input: desk.run("scan", "--json").output, from: "tagroll scan --json")
    desk.tell("show", ".")
    try Golden.expect(desk.transcript, equal: "refusals-report.\(language)")
  }

  @Test("reads no more of a report than its limit")
  func limit() throws {
    let desk = try Desk.ready()
    let run = desk.run("register", "-", input: [UInt8](repeating: 0x20, count: 40 << 20))
    #expect(run.exit == .refused)
    #expect(desk.longestInput == (32 << 20) + 1)
  }
}
