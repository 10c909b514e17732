import Words

/// What help and manual pages say of one command, before it is laid out.
struct CommandPage {
  struct Group {
    let title: Text
    let options: [OptionSpec]
  }

  let program: CommandSpec
  private let chain: CommandChain

  init(_ program: CommandSpec, _ names: [String]) throws(UsageError) {
    var chain = CommandChain(program: program)
    for name in names {
      guard let spec = chain.command(name) else { throw chain.unknownCommand(among: [name]) }
      chain.descend(to: spec)
    }
    self.program = program
    self.chain = chain
  }

  var spec: CommandSpec { chain.last.spec }
  var details: CommandDetails { chain.last.details }
  /// Without the program's.
  var names: [String] { Array(chain.names.dropFirst()) }
  var typed: String { chain.typed }

  var openSections: [CommandDetails.Section] {
    details.sections
      .map { CommandDetails.Section($0.title, $0.commands.filter { !$0.isHidden }) }
      .filter { !$0.commands.isEmpty }
  }

  private var openOptions: [OptionSpec] {
    chain.levels.dropFirst().flatMap(\.details.options).filter { !$0.isHidden }
  }

  /// Options of this command and its parent that have no heading of their own.
  var ownOptions: [OptionSpec] {
    openOptions.filter { $0.group == nil }
  }

  /// Options under their headings; at the end those of the program.
  var sharedGroups: [Group] {
    let everywhere = Text(en: "Everywhere", zh: "通用选项")
    let ofProgram = (chain.levels.first?.details.options ?? []).filter { !$0.isHidden }
    var groups: [Group] = []
    for (title, option) in openOptions.map({ ($0.group, $0) })
      + ofProgram.map({ ($0.group ?? everywhere, $0) })
    {
      guard let title else { continue }
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index] = Group(title: title, options: groups[index].options + [option])
      } else {
        groups.append(Group(title: title, options: [option]))
      }
    }
    return groups
  }

  /// `toy assign REF... --to WHO [OPTIONS]`; two where a command takes operands or a subcommand.
  func usages(_ language: Language) -> [String] {
    let operands = details.operands.map { operand in
      let label = operand.value.label.in(language)
      return switch operand.count {
      case .one: label
      case .optional: "[\(label)]"
      case .oneOrMore: "\(label)..."
      case .any: "[\(label)...]"
      }
    }
    let required = openOptions.filter(\.isRequired).map { $0.usage.in(language) }
    let hasMore = openOptions.contains { !$0.isRequired } || !sharedGroups.isEmpty
    let options = required + (hasMore ? [Text(en: "[OPTIONS]", zh: "[选项]").in(language)] : [])
    let command = Text(en: "COMMAND", zh: "命令").in(language)

    var usages: [[String]] = []
    if !details.needsSubcommand { usages.append([typed] + operands + options) }
    if !openSections.isEmpty { usages.append([typed, command] + options) }
    return usages.map { $0.joined(separator: " ") }
  }

  func explanation(_ option: OptionSpec, _ language: Language) -> String {
    var text = explanation(option.help, option.value, language)
    if option.isRequired { text += Text(en: " (required)", zh: "（必填）").in(language) }
    if option.isRepeatable { text += Text(en: " (may be repeated)", zh: "（可重复）").in(language) }
    return text
  }

  func explanation(_ help: Text, _ value: ValueSpec?, _ language: Language) -> String {
    guard let choices = value?.choices, !choices.isEmpty else { return help.in(language) }
    return switch language {
    case .en: "\(help.en) (\(choices.joined(separator: ", ")))"
    case .zh: "\(help.zh)（\(choices.joined(separator: "、"))）"
    }
  }
}

extension OptionSpec {
  /// `-n, --dry-run` or `    --to WHO`: the long names stand under each other.
  func term(_ language: Language) -> String {
    (short.map { "-\($0), " } ?? "    ") + usage.in(language)
  }
}
