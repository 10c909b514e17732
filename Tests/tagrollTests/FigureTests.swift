import Testing
import Words

@testable import tagroll

/// Reports of numbers over a whole roll.
@Suite("Reports of numbers")
struct FigureTests {
  /// Things of several ages, prices, currencies and owners; one repaired twice, one gone.
  private static func desk(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    // A `_` stands for a blank inside a word.
    func register(_ words: String, _ model: String) throws {
      let words = words.split(separator: " ").map { String($0).replacing("_", with: " ") }
      try desk.done(["register", "--model", model] + words)
    }
    try desk.done("correct", "LT-00013", "price=7999 CNY", "purchased=2024-03-15", "--reason", "invoice")
    try register(
      "--category laptop --maker Lenovo --serial PF3WX1C1 --purchased 2021-03-15 --price 5999.99_CNY",
      "ThinkPad X13")
    try register(
      "--category laptop --maker Lenovo --serial PF3WX1C2 --purchased 2021-04-01 --price 5000_CNY",
      "ThinkPad X13")
    try register(
      "--category server --maker HPE --serial CZJ1234 --purchased 2019-05-01 --price 5000_USD", "=DL380")
    try register("--category monitor --maker Dell --serial CN0F3K1 --ownership leased", "U2723QE")
    try register("--category monitor --maker Dell --serial CN0F3K2", "U2723QE")
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-11-19")
    try desk.done("assign", "LT-00021", "--to", "li.na")
    for cost in ["300 CNY", "55.50 CNY"] {
      try desk.done("repair", "start", "LT-00021", "--fault", "fan")
      try desk.done("repair", "done", "LT-00021", "--note", "new fan", "--cost", cost)
    }
    return desk
  }

  @Test("stock, holders, value, age and cost, over now and over a day gone by", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Self.desk(language)
    for report in [
      ["stock"], ["holders"], ["value"], ["value", "--each"], ["age"], ["age", "--due"], ["cost"],
      ["cost", "--each"],
    ] {
      desk.tell(["report"] + report)
    }
    desk.tell("report", "value", "--as-of", "2025-12-31")
    for report in ["stock", "holders", "value", "age", "cost"] {
      desk.tell("report", report, "--csv")
      desk.tell("report", report, "--json")
    }
    desk.tell("print", "report", "nothing", "-o", "/tmp/x.pdf")
    try Golden.expect(desk.transcript, equal: "figures.\(language)")
  }

  @Test(
    "the same on paper, with the ages as bars",
    .enabled(if: Printed.canLook, "poppler-utils is not installed: no paper was looked at"),
    arguments: Language.allCases)
  func paper(language: Language) throws {
    let desk = try Self.desk(language)
    for report in ["age", "value"] {
      let paper = try desk.done("print", "report", report)
      try Golden.expect(Printed(paper.output), equal: "print-report-\(report).\(language)")
    }
  }

  @Test("the policy says how things are written off", arguments: Language.allCases)
  func policy(language: Language) throws {
    let desk = try Self.desk(language)
    let shipped = try desk.done("policy", "show", "--json").text
    let depreciation =
      "\"depreciation\": {\"method\": \"declining\", \"years\": {\"server\": 8}, \"other_years\": 5, \"residual_percent\": 5}"
    let edited = shipped.replacing("\"format\":", with: "\(depreciation), \"format\":")
    try desk.done("person", "add", "chen.mo", "--role", "manager")
    try desk.done("policy", "set", "-", "--witness", "chen.mo", input: Array(edited.utf8))
    desk.tell("policy", "show")
    desk.tell("report", "value", "--each")
    try Golden.expect(desk.transcript, equal: "figures-policy.\(language)")
  }

  @Test("a part that a later scan did not see is an exception of its machine")
  func unseen() throws {
    let desk = try Desk.ready()
    let scan = desk.run("scan", "--json").text.replacing("S6B2K1", with: "U8D4M3")
    desk.pass(days: 3)
    desk.today = "2026-11-26"
    try desk.done("register", "-", input: Array(scan.utf8))
    #expect(
      desk.run("report", "exceptions", "--csv").text.contains(
        "\r\npart_unplaced,LT-00013,disk SAMSUNG MZVL2512HCJQ-00B00 S6B2K1,IT Store,2026-11-26,0\r\n"))
  }

  @Test("what stands otherwise than it should, and what one person did for two", arguments: Language.allCases)
  func exceptions(language: Language) throws {
    let desk = try Self.desk(language)
    desk.tell("report", "exceptions")
    // From here on things go wrong, each in its own way.
    try desk.done("retire", "LT-00037", "--reason", "old", "--yes")
    try desk.done("repair", "start", "LT-00013", "--fault", "swollen")
    try desk.done("repair", "part", "LT-00013", "--part-out", "battery")
    try desk.done("assign", "MN-00021", "--to", "wang.lei", "--until", "2026-12-01")
    try desk.done("assign", "SV-00013", "--to", "wang.lei")
    try desk.done("return", "SV-00013")
    try desk.done("lost", "MN-00013", "--reason", "moved house")
    try desk.done("person", "leave", "li.na")
    desk.today = "2027-01-15"
    desk.pass(days: 53)
    desk.tell("report", "exceptions")
    desk.tell("report", "exceptions", "--csv")
    desk.tell("report", "single-control")
    desk.tell("report", "single-control", "--from", "2027-01-01", "--to", "2026-01-01")
    desk.tell("report", "single-control", "--to", "2026-01-01", "--json")
    desk.tell("print", "report", "exceptions", "--as-of", "2026-11-20", "-o", "/tmp/x.pdf")
    try Golden.expect(desk.transcript, equal: "exceptions.\(language)")
  }
}
