import Testing
import Words

@testable import tagroll

/// Reports as a broken or a hostile house sends them, through the program: bounded work, a clear result, nothing lost.
@Suite("bad reports")
struct BadReportTests {
  private typealias Spool = RegisterStreamTests.Spool

  /// What became of each report, by its name.
  private func results(_ desk: Desk, _ spool: Spool) -> [String] {
    desk.run("register", "--from", spool.path).text.split(separator: "\n").dropLast().map { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      return "\(words[0]) \(words[1])"
    }
  }

  private func changed(_ bytes: [UInt8], _ changes: (String, String)...) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  @Test("a machine of which every mark is a placeholder is refused with the way out, however often it comes")
  func junk() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    let junk = changed(
      desk.report([]), ("PF2ABCDE", "To Be Filled By O.E.M."), ("L1HF1AB0CDE", "Default string"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "00000000-0000-0000-0000-000000000000"),
      ("6c:24:08:aa:bb:01", "00:00:00:00:00:00"), ("S6B2K1", "0000"), ("\"1A2B3C4D\"", "\"00000000\""),
      ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", "uninitialized"))
    try spool.put("a.json", junk)
    for _ in 0..<3 { #expect(results(desk, spool) == ["a.json refused[scan.no_key]:"]) }
    #expect(desk.run("list").text.split(separator: "\n").count { $0.hasPrefix("LT-") } == 1)
  }

  @Test("ten thousand disks come onto the card in as many events as they need, or in none")
  func manyDisks() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    let text = String(decoding: desk.machine(1), as: UTF8.self)
    let begin = try #require(text.firstRange(of: "\"disks\":["))
    let end = try #require(text[begin.upperBound...].firstRange(of: "],\"network_cards\""))
    let disk = text[begin.upperBound..<end.lowerBound]
    let disks = (0..<10_000).map { disk.replacing("S6C1001", with: "S6C\(1_000_000 + $0)") }
    try spool.put(
      "a.json", text[..<begin.upperBound] + disks.joined(separator: ",") + text[end.lowerBound...])
    try spool.put("b.json", desk.machine(2))
    let run = desk.run("register", "--from", spool.path)
    #expect(run.text.contains("b.json  LT-000"), "\(run.text)")
    #expect(
      run.text.contains("a.json  LT-00021  registered") || run.text.contains("a.json  refused["),
      "\(run.text.prefix(300))")
    #expect(desk.run("ledger", "verify", "--deep").exit == .done)
    let before = try File.bytes(desk.roll)
    _ = desk.run("register", "--from", spool.path)
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("a clock twenty years off, before or behind, changes nothing about a machine that says the same")
  func clocks() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    for (name, year) in [("a", "2006"), ("b", "2046"), ("c", "2025")] {
      try spool.put(
        "\(name).json", changed(desk.report([]), ("\"scanned_at\":\"2026", "\"scanned_at\":\"\(year)")))
    }
    #expect(results(desk, spool) == ["a.json LT-00013", "b.json LT-00013", "c.json LT-00013"])
    #expect(desk.run("register", "--from", spool.path).text.contains("changed 0 + same 3"))
  }

  @Test(
    "a new machine with its clock twenty years ahead is registered, and known again when the clock is right")
  func newClock() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    try spool.put("a.json", changed(desk.machine(1), ("\"scanned_at\":\"2026", "\"scanned_at\":\"2046")))
    try spool.put("b.json", desk.machine(1))
    #expect(results(desk, spool) == ["a.json LT-00021", "b.json LT-00021"])
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test(
    "two machines that send one serial by turns: one is known, the other waits once, and neither is written over"
  )
  func interleaved() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    let twin = changed(
      desk.report([]), ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("L1HF1AB0CDE", "L1HF1AB0CDF"), ("S6B2K1", "S6B2K7"),
      ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", "7d2b1c90a3f44e1fb0c5d6e7f8091a2c"))
    for number in 0..<6 { try spool.put("\(number).json", number % 2 == 0 ? desk.report([]) : twin) }
    #expect(
      results(desk, spool) == [
        "0.json LT-00013", "1.json C-1", "2.json LT-00013", "3.json C-1", "4.json LT-00013", "5.json C-1",
      ])
    #expect(desk.run("conflict", "list").text.contains("C-1"))
    #expect(!desk.run("conflict", "list").text.contains("C-2"))
    #expect(desk.run("list").text.split(separator: "\n").count { $0.hasPrefix("LT-") } == 1)
  }
}
