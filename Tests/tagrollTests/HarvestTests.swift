import Testing
import Words

@testable import tagroll

/// Parts that are kept of what is retired, word for word.
@Suite("Parts to be kept")
struct HarvestTests {
  @Test("named, taken out, or gone with their machine", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes", "--harvest", "hinge")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes", "--harvest", "battery", "--harvest", "2")
    desk.tell("show", "LT-00013")
    desk.tell("report", "harvest")
    desk.tell("repair", "part", "LT-00013", "--part-out", "4", "--to", "stock")
    desk.tell("report", "harvest")
    desk.tell("report", "harvest", "--csv")
    desk.tell("report", "harvest", "--as-of", "2026-11-22")
    desk.tell(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness",
      "li.na")
    let away = ["dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1"]
    desk.tell(away + ["--dry-run"])
    desk.tell(away + ["--confirm", "LT-00013"])
    desk.tell("report", "harvest")
    desk.tell("report", "harvest", "--all")
    desk.tell("show", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "harvest.\(language)")
  }

  @Test(
    "whoever appraises or signs has the later word, and a load tells of it as well",
    arguments: Language.allCases)
  func crew(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    try desk.done("person", "add", "yang.fan", "--name", "杨帆", "--role", "technician", "--role", "approver")
    try desk.done("policy", "set", "standard", "--witness", "chen.mo")
    try desk.done("correct", "LT-00013", "price=3000 CNY", "purchased=2019-01-01", "--reason", "invoice")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes", "--harvest", "battery")
    desk.user = "yang.fan"
    desk.tell("appraise", "LT-00013", "--route", "recycle", "--harvest", "memory")
    desk.tell(
      "appraise", "LT-00013", "--route", "recycle", "--harvest", "2", "--harvest", "3", "--harvest", "battery"
    )
    desk.user = "chen.mo"
    desk.tell("approve", "LT-00013", "--harvest", "battery", "--harvest", "2")
    desk.tell("report", "harvest")
    desk.user = "zhou.min"
    try desk.done("vendor", "add", "GreenLoop")
    try desk.done("manifest", "open", "--to", "GreenLoop", "--route", "recycle")
    desk.tell("manifest", "add", "M-1", "LT-00013")
    desk.tell("reinstate", "LT-00013", "--reason", "needed")
    desk.tell("report", "harvest", "--all")
    desk.tell("approve", "LT-00013", "--harvest", "none")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "harvest-crew.\(language)")
  }
}
