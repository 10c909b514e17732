import Testing
import Words

@testable import tagroll

/// Taking back, taking in again, mending a card, and asking what stood on a day gone by: word for word.
@Suite("mending")
struct MendingTests {
  @Test(
    "a replacement is taken back on both cards, whichever is named, or on neither",
    arguments: Language.allCases)
  func replaced(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("register", "--category", "laptop", "--model", "T14", "--serial", "PF8ABC")
    try desk.done("register", "--category", "dock", "--serial", "DK1")
    desk.tell("replace", "DK-00013", "LT-00021", "--reason", "nobody has it")
    desk.tell("repair", "swap", "LT-00013", "--new", "PF7", "--reason", "dead")
    try desk.done("replace", "LT-00013", "LT-00021", "--reason", "old", "--back-by", "2026-12-31")
    desk.tell("undo", "LT-00021")
    desk.tell("redo", "LT-00013")
    desk.tell("undo", "LT-00013")
    desk.tell("redo")
    try desk.done("move", "LT-00021", "--to", "Room 204")
    desk.tell("undo", "LT-00013")
    desk.tell("show", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "mending-replaced.\(language)")
  }

  @Test("undone, redone and corrected, in both languages", arguments: Language.allCases)
  func told(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN0F3K1A0071")
    desk.tell("undo")
    desk.tell("redo")
    try desk.done("assign", "LT-00013", "MN-00013", "--to", "wang.lei")
    desk.tell("undo", "--dry-run")
    desk.tell("undo", "--reason", "wrong person")
    desk.tell("redo")
    desk.tell("move", "LT-00013", "--to", "Room 204")
    desk.tell("undo", "12")
    desk.tell("undo", "#99")
    desk.tell("undo", "0")
    desk.tell("undo")
    desk.tell("undo", "LT-00013")
    desk.tell("redo", "LT-00013")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("undo")
    desk.tell("history", "LT-00013")
    desk.tell("correct", "LT-00013", "serial=PF2ABCDF", "model=X1 Carbon", "--reason", "misread")
    desk.tell("correct", "LT-00013", "serial=PF2ABCDF", "--reason", "misread")
    desk.tell("correct", "LT-00013", "serial=CN0F3K1A0071", "--reason", "misread")
    desk.tell("correct", "LT-00013", "colour=red", "--reason", "seen")
    desk.tell("correct", "LT-00013", "price=1200.00 EUR", "price=", "--reason", "seen")
    desk.tell("correct", "LT-00013", "category=", "--reason", "seen")
    desk.tell("correct", "LT-00013", "类别=tablet", "price=1200.00 EUR", "--reason", "seen")
    desk.tell("show", "sn:PF2ABCDE")
    desk.tell("undo")
    desk.tell("show", "sn:PF2ABCDF")
    desk.tell("history", "LT-00013")
    desk.user = "wang.lei"
    desk.tell("undo", "LT-00013")
    desk.user = "zhou.min"
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "mending.\(language)")
  }

  @Test("days gone by, in both languages", arguments: Language.allCases)
  func past(language: Language) throws {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("person", "add", "wang.lei", "--name", "王磊")
    try desk.done("location", "add", "Room 204")
    try desk.done("register", "--on", "2026-09-01")
    try desk.done("warranty", "set", "LT-00013", "--until", "2026-12-31", "--on", "2026-09-01")
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-09-15")
    try desk.done(
      "register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN1", "--on", "2026-10-01")
    try desk.done("move", "MN-00013", "--to", "Room 204", "--on", "2026-11-01")
    desk.tell("list", "--as-of", "2026-08-31")
    desk.tell("list", "--as-of", "2026-09-14")
    desk.tell("list", "--as-of", "2026-10-31", "--where", "stage:in-use")
    desk.tell("show", "LT-00013", "--as-of", "2026-09-14")
    desk.tell("show", "MN-00013", "--as-of", "2026-09-14")
    desk.tell("history", "LT-00013", "--as-of", "2026-09-14")
    desk.tell("history", "LT-00013", "--as-known", "2026-11-22")
    desk.tell("list", "--as-known", "2026-11-23")
    desk.tell("list", "--as-known", "2026-11-23T08:00Z")
    desk.tell("list", "--as-of", "2026-11-24")
    desk.tell("list", "--as-known", "yesterday")
    desk.tell("report", "warranty", "--as-of", "2026-10-02")
    desk.tell("report", "disposal", "--as-of", "2026-10-02")
    desk.tell("diff", "--from", "2026-08-31", "--to", "2026-09-30")
    desk.tell("diff", "--from", "2026-09-30")
    desk.tell("diff", "--from", "2026-09-30", "--where", "category:laptop")
    desk.tell("diff", "--from", "2026-09-30", "--json")
    desk.tell("diff", "--from", "2026-09-30", "--to", "2026-09-01")
    desk.tell("export", "csv", "--as-of", "2026-09-14")
    try Golden.expect(desk.transcript, equal: "past.\(language)")
  }
}
