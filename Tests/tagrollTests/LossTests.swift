import Testing
import Words

/// What is lost, found, written off, kept for a case or kept after all, word for word.
@Suite("loss and holds")
struct LossTests {
  @Test("data that was lost, the clock of 72 hours, and what was told", arguments: Language.allCases)
  func breaches(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("report", "breaches")
    desk.tell("breach", "report", "LT-00013", "--to", "ICO", "--note", "x")
    desk.tell("lost", "LT-00013", "--reason", "train", "--noticed", "2026-11-23")
    desk.tell("lost", "LT-00013", "--reason", "train", "--noticed", "2027-11-23T08:00Z")
    desk.tell(
      "lost", "LT-00013", "--reason", "left on a train", "--seen", "2026-11-20", "--noticed",
      "2026-11-22T18:30Z",
      "--encrypted", "yes", "--remote-wipe", "ordered")
    desk.tell("report", "breaches")
    desk.pass(days: 3)
    desk.tell("report", "breaches")
    desk.tell("breach", "report", "LT-00013", "--note", "x")
    desk.tell(
      "breach", "report", "LT-00013", "--to", "监管机关 ICO", "--ref", "IC-7", "--note", "one laptop, encrypted",
      "--at", "2026-11-25T18:31Z")
    desk.tell("report", "breaches")
    desk.tell("undo")
    desk.tell("breach", "report", "LT-00013", "--not-needed", "--note", "the key never left the house")
    desk.tell("report", "breaches")
    desk.tell("found", "LT-00013", "--condition", "wet")
    desk.tell("report", "breaches", "--json")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "breaches.\(language)")
  }

  @Test(
    "what the police were told when it was lost lets it be written off at once", arguments: Language.allCases)
  func police(language: Language) throws {
    let desk = try Desk.ready(language)
    desk.tell("lost", "LT-00013", "--reason", "stolen from the car", "--police", "KA-77")
    desk.tell("write-off", "LT-00013", "--reason", "the car was searched", "--yes")
    desk.tell("history", "LT-00013")
    // That of an earlier loss does not count for a later one.
    desk.tell("found", "LT-00013", "--condition", "wet")
    desk.tell("lost", "LT-00013", "--reason", "gone again")
    desk.tell("write-off", "LT-00013", "--reason", "searched", "--yes")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "loss-police.\(language)")
  }

  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")

    desk.tell("lost", "LT-00013", "--reason", "left on a train", "--seen", "2026-11-20", "--on", "2026-11-21")
    desk.tell("lost", "LT-00013", "--reason", "again")
    desk.tell("lost", "LT-00013", "--reason", "x", "--seen", "2026-11-24")
    desk.tell("assign", "LT-00013", "--to", "li.na")
    desk.tell("write-off", "LT-00013", "--reason", "searched")
    desk.tell("write-off", "LT-00013", "--reason", "searched", "--yes")
    desk.tell("write-off", "LT-00013", "--reason", "searched", "--police", "KA-77", "--yes")
    desk.tell("write-off", "LT-00013", "--reason", "searched", "--yes")
    desk.tell("found", "LT-00013", "--condition", "case cracked")
    desk.tell("found", "LT-00013", "--condition", "case cracked")
    desk.tell("show", "LT-00013")

    desk.user = "gu.wen"
    desk.tell("hold", "place", "LT-00013", "--kind", "legal", "--case", "12/2026")
    desk.tell("lost", "LT-00013", "--reason", "x")
    desk.user = "zhou.min"
    desk.tell("hold", "place", "LT-00013", "--kind", "dispute", "--case", "HR 4")
    desk.tell("show", "LT-00013")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("hold", "lift", "LT-00013", "--reason", "settled", "--kind", "dispute", "--witness", "zhou.min")
    desk.tell("hold", "lift", "LT-00013", "--reason", "settled", "--kind", "dispute", "--witness", "gu.wen")
    desk.tell("hold", "lift", "LT-00013", "--reason", "settled", "--kind", "dispute", "--witness", "gu.wen")
    desk.tell("hold", "lift", "LT-00013", "--reason", "closed", "--witness", "gu.wen")

    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("reinstate", "LT-00013", "--reason", "needed in the lab")
    desk.tell("reinstate", "LT-00013", "--reason", "needed in the lab")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "loss.\(language)")
  }
}
