import CommandLineKit
import Testing
import Words

@Suite("Completer")
struct CompleterTests {
  @Test(
    "the next word is completed by what may stand there",
    arguments: [
      ("", ["assign", "repair", "list", "label"]),
      ("l", ["list", "label"]),
      ("领", ["领用"]),
      ("repair ", ["start", "list"]),
      ("维修 开", ["开始"]),
      ("--db x re", ["repair"]),
      ("list ", ["lorry", "doll"]),
      ("list d", ["doll"]),
      ("list doll ", []),
      ("list --format ", ["table", "json", "csv"]),
      ("list --format j", ["json"]),
      ("list --format=", ["--format=table", "--format=json", "--format=csv"]),
      ("list --format=c", ["--format=csv"]),
      ("list --j", ["--json"]),
      ("list --json --j", []),
      ("list --nothing=", []),
      ("list -- --j", []),
      ("asign ", []),
      ("assign --", ["--to", "--until", "--cost", "--note", "--dry-run", "--db", "--quiet", "--help"]),
      ("assign --note x --no", ["--note"]),
      ("assign ", ["LT-00013", "LT-00021"]),
      ("assign LT-00013 LT-0002", ["LT-00021"]),
      ("assign LT-00013 --to ", ["李娜", "li.na"]),
      ("assign LT-00013 --to=li", ["--to=li.na"]),
      ("assign --to 李", ["李娜"]),
      ("--to li", ["list"]),
      ("label ", ["sheet", "LT-00013", "LT-00021"]),
      ("label sheet ", []),
      ("assign --until ", []),
    ])
  func candidates(line: String, expected: [String]) {
    guard case .candidates(let candidates) = complete(line) else {
      Issue.record("files")
      return
    }
    #expect(candidates.map(\.word) == expected)
  }

  @Test("files are left to the shell", arguments: ["--db ", "--db=/tm", "list --db ./a"])
  func files(line: String) {
    #expect(complete(line) == .files)
    #expect(complete(line).lines == ["\tfiles"])
  }

  @Test("a candidate comes with its note in the reader's language")
  func notes() {
    #expect(complete("re", in: .zh).lines == ["repair\t送修玩具。"])
    #expect(complete("list --json --f").lines == ["--format\tHow it is printed."])
  }

  @Test("the program is told what is typed and which options were given")
  func question() {
    var asked: [Completer.Question] = []
    _ = Completer(Toy.program, in: .en).complete(["--db", "x", "assign", "LT"]) { question in
      asked.append(question)
      return []
    }
    #expect(asked.map(\.key) == ["toys"])
    #expect(asked.first?.prefix == "LT")
    #expect(asked.first?.value("db") == "x")
    #expect(asked.first?.value("to") == nil)
  }

  @Test("what a terminal cannot show is no candidate, and a note stays on its line")
  func hostile() {
    let answer = Completer.Answer.candidates([
      .init("a\nb"), .init("\u{202e}x"), .init("ok", note: "one\ttwo\nthree"),
    ])
    #expect(answer.lines == [#"ok"# + "\t" + #"one\x09two\x0athree"#])
  }

  private func complete(_ line: String, in language: Language = .en) -> Completer.Answer {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return Completer(Toy.program, in: language).complete(words) { question in
      question.key == "toys"
        ? [.init("LT-00013"), .init("LT-00021")] : [.init("李娜"), .init("li.na")]
    }
  }
}
