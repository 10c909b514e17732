import CommandLineKit
import Testing
import Words

@Suite("CommandLineParser")
struct CommandLineParserTests {
  struct Bad: Sendable {
    var line: String
    var code: String
    var en: String
    var zh: String
    var hint: Text?

    init(_ line: String, _ code: String, en: String, zh: String, hint: Text? = nil) {
      (self.line, self.code, self.en, self.zh, self.hint) = (line, code, en, zh, hint)
    }
  }

  static let badCommands = [
    Bad(
      "asign LT-1", "usage.command", en: "there is no command 'asign'. Did you mean 'assign'?",
      zh: "没有“asign”这个命令。您是不是想用“assign”？", hint: Text(en: "All commands: toy help", zh: "全部命令：toy help")),
    Bad("frobnicate", "usage.command", en: "there is no command 'frobnicate'.", zh: "没有“frobnicate”这个命令。"),
    Bad(
      "checkout LT-1", "usage.command", en: "there is no command 'checkout'. Did you mean 'assign'?",
      zh: "没有“checkout”这个命令。您是不是想用“assign”？"),
    Bad(
      "领佣 LT-1", "usage.command", en: "there is no command '领佣'. Did you mean '领用'?",
      zh: "没有“领佣”这个命令。您是不是想用“领用”？"),
    Bad(
      "repair strat", "usage.command", en: "there is no command 'repair strat'. Did you mean 'repair start'?",
      zh: "没有“repair strat”这个命令。您是不是想用“repair start”？",
      hint: Text(en: "All commands: toy help repair", zh: "全部命令：toy help repair")),
    Bad(
      "repair LT-1 start", "usage.command", en: "there is no command 'repair LT-1'.",
      zh: "没有“repair LT-1”这个命令。"),
    Bad(
      "repair", "usage.command_missing", en: "'toy repair' needs one more word.", zh: "“toy repair”后面还缺一个词。",
      hint: Text(en: "One of: start, list", zh: "可选：start、list")),
    // A wrong option never hides a wrong command.
    Bad(
      "--bogus asign", "usage.command", en: "there is no command 'asign'. Did you mean 'assign'?",
      zh: "没有“asign”这个命令。您是不是想用“assign”？"),
    Bad(
      "--tp x asign --json=3", "usage.command", en: "there is no command 'asign'. Did you mean 'assign'?",
      zh: "没有“asign”这个命令。您是不是想用“assign”？"),
    Bad(
      "--db x asign", "usage.command", en: "there is no command 'asign'. Did you mean 'assign'?",
      zh: "没有“asign”这个命令。您是不是想用“assign”？"),
    Bad(
      "-- asign", "usage.command", en: "there is no command 'asign'. Did you mean 'assign'?",
      zh: "没有“asign”这个命令。您是不是想用“assign”？"),
    // No abbreviations, and what is hidden is not suggested.
    Bad(
      "assi LT-1", "usage.command", en: "there is no command 'assi'. Did you mean 'assign'?",
      zh: "没有“assi”这个命令。您是不是想用“assign”？"),
    Bad("lab LT-1", "usage.command", en: "there is no command 'lab'.", zh: "没有“lab”这个命令。"),
    Bad("__complet", "usage.command", en: "there is no command '__complet'.", zh: "没有“__complet”这个命令。"),
    Bad("", "usage.command", en: "there is no command ''.", zh: "没有“”这个命令。"),
    Bad(
      "\u{1b}[2J", "usage.command", en: #"there is no command '\x1b[2J'."#, zh: #"没有“\x1b[2J”这个命令。"#),
    Bad("\u{fffd}", "usage.command", en: "there is no command '\u{fffd}'.", zh: "没有“\u{fffd}”这个命令。"),
  ]

  static let badOptions = [
    Bad(
      "assign LT-1 --tp li.na", "usage.option", en: "'toy assign' has no option '--tp'. Did you mean '--to'?",
      zh: "“toy assign”没有“--tp”这个选项。您是不是想用“--to”？",
      hint: Text(en: "How it is used: toy assign -h", zh: "用法：toy assign -h")),
    Bad(
      "--tp li.na assign LT-1", "usage.option", en: "'toy assign' has no option '--tp'. Did you mean '--to'?",
      zh: "“toy assign”没有“--tp”这个选项。您是不是想用“--to”？"),
    Bad(
      "list --jsn=1", "usage.option", en: "'toy list' has no option '--jsn'. Did you mean '--json'?",
      zh: "“toy list”没有“--jsn”这个选项。您是不是想用“--json”？"),
    Bad(
      "list -json", "usage.option", en: "'toy list' has no option '-json'. Did you mean '--json'?",
      zh: "“toy list”没有“-json”这个选项。您是不是想用“--json”？"),
    Bad(
      "list ——json", "usage.option", en: "'toy list' has no option '——json'. Did you mean '--json'?",
      zh: "“toy list”没有“——json”这个选项。您是不是想用“--json”？"),
    Bad(
      "list --fmt", "usage.option", en: "'toy list' has no option '--fmt'.", zh: "“toy list”没有“--fmt”这个选项。"),
    Bad("list -qz", "usage.option", en: "'toy list' has no option '-z'.", zh: "“toy list”没有“-z”这个选项。"),
    Bad("list --to x", "usage.option", en: "'toy list' has no option '--to'.", zh: "“toy list”没有“--to”这个选项。"),
    Bad("list -5", "usage.option", en: "'toy list' has no option '-5'.", zh: "“toy list”没有“-5”这个选项。"),
    Bad("list --=x", "usage.option", en: "'toy list' has no option '--'.", zh: "“toy list”没有“--”这个选项。"),
    Bad(
      "assign LT-1", "usage.option_missing", en: "'toy assign' needs --to WHO.",
      zh: "“toy assign”必须给出 --to 孩子。"),
    Bad(
      "assign LT-1 --to a --to b", "usage.option_repeated", en: "--to is given more than once.",
      zh: "--to 只能给一次。"),
    Bad(
      "assign LT-1 --to", "usage.value_missing", en: "--to needs a value after it.", zh: "--to 后面缺少取值。",
      hint: Text(en: "If the value begins with '-', write --to=VALUE.", zh: "如果取值以“-”开头，请写成 --to=取值。")),
    Bad(
      "assign LT-1 --to --dry-run", "usage.value_missing", en: "--to needs a value after it.",
      zh: "--to 后面缺少取值。"),
    Bad(
      "assign LT-1 --to -- x", "usage.value_missing", en: "--to needs a value after it.", zh: "--to 后面缺少取值。"),
    Bad("assign LT-1 -nc", "usage.value_missing", en: "--cost needs a value after it.", zh: "--cost 后面缺少取值。"),
    Bad(
      "list --json=yes", "usage.value_unexpected", en: "--json is a flag and takes no value.",
      zh: "--json 是开关，不能带取值。"),
    Bad(
      "list --format jsno", "usage.choice", en: "'jsno' is no choice for --format. Did you mean 'json'?",
      zh: "“jsno”不是 --format 的可选值。您是不是想用“json”？",
      hint: Text(en: "One of: table, json, csv", zh: "可选：table、json、csv")),
    Bad("list --format=", "usage.value_empty", en: "the value of --format is empty.", zh: "--format 的取值为空。"),
    Bad(
      "list dol", "usage.choice", en: "'dol' is no choice for KIND. Did you mean 'doll'?",
      zh: "“dol”不是 类别 的可选值。您是不是想用“doll”？"),
    Bad(
      "assign --to li.na", "usage.operand_missing", en: "'toy assign' needs REF.", zh: "“toy assign”缺少“玩具”。"),
    Bad(
      "repair start A B", "usage.operand_extra", en: "'toy repair start' has no use for 'B'.",
      zh: "“toy repair start”不需要“B”。"),
  ]

  @Test("a line that cannot be understood is answered with its reason", arguments: badCommands + badOptions)
  func refused(_ bad: Bad) throws {
    let error = try #require(throws: UsageError.self) { try Toy.parser.parse(words(bad.line)) }
    #expect(error.code == bad.code)
    #expect(error.message.en == bad.en)
    #expect(error.message.zh == bad.zh)
    if let hint = bad.hint { #expect(error.hint == hint) }
  }

  @Test(
    "options and operands are understood in every order",
    arguments: [
      "assign A B --to li.na --cost -5 -n", "assign --to=li.na A B --cost=-5 --dry-run",
      "--to li.na --cost -5 -n assign A B", "--dry-run assign A --to li.na B -c -5",
      "assign -nc-5 A B --to li.na", "assign -nc -5 A --to li.na -- B", "领用 A B --to li.na -c -5 -n",
      "-n assign --to li.na -c-5 -- A B",
    ])
  func anyOrder(line: String) throws {
    let call = try Toy.parser.parse(words(line))

    #expect(call.path == ["assign"])
    #expect(call.command == "toy assign")
    #expect(call.operands == ["A", "B"])
    #expect(call.value("to") == "li.na")
    #expect(call.value("cost") == "-5")
    #expect(call.flag("dry-run"))
    #expect(!call.flag("quiet"))
    #expect(call.value("db") == nil)
  }

  @Test(
    "a command is found by each of its names, wherever the options stand",
    arguments: [
      ("", []), ("-q", []), ("--db x", []), ("list", ["list"]), ("ls", ["list"]), ("列表", ["list"]),
      ("--db assign list", ["list"]), ("repair start A", ["repair", "start"]),
      ("维修 开始 A", ["repair", "start"]),
      ("repair --fault assign start A", ["repair", "start"]),
      ("--fault x repair start A", ["repair", "start"]),
      ("repair -q list", ["repair", "list"]), ("label", ["label"]), ("label A", ["label"]),
      ("label sheet", ["label", "sheet"]), ("label -- sheet", ["label"]), ("label A sheet", ["label"]),
      ("repair -h", ["repair"]), ("assign -h", ["assign"]), ("-h assign", ["assign"]),
      ("__complete a", ["__complete"]),
      ("--to assign assign A", ["assign"]),
    ])
  func commands(line: String, path: [String]) throws {
    #expect(try Toy.parser.parse(line.isEmpty ? [] : words(line)).path == path)
  }

  @Test("a dash alone and what follows two dashes are operands")
  func dashes() throws {
    #expect(try Toy.parser.parse(words("label - -- --db -q --")).operands == ["-", "--db", "-q", "--"])
    #expect(try Toy.parser.parse(words("assign --to - -")).value("to") == "-")
  }

  @Test("the last word about a flag is its presence; a repeatable option keeps all values in order")
  func repeated() throws {
    let call = try Toy.parser.parse([
      "assign", "-nn", "A", "--note", "b c", "--to=x", "--note=y", "--note=-x=y",
    ])
    #expect(call.flag("dry-run"))
    #expect(call.values("note") == ["b c", "y", "-x=y"])
    #expect(call.value("to") == "x")
  }

  @Test("a value that cannot be read is refused in the words of its option")
  func badValue() throws {
    let call = try Toy.parser.parse(words("assign A --to li.na --until 03/04/2026"))
    #expect(try call.value("to", as: { $0.count }) == 5)
    #expect(try call.value("cost", as: Int.init) == nil)
    let error = try #require(throws: UsageError.self) { try call.value("until", as: Int.init) }
    #expect(error.code == "usage.value")
    #expect(
      error.message
        == Text(en: "'03/04/2026' is not a value for --until.", zh: "“03/04/2026”不能作为 --until 的取值。"))
    #expect(error.hint == Text(en: "A date is written 2026-11-23.", zh: "日期写作 2026-11-23。"))
  }

  @Test("a required value asked for after --help is an error, not a crash")
  func requiredAfterHelp() throws {
    let call = try Toy.parser.parse(words("assign -h"))
    #expect(
      throws: UsageError(command: "toy assign", problem: .missingOption(Text(en: "--to WHO", zh: "--to 孩子")))
    ) {
      try call.required("to")
    }
  }

  @Test("a very long or very strange line ends")
  func strange() {
    let long = String(repeating: "a", count: 100_000)
    #expect(throws: UsageError.self) { try Toy.parser.parse([long]) }
    #expect(throws: UsageError.self) { try Toy.parser.parse(["list", "--" + long]) }
    #expect(throws: UsageError.self) { try Toy.parser.parse(["list", "-" + long]) }
    #expect(throws: UsageError.self) { try Toy.parser.parse(Array(repeating: "--x", count: 10_000)) }
    let pairs = Array(repeating: ["--note", "assign"], count: 1_000).flatMap(\.self)
    #expect(throws: UsageError.self) { try Toy.parser.parse(pairs) }
  }

  private func words(_ line: String) -> [String] {
    line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }
}
