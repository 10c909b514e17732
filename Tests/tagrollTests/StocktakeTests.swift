import Model
import Testing
import Words

@testable import tagroll

/// Whole outputs of stocktakes.
@Suite("Stocktakes at the desk")
struct StocktakeTests {
  /// Six things in two rooms, and two who count.
  private func desk(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    try desk.done("location", "add", "Room 205")
    try desk.done("person", "add", "wu.gang", "--name", "吴刚", "--role", "technician")
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    for number in 1...3 {
      try desk.done(
        "register", "--category", "monitor", "--model", "Dell U2723QE", "--serial", "CN0F3K1A007\(number)",
        "--at", "Room 204")
    }
    for number in 1...3 {
      try desk.done(
        "register", "--category", "laptop", "--model", "ThinkPad X1", "--serial", "PF2ABCD\(number)", "--at",
        "Room 205")
    }
    return desk
  }

  private func gun(_ codes: String...) -> [UInt8] { Array((codes.joined(separator: "\n") + "\n").utf8) }

  @Test(
    "six devices in two rooms, two counters, from the frozen list to the closed one",
    arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try desk(language)
    desk.tell(
      "stocktake", "start", "--at", "Room 204", "--at", "Room 205", "--due", "+14d")
    desk.tell(
      "stocktake", "scan", "S-1", "--at", "Room 204",
      input: gun("]C1MN-00013\r", "*MN-00021*", "ＬＴ－０００２１", "MN-00013", "MN-00014", "\u{03}", "MN-00037"),
      from: "gun")
    desk.tell("stocktake", "status")
    desk.user = "wu.gang"
    desk.tell(
      "stocktake", "scan", "s-1", "--at", "Room 204",
      input: gun(
        "MN-00021", "Room 205", "@damaged", "LT-00037", "\u{0C}", "CN0F3K1A0099", "CN0F3K1A0099", "LT-00013"),
      from: "gun")
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 205", "PF2ABCD3", "--with", "wang.lei", "--tag-bad")
    desk.tell("stocktake", "status", "S-1", "--open")
    desk.tell("report", "stocktake", "S-1")
    desk.tell("stocktake", "close", "S-1")
    desk.user = "zhou.min"
    desk.tell("stocktake", "status", "S-1", "--open")
    desk.tell("stocktake", "close", "S-1")
    desk.tell("stocktake", "sign", "S-1")
    desk.tell("stocktake", "sign", "S-1")
    desk.user = "gu.wen"
    desk.tell("stocktake", "sign", "S-1")
    desk.user = "zhou.min"
    desk.tell("stocktake", "close", "S-1")
    desk.tell("stocktake", "close", "S-1")
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 204", "MN-00037")
    desk.tell("report", "stocktake", "S-1")
    desk.tell("report", "stocktake", "S-1", "--csv")
    desk.tell("report", "stocktake", "S-1", "--json")
    desk.tell("stocktake", "apply", "S-1", "--moves")
    desk.tell("stocktake", "apply", "S-1", "--moves")
    desk.tell("stocktake", "review")
    desk.today = "2026-12-08"
    desk.tell("stocktake", "review")
    desk.tell("stocktake", "list")
    desk.tell("ledger", "log", "--from", "15")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "stocktake.\(language)")
  }

  @Test("what cannot be done, and why", arguments: Language.allCases)
  func refusals(language: Language) throws {
    let desk = try desk(language)
    desk.tell("stocktake", "status")
    desk.tell("stocktake", "list")
    desk.tell("stocktake", "start", "--at", "Room 999")
    desk.tell("stocktake", "start", "--at", "IT Store", "--category", "printer")
    desk.tell("stocktake", "start", "--seed", String(repeating: "5a", count: 32))
    desk.tell("stocktake", "start", "--sample", "0")
    desk.tell("stocktake", "start", "--sample", "3", "--seed", "5a")
    desk.tell(
      "stocktake", "start", "--category", "laptop", "--category", "monitor", "--sample", "2", "--seed",
      String(repeating: "5A", count: 32), "--evidence")
    desk.tell("stocktake", "scan", "S-2", "--at", "Room 204", "MN-00013")
    desk.tell("stocktake", "scan", "x", "--at", "Room 204", "MN-00013")
    desk.tell("stocktake", "scan", "S-1", "MN-00013")
    desk.tell(
      "stocktake", "scan", "S-1", "--at", "Room 204", "MN-00013", "MN-00021", "MN-00037", "--json")
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 204", "序列号", String(repeating: "9", count: 129), "")
    desk.tell(
      "stocktake", "scan", "S-1", "--at", "Room 204",
      input: gun(
        ".", "id:12", "@last", "@done", "@bogus", "@DAMAGED", "S/N 7", "", "s/n 7", "http://host/a/MN-00013")
        + [
          0xFF, 0x41,
        ],
      from: "gun")
    desk.machine = "container"
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 204", ".")
    desk.tell("stocktake", "apply", "S-1", "--moves")
    desk.tell("stocktake", "apply", "S-1")
    desk.tell("report", "stocktake", "S-1", "--kept")
    desk.user = "gu.wen"
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 204", "MN-00013")
    desk.user = "wu.gang"
    desk.tell("stocktake", "start")
    desk.tell("stocktake", "sign", "S-1")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "stocktake-refusals.\(language)")
  }

  @Test("a scan of a machine on the list shows that it is there, and says so", arguments: Language.allCases)
  func evidence(language: Language) throws {
    let desk = try desk(language)
    desk.tell("stocktake", "start", "--category", "laptop", "--evidence")
    desk.tell("register")
    desk.tell("register")
    desk.tell("stocktake", "scan", "S-1", "--at", "Room 205", "LT-00021", "LT-00037")
    desk.tell("stocktake", "status", "S-1")
    desk.tell("stocktake", "sign", "S-1")
    desk.tell("stocktake", "close", "S-1")
    desk.tell("report", "stocktake", "S-1")
    desk.tell("register")
    desk.tell("history", "LT-00013")
    desk.tell("stocktake", "start", "--category", "laptop", "--evidence")
    desk.tell("stocktake", "scan", "S-2", "--at", "IT Store", ".")
    desk.tell("register")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "stocktake-evidence.\(language)")
  }

  @Test("as of a day it is told as it was at the end of that day", arguments: Language.allCases)
  func past(language: Language) throws {
    let desk = try desk(language)
    let report = ["report", "stocktake", "S-1"]
    var told: [(day: String, text: String, csv: String)] = []
    func endDay(_ next: String) throws {
      told.append((desk.today, try desk.done(report).text, try desk.done(report + ["--csv"]).text))
      desk.pass(days: 1)
      desk.today = next
    }
    try desk.done(
      "stocktake", "start", "--evidence", "--at", "Room 204", "--at", "Room 205", "--at", "IT Store")
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 204", "MN-00013", "MN-00021", "LT-00021", "X-1")
    try endDay("2026-11-24")
    // A scan, something moved and counted where it is now, something counted again elsewhere, something not on the list.
    try desk.done("register")
    try desk.done("move", "MN-00037", "--to", "Room 205")
    try desk.done("register", "--category", "dock", "--model", "WD19", "--at", "Room 205")
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 205", "MN-00037", "--damaged")
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 204", "DK-00013")
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 205", "LT-00021", "MN-00013", "--again")
    try endDay("2026-11-25")
    try desk.done("stocktake", "sign", "S-1")
    desk.user = "wu.gang"
    try desk.done("stocktake", "scan", "S-1", "--at", "IT Store", "LT-00013")
    desk.user = "zhou.min"
    try endDay("2026-11-26")
    try desk.done("assign", "LT-00037", "--to", "wang.lei")
    try desk.done("lost", "LT-00045", "--reason", "train")
    try desk.done("stocktake", "sign", "S-1")
    try desk.done("stocktake", "close", "S-1")
    try endDay("2026-11-27")
    try desk.done("move", "MN-00021", "--to", "Room 205")
    desk.user = "gu.wen"
    try desk.done("stocktake", "sign", "S-1")
    try endDay("2026-11-28")
    for (day, text, csv) in told {
      let lines = desk.run(report + ["--as-of", day]).text.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.contains(day) == true)
      #expect(lines.dropFirst().joined(separator: "\n") == text, "\(day)")
      #expect(desk.run(report + ["--as-of", day, "--csv"]).text == csv, "\(day)")
    }
    #expect(Set(told.map(\.text)).count == 5)
    desk.tell(report + ["--as-of", "2026-11-22"])
    desk.tell(report + ["--as-of", "2026-11-25", "--kept"])
    desk.tell(report + ["--as-of", "2026-11-24"])
    desk.tell(report + ["--as-of", "2026-11-24", "--json"])
    desk.tell(report + ["--as-known", "2026-11-23T23:59:00Z"])
    desk.tell(report + ["--as-of", "2026-11-26"])
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "stocktake-past.\(language)")
  }

  @Test("an interruption loses nothing that was answered, and ends with its own code")
  func interrupted() throws {
    let desk = try desk(.en)
    try desk.done("stocktake", "start", "--at", "Room 204")
    let run = desk.run(
      "stocktake", "scan", "S-1", "--at", "Room 204", input: gun("MN-00013", "MN-00021", "\u{03}", "MN-00037")
    )
    #expect(run.exit == .interrupted && run.exit.rawValue == 130)
    #expect(desk.run("stocktake", "status").text.contains("      2  of them counted\n"))
    // Somebody goes on where it was left.
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 204", input: gun("MN-00037"))
    #expect(desk.run("stocktake", "status").text.contains("      3  of them counted\n"))
  }

  @Test("a signature can be tried out, and is given on its day")
  func signing() throws {
    let desk = try desk(.en)
    try desk.done("stocktake", "start")
    let before = try File.bytes(desk.roll)
    let run = desk.run("stocktake", "sign", "S-1", "--dry-run")
    #expect(run.text.hasSuffix("Dry run: nothing written.\n"))
    #expect(try File.bytes(desk.roll) == before)
    try desk.done("stocktake", "sign", "S-1", "--on", "2026-11-20")
    #expect(desk.run("ledger", "log").text.contains("2026-11-20  stocktake signed"))
    desk.user = "wang.lei"
    #expect(desk.run("stocktake", "sign", "S-1").exit == .notPermitted)
  }

  @Test("the list is printed as it was kept, to the byte")
  func kept() throws {
    let desk = try desk(.en)
    try desk.done("stocktake", "start")
    try desk.done("stocktake", "sign", "S-1")
    try desk.done("stocktake", "close", "S-1")
    let run = desk.run("report", "stocktake", "S-1", "--kept")
    #expect(run.text.hasPrefix("{\"rows\":[{\"asset\":\""))
    #expect(run.text.hasSuffix("\"schema\":\"stocktake-discrepancies\",\"stocktake\":1,\"version\":1}"))
    #expect(desk.run("report", "stocktake", "S-1", "--kept", "--lang", "zh").output == run.output)
  }

  @Test("codes from a gun are written down in few events")
  func batches() throws {
    let desk = try desk(.en)
    try desk.done("stocktake", "start")
    let before = desk.run("ledger", "log").text.split(separator: "\n").count
    let codes = (1000..<1500).map { "SN\($0)" }.joined(separator: "\n") + "\n"
    try desk.done("stocktake", "scan", "S-1", "--at", "Room 204", input: Array(codes.utf8))
    #expect(desk.run("ledger", "log").text.split(separator: "\n").count - before <= 6)
    #expect(desk.run("stocktake", "status").text.contains("    500  unknown codes\n"))
    #expect(desk.run("ledger", "verify").exit == .done)
  }
}
