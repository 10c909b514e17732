import Model
import Store
import Testing
import Words

@testable import tagroll

extension Desk {
  /// The recorded machine's report with something else in it.
  func report(_ changes: [(String, String)]) -> [UInt8] {
    var text = run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  /// The recorded machine with another board, its serial written into it.
  func boardSwapped() -> [UInt8] {
    report([
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("L1HF1AB0CDE", "L1HF1AB0CDF"),
    ])
  }
}

/// Scans that may be one of ours: word for word.
@Suite("conflicts")
struct ConflictStoryTests {
  @Test("wait until a manager decides, and that can be taken back", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "zhao.lei", "--name", "赵雷", "--role", "technician")
    let swapped = desk.boardSwapped()
    desk.tell("conflict", "list")
    desk.tell("register", "-", "--dry-run", input: swapped, from: "board swapped")
    desk.tell("register", "-", input: swapped, from: "board swapped")
    desk.tell("register", "-", input: swapped, from: "board swapped")
    desk.tell("conflict", "list")
    desk.tell("conflict", "show", "C-1")
    desk.tell("conflict", "show", "C-2")
    desk.tell("conflict", "show", "M-1")
    desk.tell("conflict", "resolve", "C-1", "--reason", "?")
    desk.user = "zhao.lei"
    desk.tell("conflict", "resolve", "C-1", "--new", "--reason", "guessed")
    desk.user = "zhou.min"
    desk.tell(
      "conflict", "resolve", "C-1", "--board-replaced", "LT-00013", "--reason", "RMA 4711", "--dry-run")
    desk.tell("conflict", "resolve", "C-1", "--board-replaced", "LT-00013", "--reason", "RMA 4711")
    desk.tell("conflict", "resolve", "C-1", "--new", "--reason", "again")
    desk.tell("register", "-", input: swapped, from: "board swapped")
    desk.tell("why", "LT-00013")
    try desk.done("note", "LT-00013", "runs again")
    desk.tell("undo", "LT-00013", "--reason", "wrong one")
    desk.tell("register", "-", input: swapped, from: "board swapped")
    desk.tell("conflict", "reopen", "C-1", "--reason", "it was the spare")
    desk.tell("conflict", "reopen", "C-1", "--reason", "it was the spare")
    desk.tell("conflict", "list")
    desk.tell("conflict", "resolve", "C-1", "--clone", "LT-00013", "--reason", "the spare, from its image")
    desk.tell("conflict", "reopen", "C-1", "--reason", "no")
    desk.tell("conflict", "list", "--all")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "log")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "conflicts.\(language)")
  }

  @Test("an answer that is taken back leaves nothing behind that another machine would be taken for")
  func takenBack() throws {
    let desk = try Desk.ready()
    let swapped = desk.boardSwapped()
    desk.run(["register", "-"], input: swapped)
    try desk.done("conflict", "resolve", "C-1", "--same", "LT-00013", "--reason", "looks the same")
    try desk.done("conflict", "reopen", "C-1", "--reason", "it was the spare")
    try desk.done("conflict", "resolve", "C-1", "--new", "--reason", "the spare")
    let roll = try Roll.open(desk.roll, for: .reading)
    let first = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    let spare = try #require(try roll.assets(meaning: .tag("LT-00021")).first)
    let known = try #require(try roll.history(of: first).first).event.keys
    let keys = try #require(try roll.history(of: spare).first).event.keys
    // Its board is its own; the serial that both firmwares give is not.
    let own = keys.filter { !known.contains($0) }
    #expect(
      own.map { $0.prefix { $0 != ":" } } == ["board-serial", "uuid", "uuid"] && own.count < keys.count)
    for key in own { #expect(try roll.assets(withKeys: [key]).map(\.tag) == [spare.tag]) }
    desk.tell("ledger", "verify")
    try desk.done("ledger", "rebuild")
    #expect(try roll.verify().fault == nil)
  }

  @Test("what a plain user cannot read is no question for the queue")
  func unprivileged() throws {
    let desk = try Desk.ready()
    var text = String(decoding: desk.boardSwapped(), as: UTF8.self)
    text = text.replacing("\"privileged\":true", with: "\"privileged\":false")
    let run = desk.run("register", "-", input: Array(text.utf8))
    #expect(run.exit == .refused)
    #expect(run.errorText.contains("nothing written"))
    #expect(desk.run("conflict", "list").text == "nothing waits for a decision\n")
  }
}
