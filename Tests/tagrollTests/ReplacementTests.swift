import Testing
import Words

@testable import tagroll

/// One thing for another, to the end: given, data moved, back, wiped.
@Suite("Replacements")
struct ReplacementTests {
  @Test(
    "are under way until the old thing is back and what was on it moved or wiped",
    arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-11-18")
    try desk.done("register", "--category", "laptop", "--model", "T14", "--serial", "PF8ABC")
    try desk.done("register", "--category", "monitor", "--serial", "CN1")
    try desk.done("register", "--category", "monitor", "--serial", "CN2")
    try desk.done("assign", "MN-00013", "--to", "li.na")
    desk.tell("migrate", "LT-00013", "--how", "copied")
    desk.tell("report", "replacements")
    try desk.done(
      "replace", "LT-00013", "LT-00021", "--reason", "old", "--on", "2026-11-19", "--back-by", "2026-11-20")
    try desk.done("replace", "MN-00013", "MN-00021", "--reason", "cracked")
    desk.tell("report", "replacements")
    desk.tell("report", "replacements", "--all")
    desk.tell("report", "replacements", "--as-of", "2026-11-20")
    try desk.done("return", "LT-00013")
    desk.tell("report", "replacements")
    desk.tell(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--dry-run")
    desk.tell("migrate", "LT-00013", "--how", "wished")
    desk.tell("migrate", "LT-00013", "--how", "copied", "--gb", "0")
    desk.tell(
      "migrate", "LT-00013", "--how", "copied", "--items", "12000", "--gb", "34.5", "--checked-by", "li.na",
      "--agreed", "yes")
    desk.tell("report", "replacements", "--all")
    desk.tell("report", "replacements", "--all", "--json")
    desk.tell("report", "replacements", "--as-of", "2026-11-20", "--csv")
    desk.tell("history", "LT-00013")
    desk.tell("undo")
    desk.tell("report", "replacements")
    // Nobody asked its user.
    desk.tell("migrate", "LT-00013", "--how", "nothing")
    desk.tell("report", "replacements", "--all")
    try desk.done("undo")
    desk.tell("sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified")
    desk.tell("report", "replacements")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "replacements.\(language)")
  }
}
