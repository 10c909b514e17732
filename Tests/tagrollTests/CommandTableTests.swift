import CommandLineKit
import Lifecycle
import Model
import Testing
import Words

@testable import tagroll

@Suite("the table of commands")
struct CommandTableTests {
  @Test("every command and option is said in both languages, and none twice")
  func audit() {
    // The hidden command is for shells, not for people.
    let findings = CommandTableAudit(CommandTable.program).findings.filter { $0.item != "__complete" }
    #expect(findings == [])
  }

  @Test("every declared command has a verb behind it, and a test that runs it")
  func verbs() {
    for path in Errand.declared {
      #expect(CommandTable.verb(path) != nil, "no verb for \(path)")
      #expect(Errand.all.contains { $0.path == path }, "no errand for \(path)")
    }
  }

  private func commands(_ program: CommandSpec) -> [String] {
    program.details().sections.flatMap(\.commands).map(\.name)
  }

  private func reading(_ line: [String], _ program: CommandSpec) -> String {
    do throws(UsageError) {
      let invocation = try CommandLineParser(program: program).parse(line)
      return "\(invocation.command) \(invocation.path) \(invocation.operands) \(invocation.flag("json"))"
    } catch {
      return "\(error)"
    }
  }

  @Test("a line that begins with a command of one word is read by it alone, and as by the whole table")
  func alone() {
    let others = [
      [], ["--json", "--lang", "zh"], ["--jsno"], ["a", "b", "c", "d", "e", "f"], ["--", "scan"],
    ]
    for path in Errand.declared where path.count == 1 {
      #expect(commands(CommandTable.program(for: path)) == path)
      for line in others.map({ path + $0 }) {
        #expect(reading(line, CommandTable.program(for: line)) == reading(line, CommandTable.program))
      }
    }
  }

  @Test(
    "any other line is read by the whole table",
    arguments: [[], ["--json", "scan"], ["ledger", "verify"], ["scna"], ["扫描"]])
  func whole(line: [String]) {
    #expect(commands(CommandTable.program(for: line)) == commands(CommandTable.program))
  }

  @Test("help fits a small terminal", arguments: Language.allCases)
  func helpFits(language: Language) throws {
    let desk = try Desk(language)
    let groups = Set(Errand.declared.map { Array($0.dropLast()) })
    for path in Errand.declared + groups {
      let run = desk.run(path + ["-h"])
      let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()

      #expect(run.exit == .done, "\(path): \(run.errorText)")
      #expect(lines.count <= 24, "\(path) has \(lines.count) lines")
      for line in lines where CellWidth.of(String(line)) > 80 {
        Issue.record("\(path): \(line)")
      }
    }
  }

  @Test("the program's own help and two others, whole", arguments: Language.allCases)
  func helpPages(language: Language) throws {
    let desk = try Desk(language)
    desk.tell("-h")
    desk.tell("dispose", "-h")
    desk.tell("help", "register")
    desk.tell("help", "exit-codes")
    try Golden.expect(desk.transcript, equal: "help.\(language)")
  }

  @Test("the rules of a life, whole", arguments: Language.allCases)
  func lifecyclePage(language: Language) throws {
    let desk = try Desk(language)
    desk.tell("help", "lifecycle")
    try Golden.expect(desk.transcript, equal: "help-lifecycle.\(language)")
  }

  @Test("the rules of a life, for programs, name every kind of event that is about an asset")
  func lifecycleForPrograms() throws {
    let run = try Desk(.en).run("help", "lifecycle", "--json")
    #expect(run.exit == .done)
    for kind in EventKind.allCases where kind.arrow != nil {
      #expect(run.text.contains("\"\(kind.rawValue)\""), "\(kind)")
    }
    #expect(!run.text.contains("\"\(EventKind.opened.rawValue)\""))
  }

  @Test("a Chinese name of a command works in every language", arguments: Language.allCases)
  func chineseNames(language: Language) throws {
    let desk = try Desk.ready(language)
    #expect(desk.run("领用", "LT-00013", "--to", "wang.lei").exit == .done)
    #expect(desk.run("维修", "开始", "LT-00013", "--fault", "死机").exit == .done)
  }
}
