public import Words

/// What one command is for and how it is used, for a terminal.
public struct HelpPage: Sendable {
  private let page: CommandPage
  private let language: Language
  private let width: Int

  /// - Parameters:
  ///   - names: the command's names, without the program's; none for the program itself.
  ///   - width: columns of the terminal; below 44 some lines are longer.
  /// - Throws: `.unknownCommand`.
  public init(
    _ program: CommandSpec, for names: [String] = [], in language: Language, width: Int = 80
  ) throws(UsageError) {
    page = try CommandPage(program, names)
    self.language = language
    self.width = width
  }

  /// For `-h`: examples first, options shared by many commands only named.
  public var short: [String] {
    blocks(
      [summary, examples, usage, commandNames, operands, options(page.ownOptions), sharedNames, [more]])
  }

  /// For `help NAME`: everything.
  public var full: [String] {
    let shared = page.sharedGroups.map { group in
      [group.title.in(language)] + options(group.options)
    }
    let discussion = page.details.discussion.map { Paragraph($0.in(language)).lines(width: width) } ?? []
    return blocks(
      [summary, examples, usage, discussion] + commands + [operands, options(page.ownOptions)] + shared)
  }

  private func blocks(_ blocks: [[String]]) -> [String] {
    Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var summary: [String] {
    Paragraph(page.spec.summary.in(language)).lines(width: width)
  }

  private var examples: [String] {
    DefinitionList(
      entries: page.details.examples.map { ($0.command, $0.meaning.in(language)) }, widestTerm: width * 3 / 5
    ).lines(width: width)
  }

  private var usage: [String] {
    let heading = Text(en: "Usage: ", zh: "用法：").in(language)
    let indent = String(repeating: " ", count: CellWidth.of(heading))
    let lines = page.usages(language).flatMap { usage in
      Paragraph(usage).lines(width: width - indent.count - 4).enumerated().map {
        ($0 == 0 ? "" : "    ") + $1
      }
    }
    return lines.enumerated().map { ($0 == 0 ? heading : indent) + $1 }
  }

  /// Names alone, section by section, for a program whose commands do not fit one to a line; in the reader's language
  /// only, for want of room.
  private var commandNames: [String] {
    let sections = page.openSections
    if sections.count < 2 { return commands.first ?? [] }
    return DefinitionList(
      entries: sections.map { section in
        (section.title?.in(language) ?? "", section.commands.map(ownName).joined(separator: " "))
      }, widestTerm: 20
    ).lines(width: width)
  }

  private var commands: [[String]] {
    page.openSections.map { section in
      let entries = section.commands.map { (bothNames($0), $0.summary.in(language)) }
      let title = section.title.map { [$0.in(language)] } ?? []
      return title + DefinitionList(entries: entries, widestTerm: 26).lines(width: width)
    }
  }

  private func ownName(_ command: CommandSpec) -> String {
    language == .zh ? command.zhName : command.name
  }

  /// A Chinese reader sees both words that may be typed.
  private func bothNames(_ command: CommandSpec) -> String {
    language == .zh ? command.name + " " + command.zhName : command.name
  }

  private var operands: [String] {
    let entries = page.details.operands.map { operand in
      (operand.value.label.in(language), page.explanation(operand.help, operand.value, language))
    }
    return DefinitionList(entries: entries, widestTerm: 26).lines(width: width)
  }

  private func options(_ options: [OptionSpec]) -> [String] {
    let entries = options.map { ($0.term(language), page.explanation($0, language)) }
    return DefinitionList(entries: entries, widestTerm: 26).lines(width: width)
  }

  private var sharedNames: [String] {
    let entries = page.sharedGroups.map { group in
      // Of a long form the first few tell what it is about; the whole of it is on the long page.
      let names = group.options.map(\.spelling)
      let shown = names.count > 12 ? names.prefix(6) + ["…"] : names
      return (group.title.in(language), shown.joined(separator: " "))
    }
    return DefinitionList(entries: entries, widestTerm: 26).lines(width: width)
  }

  private var more: String {
    let words = [page.program.name, "help"] + page.names
    return Text(en: "More: ", zh: "详细说明：").in(language) + words.joined(separator: " ")
  }
}
