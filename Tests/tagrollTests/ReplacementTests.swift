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

  @Test(
    "what must be bought is asked for and approved, and both cards tell of it until it is given",
    arguments: Language.allCases)
  func asked(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    try desk.done("policy", "set", "standard", "--witness", "chen.mo")
    try desk.done("correct", "LT-00013", "price=3000 CNY", "purchased=2023-03-01", "--reason", "invoice")
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-11-18")
    try desk.done("register", "--category", "laptop", "--model", "X13", "--serial", "PF8ABC")
    let wish = [
      "order", "request", "--category", "laptop", "--model", "T14", "--price", "4000 CNY", "--reason",
      "keyboard worn",
    ]
    desk.tell(wish + ["--replaces", "LT-00013", "--count", "2"])
    desk.tell(wish + ["--replaces", "LT-00013"])
    desk.tell(wish + ["--replaces", "LT-00013"])
    desk.tell("show", "LT-00013")
    desk.tell("order", "approve", "P-1")
    desk.user = "chen.mo"
    desk.tell("order", "approve", "P-1")
    desk.user = "zhou.min"
    desk.tell("report", "replacements")
    desk.tell("order", "show", "P-1")
    try desk.done("order", "place", "P-1", "--ref", "PO-1", "--to", "Lenovo", "--price", "4000 CNY")
    try desk.done("receive", "PO-1", "PF9NEW1")
    desk.user = "chen.mo"
    try desk.done("accept", "LT-00037", "--check", "all")
    desk.user = "zhou.min"
    desk.tell("show", "LT-00037")
    desk.tell("show", "LT-00013")
    desk.tell("assign", "LT-00037", "--to", "li.na", "--dry-run")
    desk.tell("replace", "LT-00013", "LT-00021", "--reason", "worn", "--dry-run")
    desk.tell("replace", "LT-00013", "LT-00037", "--reason", "worn", "--back-by", "2026-12-04")
    desk.tell("report", "replacements")
    desk.tell("report", "replacements", "--csv")
    desk.tell("history", "LT-00013")
    desk.tell("history", "LT-00037")
    desk.tell("undo", "LT-00037")
    desk.tell("report", "replacements")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "replacement-asked.\(language)")
  }

  @Test("a wish that was cancelled, and one for what has left, replace nothing")
  func cancelled() throws {
    let desk = try Desk.ready()
    let wish = ["order", "request", "--category", "laptop", "--reason", "old", "--replaces", "LT-00013"]
    try desk.done(wish)
    try desk.done("order", "cancel", "P-1", "--reason", "no budget")
    #expect(!desk.run("show", "LT-00013").text.contains("to be replaced"))
    #expect(desk.run("history", "LT-00013").text.contains("LT-00021, P-1"))
    #expect(desk.run("report", "replacements", "--all").text.hasSuffix("Over: 0. Asked for: 0.\n"))
    try desk.done("register", "--category", "dock", "--model", "WD19")
    try desk.done("retire", "DK-00013", "--reason", "old", "--yes")
    try desk.done(
      "dispose", "DK-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "1", "--confirm",
      "DK-00013")
    #expect(
      desk.run("order", "request", "--category", "dock", "--reason", "old", "--replaces", "DK-00013")
        .errorText
        .hasPrefix("error[request.nothing_to_replace]: DK-00013 is disposed of"))
  }

  @Test("what was given once and came back is asked for by nobody")
  func givenBefore() throws {
    let desk = try Desk.ready()
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--on", "2026-11-18")
    try desk.done("order", "request", "--category", "laptop", "--reason", "old", "--replaces", "LT-00013")
    try desk.done("order", "approve", "P-1")
    try desk.done("order", "place", "P-1", "--ref", "PO-1", "--to", "Lenovo", "--price", "4000 CNY")
    try desk.done("receive", "PO-1", "PF9NEW1")
    try desk.done("accept", "LT-00021", "--check", "all")
    try desk.done("replace", "LT-00013", "LT-00021", "--reason", "old")
    try desk.done("return", "LT-00021")
    try desk.done("sanitise", "LT-00021", "--method", "purge", "--tool", "nvme-cli", "--result", "verified")
    try desk.done("assign", "LT-00021", "--to", "Room 204")
    try desk.done("return", "LT-00021")
    #expect(!desk.run("show", "LT-00013").text.contains("to be replaced"))
    #expect(desk.run("report", "replacements").text.contains("Asked for: 0."))
  }
}
