import Words

/// Reads a whole table of commands for what a compiler cannot see, so that a test can demand there is none.
public struct CommandTableAudit: Sendable {
  public struct Finding: Hashable, Sendable {
    public enum Fault: Hashable, Sendable {
      /// Empty in a language, the same in both, or without a Chinese character in Chinese.
      case untranslated
      /// The name or letter means something else in the same place already.
      case taken
    }

    /// From the program's name on.
    public let path: [String]
    /// `summary`, `--to`, `REF`, or the name of a subcommand.
    public let item: String
    public let fault: Fault

    public init(_ path: [String], _ item: String, _ fault: Fault) {
      self.path = path
      self.item = item
      self.fault = fault
    }
  }

  public private(set) var findings: [Finding] = []

  public init(_ program: CommandSpec) {
    visit(program, below: [], inherited: [])
  }

  private mutating func visit(_ spec: CommandSpec, below parents: [String], inherited: [OptionSpec]) {
    let path = parents + [spec.name]
    let details = spec.details()
    demand(path, "summary", [spec.summary])
    if let discussion = details.discussion { demand(path, "discussion", [discussion]) }
    for example in details.examples { demand(path, example.command, [example.meaning]) }
    for section in details.sections {
      if let title = section.title { demand(path, title.en, [title]) }
    }
    for operand in details.operands {
      demand(path, operand.value.label.en, [operand.help] + [operand.value.form].compactMap(\.self))
      demandLabel(path, operand.value.label.en, operand.value.label)
    }
    visit(details.options, path, inherited: inherited)
    demandOwnNames(details.subcommands, path)
    for subcommand in details.subcommands {
      visit(subcommand, below: path, inherited: inherited + details.options)
    }
  }

  private mutating func visit(_ options: [OptionSpec], _ path: [String], inherited: [OptionSpec]) {
    var known = inherited
    for option in options {
      demand(path, option.spelling, [option.help] + [option.group, option.value?.form].compactMap(\.self))
      if let label = option.value?.label { demandLabel(path, option.spelling, label) }
      if known.contains(where: { $0.long == option.long }) {
        findings.append(Finding(path, option.spelling, .taken))
      }
      if let short = option.short, known.contains(where: { $0.short == short }) {
        findings.append(Finding(path, "-\(short)", .taken))
      }
      known.append(option)
    }
  }

  private mutating func demandOwnNames(_ commands: [CommandSpec], _ path: [String]) {
    var known: Set<String> = []
    for command in commands {
      if !Self.isChinese(command.zhName) { findings.append(Finding(path, command.name, .untranslated)) }
      for name in [command.name, command.zhName] + command.aliases + command.elsewhere
      where !known.insert(name).inserted {
        findings.append(Finding(path, name, .taken))
      }
    }
  }

  private mutating func demand(_ path: [String], _ item: String, _ texts: [Text]) {
    for text in texts where text.en.isEmpty || Self.isChinese(text.en) || !Self.isChinese(text.zh) {
      findings.append(Finding(path, item, .untranslated))
    }
  }

  /// A label in capitals, `URL` or `K=V`, may be the same for everyone.
  private mutating func demandLabel(_ path: [String], _ item: String, _ label: Text) {
    let isCode = label.en == label.zh && label.en == label.en.uppercased()
    if label.en.isEmpty || label.zh.isEmpty || !(isCode || Self.isChinese(label.zh)) {
      findings.append(Finding(path, item, .untranslated))
    }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
