import Testing
import Words

/// What machines have less of than before, word for word.
@Suite("The strip check")
struct StripTests {
  private func server(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  private static let disk = ("S6B2K1", "U8D4M3")
  private static let half = ("512110190592", "256060514304")

  @Test("a smaller disk, a module that vanished, and who had the machine", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    desk.pass(days: 3)
    desk.today = "2026-11-26"
    let from = "tagroll scan --json"
    // One of the two soldered halves of the memory is another board's; the disk is smaller.
    desk.tell("register", "-", input: server(desk, Self.disk, Self.half), from: from)
    desk.tell("report", "stripped")
    desk.tell("report", "stripped", "--as-of", "2026-11-25")
    desk.tell("report", "stripped", "--json")
    desk.tell("return", "LT-00013", "--dry-run")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes", "--dry-run")
    // Whoever knows where it is says so.
    desk.tell("repair", "part", "LT-00013", "--part-out", "S6B2K1:stock")
    desk.tell("report", "stripped")
    desk.tell("return", "LT-00013")
    try Golden.expect(desk.transcript, equal: "stripped.\(language)")
  }

  @Test("what a repair may explain is told and does not count", arguments: Language.allCases)
  func repaired(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("repair", "start", "LT-00013", "--fault", "slow")
    let scan = server(desk, Self.disk, Self.half)
    try desk.done("register", "-", input: scan)
    try desk.done("repair", "done", "LT-00013", "--note", "disk exchanged")
    desk.tell("report", "stripped")
    desk.tell("return", "LT-00013")
    try Golden.expect(desk.transcript, equal: "stripped-repaired.\(language)")
  }
}
