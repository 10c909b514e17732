public import Words

/// What a command takes and how it is explained.
public struct CommandDetails: Sendable {
  /// Commands that belong together, under a heading in the help.
  public struct Section: Sendable {
    public let title: Text?
    public let commands: [CommandSpec]

    public init(_ title: Text? = nil, _ commands: [CommandSpec]) {
      self.title = title
      self.commands = commands
    }
  }

  /// A whole command line worth copying, and what it does.
  public struct Example: Sendable {
    public let command: String
    public let meaning: Text

    public init(_ command: String, _ meaning: Text) {
      self.command = command
      self.meaning = meaning
    }
  }

  public let discussion: Text?
  public let examples: [Example]
  public let operands: [OperandSpec]
  /// Those of the program belong to every command, those of a command with subcommands to all of these.
  public let options: [OptionSpec]
  /// Subcommands. With operands beside them, a word that names no subcommand is an operand.
  public let sections: [Section]
  /// A command with subcommands that also does something without one.
  public let runsAlone: Bool

  public init(
    discussion: Text? = nil, examples: [Example] = [], operands: [OperandSpec] = [],
    options: [OptionSpec] = [],
    sections: [Section] = [], runsAlone: Bool = false
  ) {
    self.discussion = discussion
    self.examples = examples
    self.operands = operands
    self.options = options
    self.sections = sections
    self.runsAlone = runsAlone
  }

  public init(
    discussion: Text? = nil, examples: [Example] = [], operands: [OperandSpec] = [],
    options: [OptionSpec] = [],
    subcommands: [CommandSpec], runsAlone: Bool = false
  ) {
    self.init(
      discussion: discussion, examples: examples, operands: operands, options: options,
      sections: [Section(nil, subcommands)], runsAlone: runsAlone)
  }

  var subcommands: [CommandSpec] {
    sections.flatMap(\.commands)
  }

  var needsSubcommand: Bool {
    !runsAlone && operands.isEmpty && !sections.isEmpty
  }
}
