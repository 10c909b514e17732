import CommandLineKit
import Lifecycle
import Model
import ServiceDesk
import Store
import Words

/// `tagroll help [COMMAND…]`
enum Help: Verb {
  static let spec = CommandSpec("help", zh: "帮助", summary: Text(en: "How a command is used.", zh: "命令用法。")) {
    CommandDetails(
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "COMMAND", zh: "命令")), .any,
          help: Text(
            en: "A command, 'exit-codes', 'identity', 'lifecycle' or 'rules'.",
            zh: "命令名、exit-codes、identity、lifecycle 或 rules。"))
      ])
  }

  static func run(_ call: Call) throws {
    let names = call.invocation.operands
    switch names {
    case ["exit-codes"]: call.lines(ExitCodes.lines(call.language))
    case ["identity"]: IdentityHelp.run(call)
    case ["lifecycle"]: LifecycleHelp.run(call)
    case ["rules"]: call.lines(RulesHelp(language: call.language, width: call.helpWidth).lines)
    default:
      let page = try HelpPage(CommandTable.program, for: names, in: call.language, width: call.helpWidth)
      call.lines(names.isEmpty ? page.short : page.full)
    }
  }
}

/// `tagroll completions SHELL`
enum Completions: Verb {
  static let spec = CommandSpec(
    "completions", zh: "补全", summary: Text(en: "A completion script for a shell.", zh: "命令补全脚本。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll completions bash > ~/.local/share/bash-completion/completions/tagroll",
          Text(en: "for bash", zh: "用于 bash"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "SHELL", zh: "SHELL"), choices: CompletionScript.allCases.map(\.rawValue)), .one,
          help: Text(en: "bash, zsh or fish.", zh: "bash、zsh 或 fish。"))
      ])
  }

  static func run(_ call: Call) throws {
    guard let script = CompletionScript(rawValue: call.invocation.operands[0]) else { return }
    call.output.bytes(Array(script.text(for: "tagroll").utf8))
  }
}

/// `tagroll manual DIR`: writes the manual pages, for packagers and `make install`.
enum Manual: Verb {
  static let spec = CommandSpec(
    "manual", zh: "手册", summary: Text(en: "Write the manual pages into a folder.", zh: "把手册页写入文件夹。")
  ) {
    CommandDetails(
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "DIR", zh: "目录"), completion: .files), .one,
          help: Text(en: "A folder that exists.", zh: "已存在的文件夹。"))
      ])
  }

  static func run(_ call: Call) throws {
    let folder = call.invocation.operands[0]
    let appendix = ManualPage.Appendix(
      Text(en: "Exit codes", zh: "退出码"),
      Text(
        en: ExitCodes.lines(.en).joined(separator: "\n"), zh: ExitCodes.lines(.zh).joined(separator: "\n")))
    for page in try ManualPage.all(
      CommandTable.program, version: Version.text, date: Version.day, in: call.language,
      appendices: [appendix])
    {
      let file = try NewFile("\(folder)/\(page.fileName)")
      try file.write(Array(page.text.utf8))
      try file.finish()
    }
  }
}

/// `tagroll __complete WORD…`: what a shell asks for the next word.
enum Complete: Verb {
  static let spec = CommandSpec(
    "__complete", zh: "__complete", summary: Text(en: "Answer a shell.", zh: "供 Shell 补全调用。"), hidden: true
  ) {
    CommandDetails(operands: [
      OperandSpec(
        ValueSpec(Text(en: "WORD", zh: "词")), .any, help: Text(en: "The words so far.", zh: "已输入的词。"))
    ])
  }

  static func run(_ call: Call) throws {
    let answer = Completer(CommandTable.program, in: call.language).complete(call.invocation.operands) {
      question in
      // A roll that cannot be read completes nothing; the command itself will say why.
      (try? candidates(question, call)) ?? []
    }
    answer.lines.forEach(call.output.line)
  }

  private static func candidates(_ question: Completer.Question, _ call: Call) throws -> [Completer.Candidate]
  {
    let roll = try Roll.open(question.value("db") ?? call.rollPath, for: .reading)
    switch question.key {
    case "assets":
      return try roll.tags(beginning: question.prefix.uppercased(), limit: 200).map {
        Completer.Candidate($0)
      }
    case "persons": return try roll.parties(.person).compactMap(\.handle).map { Completer.Candidate($0) }
    case "stocktakes":
      return try roll.stocktakes().map { Completer.Candidate(StocktakeNumber($0.number).text) }
    case "places": return try roll.parties(.place).compactMap(\.name).map { Completer.Candidate($0) }
    case "repairs":
      var candidates: [Completer.Candidate] = []
      try roll.repairs(open: true) { candidates.append(Completer.Candidate(RepairNumber($0.number).text)) }
      return candidates
    case "manifests":
      return try roll.manifests().map { Completer.Candidate(ManifestNumber($0.number).text) }
    case "vendors": return try roll.parties(.vendor).compactMap(\.name).map { Completer.Candidate($0) }
    default: return []
    }
  }
}
