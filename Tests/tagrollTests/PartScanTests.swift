import Testing
import Words

/// What a scan changes of parts, word for word.
@Suite("Scanned again")
struct PartScanTests {
  private func report(_ desk: Desk, _ changes: [(String, String)]) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  private func another(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    report(
      desk,
      [
        ("PF2ABCDE", "PF9ZYXWV"),
        ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
        ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("L1HF1AB0CDE", "L1HF1AB0CDF"), ("7d2b1c90", "7d2b1c91"),
        ("\"1234\"", "\"4321\""),
      ] + changes)
  }

  @Test(
    "a disk that a scan did not see is not wiped with the others, and holds its machine",
    arguments: Language.allCases)
  func unseen(language: Language) throws {
    let desk = try Desk.ready(language)
    let wipe = [
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness",
      "li.na",
    ]
    try desk.done("register", "-", input: report(desk, [("S6B2K1", "U8D4M3")]))
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell(wipe)
    desk.tell("media", "list", "LT-00013")
    desk.tell(
      "dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm",
      "LT-00013")
    try desk.done(
      "sanitise", "LT-00013", "--method", "none", "--disk", "U8D4M3", "--reason", "kept", "--witness", "li.na"
    )
    desk.tell(wipe)
    desk.tell("media", "lost", "LT-00013", "S6B2K1", "--reason", "bay is empty", "--witness", "li.na")
    desk.tell("show", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "unseen-disk.\(language)")
  }

  @Test(
    "a disk swapped, one moved between two machines, and one that nobody finds", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("register", "-", input: another(desk, ("S6B2K1", "T7C3L2")))
    let from = "tagroll scan --json"
    let size = "512110190592"
    // The second machine has the first one's disk by now.
    let late = another(desk, ("S6B2K1", "T7C3L2"))
    desk.tell("register", "-", "--dry-run", input: another(desk), from: from)
    desk.tell("register", "-", input: another(desk), from: from)
    desk.tell("register", "-", input: late, from: from)
    desk.tell("register", "-", input: another(desk), from: from)
    desk.tell("part", "history", "S6B2K1")
    desk.tell("part", "show", "T7C3L2")
    desk.tell("report", "unmatched-media")
    desk.pass(days: 2)
    desk.today = "2026-11-25"
    desk.tell("report", "unmatched-media")
    desk.tell("report", "unmatched-media", "--json")
    desk.tell()
    // In its place the first has a smaller one.
    let smaller = report(desk, [("S6B2K1", "U8D4M3"), (size, "256060514304")])
    desk.tell("register", "-", input: smaller, from: from)
    desk.tell("media", "list", "LT-00013")
    // The first claims to have it back, and both do.
    desk.tell("register", ".")
    desk.tell("part", "show", "S6B2K1")
    desk.tell("register", ".", "--confirm-parts")
    desk.tell("history", "LT-00013", "--parts")
    desk.tell("undo", "LT-00013")
    desk.tell("repair", "part", "LT-00021", "--part-out", "T7C3L2:stock")
    desk.tell("report", "unmatched-media", "--all")
    desk.tell("scan")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "part-scan.\(language)")
  }

  @Test("an unchanged scan writes no event, only when it was, and takes no room of its own the next time")
  func unchanged() throws {
    let desk = try Desk.ready()
    let events = desk.run("ledger", "log", "--json").text
    #expect(desk.run("register", ".").text.contains("on the roll already, nothing written"))
    let size = try File.bytes(desk.roll).count
    for _ in 0..<20 { try desk.done("register", ".") }
    #expect(desk.run("ledger", "log", "--json").text == events)
    #expect(try File.bytes(desk.roll).count == size)
  }

  @Test("the very report a machine rests on, sent again, writes not a byte")
  func repeated() throws {
    let desk = try Desk.ready()
    let scan = another(desk)
    try desk.done("register", "-", input: scan)
    let before = try File.bytes(desk.roll)
    try desk.done("register", "-", input: scan)
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("a report that is newer than the last change and older than the last look changes nothing")
  func olderThanLook() throws {
    let desk = try Desk.ready()
    let other = report(desk, [("S6B2K1", "T7C3L2")])
    desk.pass(days: 1)
    try desk.done("register", ".")
    let run = try desk.done("register", "-", input: other)
    #expect(run.text.contains("was in it, and is not by what is known since: disk"))
    #expect(desk.run("part", "show", "S6B2K1").text.contains("now   LT-00013"))
    #expect(!desk.run("part", "show", "T7C3L2").text.contains("now   LT-00013"))
    try desk.done("ledger", "verify")
  }

  @Test("a part that was seen elsewhere later is not here, whichever report comes first")
  func seenElsewhereLater() throws {
    let desk = try Desk.ready()
    let early = another(desk)
    desk.pass(days: 1)
    // The first machine has the disk by now; the other's report, of a day before, comes afterwards.
    try desk.done("register", ".")
    try desk.done("register", "-", input: early)
    let part = desk.run("part", "history", "S6B2K1").text
    #expect(desk.run("part", "show", "S6B2K1").text.contains("now   LT-00013"), "\(part)")
    try desk.done("ledger", "verify")
  }

  @Test("a serial that a plain user could not read is the part's from the first scan on that reads it")
  func readLater() throws {
    let desk = try Desk(.en)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    let plain = report(desk, [("\"value\":\"S6B2K1\"", "\"withheld\":\"root\"")])
    #expect(!String(decoding: plain, as: UTF8.self).contains("S6B2K1"))
    try desk.done("register", "-", input: plain)
    #expect(!desk.run("part", "show", "S6B2K1").text.contains("LT-00013"))
    let run = try desk.done("register", ".")
    #expect(run.text.contains("their serials are read now: disk"))
    #expect(desk.run("part", "show", "S6B2K1").text.contains("now   LT-00013"))
    #expect(desk.run("register", ".").text.contains("nothing written"))
    #expect(desk.run("register", "-", input: plain).text.contains("nothing written"))
    #expect(desk.run("history", "LT-00013", "--parts").text.contains("S6B2K1"))
    for command in ["verify", "rebuild", "verify"] { try desk.done("ledger", command) }
  }

  @Test("what only a plain user saw is known by the first scan as root")
  func knownByRoot() throws {
    let desk = try Desk(.en)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("register", "--category", "laptop", "--maker", "LENOVO", "--serial", "PF2ABCDE")
    let run = try desk.done("register", ".")
    #expect(run.text.contains("known by this scan from now on"))
    #expect(desk.run("register", ".").text.contains("nothing written"))
    try desk.done("ledger", "verify")
  }
}
