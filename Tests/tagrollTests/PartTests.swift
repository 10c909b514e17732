import Testing
import Words

/// Parts wherever they are, word for word.
@Suite("Parts at the desk")
struct PartTests {
  /// The recorded machine's report as another machine's.
  static func other(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    let another = [
      ("PF2ABCDE", "PF9ZYXWV"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("L1HF1AB0CDE", "L1HF1AB0CDF"), ("7d2b1c90", "7d2b1c91"),
    ]
    for (old, new) in another + changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  @Test("a disk from one machine through stock into another, and who had it", arguments: Language.allCases)
  func passport(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("correct", "LT-00013", "price=8000 CNY", "purchased=2025-03-01", "--reason", "invoice")
    try desk.done("warranty", "set", "LT-00013", "--until", "2028-02-28", "--vendor", "Lenovo")
    desk.tell("part", "show", "s6b2k1")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("repair", "start", "LT-00013", "--fault", "slow")
    try desk.done(
      "repair", "part", "LT-00013", "--part-out", "S6B2K1", "--to", "stock", "--part-in", "disk:NEW1")
    desk.tell("part", "show", "S6B2K1")
    try desk.done("repair", "done", "LT-00013", "--note", "larger disk", "--cost", "650 CNY")
    desk.tell("part", "show", "NEW1")
    desk.tell("history", "LT-00013", "--parts")
    let register = Self.other(desk)
    desk.tell("register", "-", input: register, from: "tagroll scan --json")
    desk.tell("part", "show", "S6B2K1")
    desk.tell("part", "history", "S6B2K1")
    desk.tell("part", "history", "S6B2K1", "--json")
    desk.tell("history", "LT-00021", "--parts", "--as-of", "2026-11-23")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("part", "history", "disk:S6B2K1")
    try Golden.expect(desk.transcript, equal: "part.\(language)")
  }

  @Test("what is asked back, and what is not found", arguments: Language.allCases)
  func refused(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done(
      "register", "-", input: Self.other(desk, ("S6B2K1", "S6B2K2"), ("\"1234\"", "\"S6B2K1\"")))
    desk.tell("part", "show", "S6B2K1")
    desk.tell("part", "show", "battery:S6B2K1")
    desk.tell("part", "show", "LT-00021:4")
    desk.tell("part", "show", "memory:S6B2K1")
    desk.tell("part", "show", "LT-00021:9")
    desk.tell("part", "show", "nothing")
    desk.tell("part", "show", " ")
    desk.tell("part", "show", "LT-00013:2")
    desk.tell("part", "history", "S6B2K1", "--json")
    desk.tell("register", "--category", "dock", "--model", "WD19")
    desk.tell("history", "DK-00013", "--parts")
    try Golden.expect(desk.transcript, equal: "part-refused.\(language)")
  }
}
