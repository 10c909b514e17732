import Testing
import Words

/// Loans, ways back, departments and what people say they have: word for word.
@Suite("custody")
struct CustodyTests {
  @Test("in both languages", arguments: Language.allCases)
  func told(language: Language) throws {
    let desk = try Desk.ready(language)
    for serial in ["CN1", "CN2", "CN3"] {
      try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", serial)
    }
    desk.tell("assign", "LT-00013", "MN-00013", "--to", "wang.lei", "--until", "2026-12-07")
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("assign", "LT-00013", "--to", "wang.lei", "--until", "2026-12-14")
    desk.tell("undo")
    desk.tell("assign", "MN-00021", "--to", "li.na", "--until", "2026-11-22")
    desk.tell("assign", "MN-00021", "--to", "li.na", "--until", "+1d", "--acknowledged")
    desk.tell("assign", "MN-00037", "--to", "Room 204")
    desk.tell("handover", "list")
    desk.tell("handover", "list", "--to", "li.na")
    desk.tell("handover", "open", "--to", "wang.lei", "--all")
    desk.tell("handover", "open", "--to", "wang.lei")
    desk.tell("handover", "ack", "--to", "li.na", "LT-00013")
    desk.tell("handover", "ack", "--to", "wang.lei", "--all", "--ref", "H-12")
    desk.tell("handover", "ack", "--to", "wang.lei", "LT-00013")
    desk.tell("handover", "list")
    desk.tell("move", "LT-00013", "--department", "Finance")
    desk.tell("move", "LT-00013", "--department", "Finance")
    desk.tell("move", "LT-00013", "--to", "Room 204", "--department", "CC-4711")
    desk.tell("move", "LT-00013")
    desk.tell("transfer", "LT-00013", "--to", "Room 204")
    desk.today = "2026-11-29"
    desk.tell("report", "loans")
    desk.tell("report", "loans", "--as-of", "2026-11-22")
    desk.tell("report", "loans", "--csv")
    desk.tell("list", "--where", "due<2026-12-01")
    desk.tell("list", "--where", "应归还<2026-12-01 category:laptop")
    desk.tell("list", "--where", "due<soon")
    desk.tell("show", "MN-00021")
    desk.tell()
    desk.today = "2026-11-23"
    desk.tell(
      "return", "MN-00021", "LT-00013", "--condition", "lid cracked", "--damage", "misuse", "--accessories",
      "power supply")
    desk.tell("return", "MN-00013", "--damage", "bent")
    desk.tell("history", "LT-00013")
    desk.tell("report", "custody", "LT-00013")
    desk.tell("report", "loans")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "custody.\(language)")
  }

  @Test("hands, leavers and refusals as they stood on a past day", arguments: Language.allCases)
  func past(language: Language) throws {
    let desk = try Desk.ready(language)
    func nextDay(_ day: String) {
      desk.today = day
      desk.pass(days: 1)
    }
    nextDay("2026-11-24")
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("accept", "LT-00013", "--check", "all")
    nextDay("2026-11-25")
    desk.tell("person", "offboard", "wang.lei", "--until", "2026-11-30", "--yes")
    nextDay("2026-11-26")
    desk.tell("person", "leave", "wang.lei")
    nextDay("2026-11-27")
    desk.tell("return", "LT-00013")
    nextDay("2026-11-28")
    desk.tell("report", "custody", "LT-00013")
    desk.tell("report", "custody", "LT-00013", "--as-of", "2026-11-26")
    desk.tell("report", "custody", "LT-00013", "--as-of", "2026-11-20")
    desk.tell("report", "custody", "LT-00013", "--as-of", "2026-11-23", "--json")
    desk.tell("report", "leavers")
    for day in ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
      desk.tell("report", "leavers", "--as-of", day)
    }
    desk.tell("report", "leavers", "--as-of", "2026-11-26", "--csv")
    desk.tell("report", "refusals")
    desk.tell("report", "refusals", "--as-of", "2026-11-23")
    desk.tell("report", "refusals", "--as-of", "2026-11-24", "--csv")
    try Golden.expect(desk.transcript, equal: "past-reports.\(language)")
  }

  @Test(
    "hands that were written down late, as they were and as they were known", arguments: Language.allCases)
  func late(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN1")
    desk.today = "2026-11-24"
    desk.pass(days: 1)
    desk.tell("assign", "MN-00013", "--to", "wang.lei")
    // Nobody wrote it down when it came back, nor who had it next.
    desk.today = "2026-11-28"
    desk.pass(days: 4)
    desk.tell("return", "MN-00013", "--on", "2026-11-25")
    desk.tell("assign", "MN-00013", "--to", "li.na", "--on", "2026-11-26")
    // It cannot have come back before it was given.
    desk.tell("return", "MN-00013", "--on", "2026-11-25")
    desk.tell("return", "MN-00013", "--on", "1999-01-01")
    desk.tell("report", "custody", "MN-00013")
    desk.tell("report", "custody", "MN-00013", "--as-of", "2026-11-25")
    desk.tell("report", "custody", "MN-00013", "--as-known", "2026-11-27")
    desk.tell("report", "custody", "MN-00013", "--as-of", "2026-11-26", "--as-known", "2026-11-27")
    desk.tell("show", "MN-00013", "--as-known", "2026-11-27")
    desk.tell("return", "MN-00013")
    desk.tell("return", "MN-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "custody-late.\(language)")
  }
}
