import Testing
import Words

@testable import tagroll

/// Who says what a card shows: word for word.
@Suite("sources")
struct SourcesTests {
  @Test("a person's word stands over scans and tables until it is given back", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    desk.tell("show", "LT-00013", "--sources")
    desk.tell("correct", "LT-00013", "--release", "model", "--reason", "?")
    desk.tell("correct", "LT-00013", "model=X1 Carbon", "price=1899.00 EUR", "--reason", "invoice 4711")
    desk.pass(days: 30)
    desk.today = "2026-12-23"
    desk.tell(
      "register", "-",
      input: desk.report([("ThinkPad X1 Carbon Gen 9", "ThinkPad X1 Carbon G9"), ("S6B2K1", "S6B2K9")]),
      from: "a month later, another disk and another name")
    let table = "\(desk.folder.path)/table.csv"
    try File.write(
      Array("tag,maker,model,price,currency\nLT-00013,Lenovo,ThinkPad X1,1900.00,EUR\n".utf8), to: table)
    desk.tell("import", "csv", table, "--apply", "--yes")
    desk.tell("show", "LT-00013", "--sources")
    desk.tell("show", "LT-00013", "--sources", "--as-of", "2026-11-30")
    desk.tell("correct", "LT-00013", "--release", "model", "--reason", "the firmware is right", "--dry-run")
    desk.tell("correct", "LT-00013", "--release", "model", "--reason", "the firmware is right")
    desk.tell("correct", "LT-00013", "--release", "model", "--reason", "again")
    desk.tell("correct", "LT-00013", "--reason", "nothing said")
    desk.tell("correct", "LT-00013", "model=X", "--release", "price", "--reason", "both")
    desk.tell("show", "LT-00013", "--sources")
    desk.tell("undo", "LT-00013", "--reason", "it was right")
    desk.tell("show", "LT-00013", "--sources", "--json")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "sources.\(language)")
  }

  @Test("what was typed beside a scan is a claim of its own, and so is what is bought")
  func others() throws {
    let desk = try Desk.ready()
    _ = desk.run(["register", "-", "--model", "Spare laptop"], input: desk.machine(1))
    let lines = desk.run("show", "LT-00021", "--sources").text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("Spare laptop") && $0.contains("typed in") && $0.contains("shown") })
    #expect(
      lines.contains {
        $0.contains("ThinkPad X1 Carbon Gen 9") && $0.contains("scan") && $0.contains("differs")
      })
  }
}
