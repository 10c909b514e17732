import Glibc
import Testing
import Words

@testable import tagroll

/// Which asset a machine is, and why: word for word.
@Suite("identity")
struct IdentityStoryTests {
  /// The recorded machine's report with something else in it.
  private func report(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  /// Another machine, down to its board.
  private static let another = [
    ("PF2ABCDE", "PF9ZYXWV"),
    ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
    ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("L1HF1AB0CDE", "L1HF1AB0CDF"),
  ]

  @Test("shown before anything is written, kept with the scan, judged again", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN0F3K1A0071")
    desk.tell("why")
    desk.tell("why", "LT-00013")
    desk.tell("why", "MN-00013")
    let swapped = report(
      desk, ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("L1HF1AB0CDE", "L1HF1AB0CDF"))
    desk.tell("why", "-", input: swapped, from: "board swapped")
    desk.tell("register", "-", input: swapped, from: "board swapped")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("repair", "start", "LT-00013", "--fault", "dead board")
    desk.tell("why", "-", input: swapped, from: "board swapped, under repair")
    desk.tell("register", "-", input: swapped, from: "board swapped, under repair")
    desk.tell("report", "twins")
    var text = String(decoding: report(desk), as: UTF8.self)
    for (old, new) in Self.another { text = text.replacing(old, with: new) }
    text = text.replacing("S6B2K1", with: "S6B2K2")
    desk.tell("register", "-", input: Array(text.utf8), from: "out of the same image")
    desk.tell("report", "twins")
    desk.tell("identity", "replay")
    desk.tell("identity", "replay", "--all")
    desk.tell("ledger", "verify")
    desk.tell("help", "identity")
    try Golden.expect(desk.transcript, equal: "identity.\(language)")
  }

  @Test(
    "a house rule that takes a serial for a placeholder changes a kept verdict, which is told and not hidden")
  func changedRules() throws {
    let desk = try Desk.ready()
    let more = report(desk, ("S6B2K1", "S6B2K9"))
    let run = desk.run("register", "-", input: more)
    #expect(run.text.contains("in it now: disk"), "\(run.text)\(run.errorText)")
    #expect(desk.run("identity", "replay").exit == .done)
    for folder in [".config", ".config/tagroll"] {
      try #require(mkdir("\(desk.folder.path)/\(folder)", 0o755) == 0)
    }
    let rules = """
      {"format": "tagroll-rules", "version": 1, "rules": [
        {"id": "house.marks", "of": ["serial", "uuid", "mac", "machine_id"],
         "begins": ["pf2", "l1h", "4c4c", "6c:24", "7d2b"], "reason": {"en": "of the test", "zh": "测试"}}]}
      """
    try File.write(Array(rules.utf8), to: "\(desk.folder.path)/.config/tagroll/rules.json")
    let after = desk.run("identity", "replay")
    #expect(after.exit == .failed)
    #expect(after.text.contains("2 verdicts judged again, 2 would change"), "\(after.text)\(after.errorText)")
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("nothing is kept about what was typed in, and nothing tells of a roll where there is none")
  func typed() throws {
    let desk = try Desk(.en)
    let bare = desk.run("scan")
    #expect(!bare.text.contains("SAME"))
    #expect(!bare.text.contains("judged by"))
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    #expect(!desk.run("scan").text.contains("judged by"))
    try desk.done("register", "--category", "dock", "--model", "WD19")
    #expect(!desk.run("ledger", "log", "--json").text.contains("verdict"))
    try desk.done("register", ".")
    #expect(desk.run("ledger", "log", "--json").text.contains("verdict"))
    #expect(desk.run("scan").text.contains("SAME  LT-00013"))
  }
}
