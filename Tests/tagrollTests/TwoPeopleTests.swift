import Testing
import Words

/// A retirement that takes several people, word for word.
@Suite("two people")
struct TwoPeopleTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    try desk.done("person", "add", "sun.yi", "--name", "孙怡", "--role", "technician")
    try desk.done("person", "add", "ren.fei", "--name", "任飞", "--role", "technician")
    try desk.done("person", "add", "qian.li", "--name", "钱丽", "--role", "approver")
    try desk.done("person", "add", "wu.di", "--name", "吴迪", "--role", "executive")
    try desk.done("policy", "set", "standard", "--witness", "chen.mo")
    func by(_ user: String, _ words: String...) {
      desk.seat(user)
      desk.tell(words)
    }
    let tag = "LT-00013"
    by("zhou.min", "retire", tag, "--reason", "swollen battery", "--yes")
    by("zhou.min", "retire", tag, "--reason", "swollen battery", "--yes")
    // Asked for is asked for, whoever repeats it.
    by("sun.yi", "retire", tag, "--reason", "swollen battery", "--yes")
    by("zhou.min", "show", tag)
    by("zhou.min", "appraise", tag, "--route", "recycle")
    by("sun.yi", "approve", tag)
    by(
      "sun.yi", "appraise", tag, "--route", "recycle", "--finding", "board corroded",
      "--cause", "beyond-repair")
    by("zhou.min", "approve", tag)
    by("ren.fei", "appraise", tag, "--route", "recycle", "--damage", "natural")
    by("chen.mo", "approve", tag)
    by("qian.li", "appraise", tag, "--route", "recycle")
    by("chen.mo", "approve", tag)
    by("qian.li", "approve", tag)
    by("wu.di", "approve", tag)
    by("chen.mo", "approve", tag)
    let wipe = ["--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness", "li.na"]
    desk.seat("chen.mo")
    desk.tell(["sanitise", tag] + wipe)
    by("chen.mo", "approve", tag)
    by("sun.yi", "approve", tag)
    let away = [
      "dispose", tag, "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-8812", "--confirm", tag,
    ]
    for user in ["chen.mo", "zhou.min", "zhou.min", "chen.mo"] {
      desk.seat(user)
      desk.tell(away)
    }
    by("zhou.min", "history", tag)
    by("zhou.min", "ledger", "verify")
    try Golden.expect(desk.transcript, equal: "two-people.\(language)")
  }
}
