public import Words

/// One page of the manual, section 1, in roff.
public struct ManualPage: Sendable {
  /// A section of the program's own page that no command has: exit codes, files, the environment.
  public struct Appendix: Sendable {
    public let title: Text
    public let body: Text

    public init(_ title: Text, _ body: Text) {
      self.title = title
      self.body = body
    }
  }

  /// `tagroll-repair-start.1`
  public let fileName: String
  public let text: String

  /// The program's page and one for every command that is spoken of.
  ///
  /// - Parameters:
  ///   - version: of the program, as it stands in the foot of a page.
  ///   - date: of the release, `2026-11-23`.
  public static func all(
    _ program: CommandSpec, version: String, date: String, in language: Language, appendices: [Appendix] = []
  ) throws(UsageError) -> [ManualPage] {
    var pages: [ManualPage] = []
    var waiting: [[String]] = [[]]
    while let names = waiting.popLast() {
      let page = try CommandPage(program, names)
      let composer = Composer(page: page, language: language)
      let text = composer.text(
        version: version, date: date, appendices: names.isEmpty ? appendices : [])
      pages.append(ManualPage(fileName: "\(composer.name).1", text: text))
      waiting += page.openSections.flatMap(\.commands).reversed().map { names + [$0.name] }
    }
    return pages
  }
}

private struct Composer {
  let page: CommandPage
  let language: Language

  var name: String { ([page.program.name] + page.names).joined(separator: "-") }

  func text(version: String, date: String, appendices: [ManualPage.Appendix]) -> String {
    var roff = Roff(
      title: name.uppercased(), date: date, source: "\(page.program.name) \(version)",
      manual: word("User commands", "用户命令"))
    heading(&roff, "NAME", "名称")
    roff.name(name, summary)
    heading(&roff, "SYNOPSIS", "概要")
    for usage in page.usages(language) { roff.literal(usage) }
    if let discussion = page.details.discussion {
      heading(&roff, "DESCRIPTION", "说明")
      roff.prose(discussion.in(language))
    }
    operands(&roff)
    commands(&roff)
    options(&roff)
    examples(&roff)
    for appendix in appendices {
      roff.macro("SH", appendix.title.in(language))
      roff.prose(appendix.body.in(language))
    }
    seeAlso(&roff)
    return roff.text
  }

  private func word(_ en: String, _ zh: String) -> String {
    Text(en: en, zh: zh).in(language)
  }

  private func heading(_ roff: inout Roff, _ en: String, _ zh: String) {
    roff.macro("SH", word(en, zh))
  }

  /// Without its full stop, as it is the custom in the NAME section.
  private var summary: String {
    let summary = page.spec.summary.in(language)
    return summary.hasSuffix(".") || summary.hasSuffix("。") ? String(summary.dropLast()) : summary
  }

  private func operands(_ roff: inout Roff) {
    guard !page.details.operands.isEmpty else { return }
    heading(&roff, "OPERANDS", "参数")
    for operand in page.details.operands {
      roff.item(operand.value.label.in(language), page.explanation(operand.help, operand.value, language))
    }
  }

  private func commands(_ roff: inout Roff) {
    guard !page.openSections.isEmpty else { return }
    heading(&roff, "COMMANDS", "命令")
    for section in page.openSections {
      if let title = section.title { roff.macro("SS", title.in(language)) }
      for command in section.commands {
        let name = language == .zh ? "\(command.name), \(command.zhName)" : command.name
        roff.item(name, command.summary.in(language))
      }
    }
  }

  private func options(_ roff: inout Roff) {
    guard !page.ownOptions.isEmpty || !page.sharedGroups.isEmpty else { return }
    heading(&roff, "OPTIONS", "选项")
    for option in page.ownOptions { item(&roff, option) }
    for group in page.sharedGroups {
      roff.macro("SS", group.title.in(language))
      for option in group.options { item(&roff, option) }
    }
  }

  private func item(_ roff: inout Roff, _ option: OptionSpec) {
    let term = (option.short.map { "-\($0), " } ?? "") + option.usage.in(language)
    roff.item(term, page.explanation(option, language))
  }

  private func examples(_ roff: inout Roff) {
    guard !page.details.examples.isEmpty else { return }
    heading(&roff, "EXAMPLES", "示例")
    for example in page.details.examples {
      roff.item(example.command, example.meaning.in(language))
    }
  }

  private func seeAlso(_ roff: inout Roff) {
    let parent =
      page.names.isEmpty ? [] : [([page.program.name] + page.names.dropLast()).joined(separator: "-")]
    let children = page.openSections.flatMap(\.commands).map { "\(name)-\($0.name)" }
    guard !parent.isEmpty || !children.isEmpty else { return }
    heading(&roff, "SEE ALSO", "参见")
    roff.prose((parent + children).map { "\($0)(1)" }.joined(separator: ", "))
  }
}
