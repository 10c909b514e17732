import Words

/// Reads a command line by a table of commands.
///
/// The command is judged before the options, so a wrong option never hides a wrong command; a command is
/// never guessed, only suggested. Arguments are `String`s: bytes that are not UTF-8 were replaced by
/// U+FFFD when the caller made them, and then match nothing.
public struct CommandLineParser: Sendable {
  public let program: CommandSpec

  public init(program: CommandSpec) {
    self.program = program
  }

  /// - Parameter arguments: without the program's own name.
  public func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var chain = CommandChain(program: program)
    var words = arguments
    try chain.follow(&words)

    let declared = chain.options
    var operands: [String] = []
    var given: [Invocation.Given] = []
    let table = OptionTable(options: declared)
    for token in table.tokens(of: words) {
      switch token {
      case .word(let word, _, _):
        operands.append(word)
      case .unknown(let typed, _):
        throw chain.error(table.problem(ofUnknown: typed))
      case .wrong(let problem):
        throw chain.error(problem)
      case .option(let option, let value):
        if value != nil, !option.isRepeatable, given.contains(where: { $0.name == option.long }) {
          throw chain.error(.repeatedOption(option.spelling))
        }
        if let value { try check(value, option.value, of: option.spelling, chain) }
        given.append(Invocation.Given(name: option.long, value: value))
      }
    }
    func isGiven(_ option: OptionSpec) -> Bool { given.contains { $0.name == option.long } }
    let standsAlone = declared.contains { $0.standsAlone && isGiven($0) }
    if !standsAlone {
      try check(operands, chain)
      if let missing = declared.first(where: { $0.isRequired && !isGiven($0) }) {
        throw chain.error(.missingOption(missing.usage))
      }
    }
    return Invocation(
      command: chain.typed, path: Array(chain.names.dropFirst()), operands: operands, given: given,
      declared: declared)
  }

  private func check(_ operands: [String], _ chain: CommandChain) throws(UsageError) {
    let details = chain.last.details
    if operands.isEmpty, details.needsSubcommand {
      let open = details.subcommands.filter { !$0.isHidden }
      throw chain.error(.missingCommand(choices: open.map(\.name)))
    }
    let demanded = details.operands.filter(\.isDemanded)
    if operands.count < demanded.count {
      throw chain.error(.missingOperand(demanded[operands.count].value.label))
    }
    if operands.count > details.operands.count, !details.operands.contains(where: \.isEndless) {
      throw chain.error(.tooManyOperands(first: operands[details.operands.count]))
    }
    for (index, given) in operands.enumerated() {
      let operand = details.operands[min(index, details.operands.count - 1)]
      let label = operand.value.label
      try check(given, choices: operand.value.choices) { nearest in
        chain.error(.badChoice(given, of: label, choices: operand.value.choices, nearest: nearest))
      }
    }
  }

  private func check(
    _ value: String, _ spec: ValueSpec?, of option: String, _ chain: CommandChain
  ) throws(UsageError) {
    let choices = spec?.choices ?? []
    // A variable that was not set, most of the time.
    guard value.contains(where: { !$0.isWhitespace }) else { throw chain.error(.emptyValue(option)) }
    try check(value, choices: choices) { nearest in
      chain.error(.badChoice(value, of: Text(en: option, zh: option), choices: choices, nearest: nearest))
    }
  }

  private func check(
    _ value: String, choices: [String], error: (_ nearest: String?) -> UsageError
  ) throws(UsageError) {
    guard !choices.isEmpty, !choices.contains(value) else { return }
    throw error(EditDistance.nearest(to: value, among: choices))
  }
}
