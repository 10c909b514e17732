import Testing
import Words

/// Whoever keeps a printed head can hold the roll against it later.
@Suite("a kept head")
struct KeptHeadTests {
  @Test("what `ledger verify --against` says, word for word", arguments: Language.allCases)
  func words(language: Language) throws {
    let desk = try Desk.ready(language)
    let folder = desk.folder.path
    let head = try desk.done("ledger", "head").output
    let key = try #require(
      try desk.done("ledger", "head", "--json").text.firstMatch(of: /"verifier_key": ?"([^"]+)"/)?.1)
    try File.write(head, to: "\(folder)/head.txt")
    let old = try File.bytes(desk.roll)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    let newer = try desk.done("ledger", "head").output

    desk.tell("ledger", "verify", "--against", "\(folder)/head.txt")
    desk.tell("ledger", "verify", "--against", "\(folder)/head.txt", "--key", String(key))
    desk.tell("ledger", "verify", "--against", "-", "--json", input: newer, from: "cat newer.txt")
    desk.tell("ledger", "verify", "--against", "\(folder)/none.txt")
    desk.tell("ledger", "verify", "--against", folder)
    desk.tell("ledger", "verify", "--against", "-", input: Array("hello\n".utf8), from: "echo hello")
    desk.tell("ledger", "verify", "--against", "-", "--key", "rubbish", input: head, from: "cat head.txt")
    desk.tell("ledger", "verify", "--key", String(key))
    let altered = Array(String(decoding: head, as: UTF8.self).replacing("\n9\n", with: "\n8\n").utf8)
    #expect(altered != head)
    desk.tell("ledger", "verify", "--against", "-", input: altered, from: "cat altered.txt")
    let other = try Desk(language, seed: 2)
    try other.done("init", "--org", "Other School")
    let strange = try other.done("ledger", "head").output
    let theirs = try #require(
      try other.done("ledger", "head", "--json").text.firstMatch(of: /"verifier_key": ?"([^"]+)"/)?.1)
    desk.tell("ledger", "verify", "--against", "-", input: strange, from: "cat other.txt")
    desk.tell(
      "ledger", "verify", "--against", "-", "--key", String(theirs), input: strange, from: "cat other.txt")
    try File.write(old, to: desk.roll)
    desk.tell("ledger", "verify", "--against", "-", input: newer, from: "cat newer.txt")
    #expect(desk.longestInput <= 256 << 10)

    try Golden.expect(desk.transcript, equal: "kept-head.\(language)")
  }
}
