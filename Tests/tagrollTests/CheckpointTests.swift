import Testing
import Words

@testable import tagroll

/// Heads that an auditor signs as well, word for word.
@Suite("Signed heads")
struct CheckpointTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    let folder = desk.folder.path
    try File.write(try File.bytes(Errand.witness[1]), to: "\(folder)/li.key")
    let cosign = ["checkpoint", "cosign", "--secret", "\(folder)/li.key", "--name", "audit.example/li"]
    desk.tell("checkpoint", "list")
    desk.tell(cosign)
    desk.tell(cosign + ["--first", "-o", "\(folder)/head-1.txt"])
    desk.tell("checkpoint", "import", "\(folder)/head-1.txt", "--key", Errand.witnessKey)
    desk.tell("checkpoint", "import", "\(folder)/head-1.txt", "--key", Errand.witnessKey)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    desk.tell(cosign + ["--kept", "\(folder)/head-1.txt", "-o", "\(folder)/head-2.txt"])
    desk.tell("ledger", "verify", "--against", "\(folder)/head-2.txt")
    desk.tell("ledger", "verify", "--against", "\(folder)/head-2.txt", "--key", Errand.witnessKey)
    desk.tell("checkpoint", "import", "\(folder)/head-2.txt", "--key", Errand.witnessKey)
    desk.tell("checkpoint", "list")
    desk.tell("checkpoint", "list", "--json")
    // What is no head, no key, or signed by nobody one knows.
    try File.write(try desk.done("ledger", "head").output, to: "\(folder)/bare.txt")
    desk.tell("checkpoint", "import", "\(folder)/bare.txt", "--key", Errand.witnessKey)
    desk.tell("checkpoint", "import", "\(folder)/head-1.txt", "--key", "li")
    desk.tell("checkpoint", "import", desk.roll, "--key", Errand.witnessKey)
    desk.tell(cosign.dropLast() + ["audit example", "--first"])
    desk.tell(
      "checkpoint", "cosign", "--first", "--secret", "\(folder)/bare.txt", "--name", "audit.example/li")
    try Golden.expect(desk.transcript, equal: "checkpoint.\(language)")
  }

  @Test("a witness's key is made once, for its owner alone")
  func secret() throws {
    let desk = try Desk.ready()
    let path = "\(desk.folder.path)/my.key"
    let words = ["checkpoint", "cosign", "--first", "--secret", path, "--name", "audit.example/wu"]
    let first = desk.run(words)
    let again = desk.run(words)
    #expect(first.exit == .done && again.exit == .done)
    #expect(first.errorText == again.errorText)
    #expect(try File.bytes(path).count == 65)
    #expect(try Verifier.shell("stat -c %a '\(path)'").text == "600\n")
  }
}
