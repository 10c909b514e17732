/// The commands that a line names, from the program down.
struct CommandChain {
  private(set) var levels: [(spec: CommandSpec, details: CommandDetails)]

  init(program: CommandSpec) {
    levels = [(program, program.details())]
  }

  var last: (spec: CommandSpec, details: CommandDetails) { levels[levels.count - 1] }

  /// Names from the program's on.
  var names: [String] { levels.map(\.spec.name) }

  /// `tagroll repair start`
  var typed: String { names.joined(separator: " ") }

  /// What was understood so far, then the word: `repair strat`.
  func naming(_ word: String) -> String {
    (names.dropFirst() + [word]).joined(separator: " ")
  }

  /// The command's own first, the program's last.
  var options: [OptionSpec] { levels.reversed().flatMap(\.details.options) }

  mutating func descend(to spec: CommandSpec) {
    levels.append((spec, spec.details()))
  }

  func error(_ problem: UsageError.Problem) -> UsageError {
    UsageError(command: typed, problem: problem)
  }

  /// Follows the words that name commands and takes them out of `words`.
  ///
  /// Options may come before the name, with values that look like names, so a word is taken as the name
  /// when the options before it make sense for the command it names.
  mutating func follow(_ words: inout [String]) throws(UsageError) {
    while !last.details.sections.isEmpty {
      if let first = words.first, let spec = command(first) {
        words.removeFirst()
        descend(to: spec)
        continue
      }
      let suspects = suspects(in: words)
      let named = suspects.compactMap { suspect in
        command(suspect.word).map { (index: suspect.index, spec: $0) }
      }
      guard let found = named.first(where: { fits($0.spec, at: $0.index, in: words) }) ?? named.first else {
        if suspects.isEmpty || !last.details.operands.isEmpty { return }
        throw unknownCommand(among: suspects.map(\.word))
      }
      words.remove(at: found.index)
      descend(to: found.spec)
    }
  }

  /// The next command by any of its names.
  func command(_ word: String) -> CommandSpec? {
    for section in last.details.sections {
      if let spec = section.commands.first(where: { $0.answers(to: word) }) { return spec }
    }
    return nil
  }

  /// Words that may be the name: the first plain word, and before it those that may as well be the values
  /// of options not known yet.
  private func suspects(in words: [String]) -> [(index: Int, word: String)] {
    var suspects: [(index: Int, word: String)] = []
    var followsUnknown = false
    for token in OptionTable(options: options).tokens(of: words) {
      switch token {
      case .word(let word, let index, let afterDashes):
        if afterDashes, !last.details.operands.isEmpty { return suspects }
        suspects.append((index, word))
        // Nobody puts a hundred options first; each suspect costs one more reading of the line.
        if !followsUnknown || suspects.count == 100 { return suspects }
        followsUnknown = false
      case .unknown(_, let mayTakeNext):
        followsUnknown = mayTakeNext
      case .option, .wrong:
        followsUnknown = false
      }
    }
    return suspects
  }

  private func fits(_ spec: CommandSpec, at index: Int, in words: [String]) -> Bool {
    for token in OptionTable(options: options + spec.details().options).tokens(of: words) {
      switch token {
      case .word(_, let at, _): return at == index
      case .unknown: return false
      case .option, .wrong: continue
      }
    }
    return false
  }

  /// - Parameter words: those that may have been meant; the first one that is nearly a name is reported, else
  ///   the last one.
  func unknownCommand(among words: [String]) -> UsageError {
    let open = last.details.subcommands.filter { !$0.isHidden }
    let names = open.flatMap { [$0.name, $0.zhName] + $0.aliases }
    for word in words {
      let meant = open.first { $0.elsewhere.contains(word) }?.name
      if let nearest = meant ?? EditDistance.nearest(to: word, among: names) {
        return error(.unknownCommand(naming(word), nearest: naming(nearest)))
      }
    }
    return error(.unknownCommand(naming(words.last ?? ""), nearest: nil))
  }
}
