import Testing
import Words

/// What a bad day looks like at the desk, word for word: days that are wrong, clocks that are wrong, and a script that does
/// not know whether it was heard.
@Suite("a bad day")
struct BadDayTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "sun.yi", "--name", "孙怡", "--role", "technician")
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    desk.seat("sun.yi")
    // What lies longer back than a week is a manager's.
    desk.tell("note", "LT-00013", "lid scratched", "--on", "2026-11-15")
    desk.tell("assign", "LT-00013", "--to", "li.na", "--on", "2026-11-24")
    desk.seat("chen.mo")
    desk.tell("assign", "LT-00013", "--to", "li.na", "--on", "2026-11-15")
    // The line broke before the answer came: asked again, and once more by somebody else.
    desk.tell("return", "LT-00013", "--request-id", "desk-7:1")
    desk.tell("return", "LT-00013", "--request-id", "desk-7:1")
    desk.tell("return", "LT-00013", "--request-id", "desk-7:1", "--json")
    desk.tell("return", "LT-00013", "--request-id", "desk-7:1", "--dry-run")
    desk.tell("location", "add", "Room 9", "--request-id", "desk-7:1")
    desk.seat("zhou.min")
    desk.tell("return", "LT-00013", "--request-id", "desk-7:1")
    desk.tell("location", "add", "Room 9", "--request-id", "from the desk")
    desk.tell("location", "add", "Room 9", "--request-id", "desk-7:2")
    desk.tell("location", "add", "Room 9", "--request-id", "desk-7:2", "--json")
    // The battery of the clock was changed.
    desk.pass(days: -400)
    desk.tell("note", "LT-00013", "lid scratched")
    desk.pass(days: 800)
    desk.today = "2027-12-28"
    desk.tell("note", "LT-00013", "lid mended")
    desk.tell("ledger", "log", "--from", "11")
    desk.tell("report", "refusals")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "bad-days.\(language)")
  }
}
