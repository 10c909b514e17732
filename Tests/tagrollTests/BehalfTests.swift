import Testing
import Words

/// What a clerk does for somebody else, word for word.
@Suite("on whose behalf")
struct BehalfTests {
  @Test("is told, counts as a hand, and gives no right", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    try desk.done("person", "add", "sun.yi", "--name", "孙怡", "--role", "technician")
    try desk.done("person", "add", "ren.fei", "--name", "任飞", "--role", "technician")
    try desk.done("policy", "set", "standard", "--witness", "chen.mo")
    func by(_ user: String, _ words: String...) {
      desk.seat(user)
      desk.tell(words)
    }
    let tag = "LT-00013"
    by("sun.yi", "move", tag, "--to", "Room 204", "--by", "nobody.here")
    by("sun.yi", "move", tag, "--to", "Room 204", "--by", "sun.yi")
    by("sun.yi", "approve", tag, "--by", "chen.mo")
    by("zhou.min", "assign", tag, "--to", "wang.lei", "--by", "wang.lei")
    by("sun.yi", "retire", tag, "--reason", "too slow", "--yes", "--by", "chen.mo")
    by("chen.mo", "appraise", tag, "--route", "recycle")
    by("ren.fei", "appraise", tag, "--route", "recycle", "--by", "chen.mo")
    by("ren.fei", "appraise", tag, "--route", "recycle", "--cause", "obsolete")
    by("chen.mo", "approve", tag)
    by("zhou.min", "approve", tag, "--by", "chen.mo")
    by("zhou.min", "approve", tag, "--by", "li.na")
    by("zhou.min", "history", tag)
    by("zhou.min", "ledger", "log", "--from", "12")
    by("zhou.min", "ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "behalf.\(language)")
  }
}
