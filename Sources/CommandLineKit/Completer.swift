public import Words

/// What may come next on a command line that is being typed.
public struct Completer: Sendable {
  public struct Candidate: Hashable, Sendable {
    /// Exactly what to type.
    public let word: String
    public let note: String

    public init(_ word: String, note: String = "") {
      self.word = word
      self.note = note
    }
  }

  /// What the program is asked for.
  public struct Question: Hashable, Sendable {
    /// As in `ValueSpec.Completion.dynamic`.
    public let key: String
    /// What is typed of the word already.
    public let prefix: String
    fileprivate let values: [String: String]

    /// The value of an option given on the line so far, to look into the same file as the command will.
    public func value(_ name: String) -> String? {
      values[name]
    }
  }

  public enum Answer: Hashable, Sendable {
    case candidates([Candidate])
    /// The shell knows files best.
    case files

    /// For the scripts of `CompletionScript`: a word, a tab and a note on each line.
    ///
    /// A word that a terminal could not show as it is, is left out.
    public var lines: [String] {
      switch self {
      case .files: ["\tfiles"]
      case .candidates(let candidates):
        candidates.filter { TerminalText($0.word).string == $0.word }
          .map { "\($0.word)\t\(TerminalText($0.note).string)" }
      }
    }
  }

  private let program: CommandSpec
  private let language: Language

  public init(_ program: CommandSpec, in language: Language) {
    self.program = program
    self.language = language
  }

  /// - Parameters:
  ///   - words: the line without the program's name; the last one is being typed and may be empty.
  ///   - ask: the things of a kind; those that do not begin with what is typed are dropped here.
  public func complete(_ words: [String], asking ask: (Question) -> [Candidate]) -> Answer {
    var chain = CommandChain(program: program)
    var before = Array(words.dropLast())
    let typed = words.last ?? ""
    do {
      try chain.follow(&before)
    } catch {
      return .candidates([])
    }
    let table = OptionTable(options: chain.options)
    let tokens = Array(table.tokens(of: before))
    let values = Self.values(in: tokens)

    // Two dashes are never the value of an option, so they have ended the options wherever they stand.
    if !before.contains("--") {
      if case .wrong(.missingValue(let name)) = tokens.last {
        let option = table.options.first { $0.spelling == name }
        return things(option?.value, typed, values, ask)
      }
      if typed.utf8.starts(with: "--".utf8), let equals = typed.firstIndex(of: "=") {
        let option = table.options.first { $0.spelling == typed[..<equals] }
        let answer = things(option?.value, String(typed[typed.index(after: equals)...]), values, ask)
        guard case .candidates(let candidates) = answer else { return answer }
        return .candidates(candidates.map { Candidate(typed[...equals] + $0.word, note: $0.note) })
      }
      if typed.utf8.first == UInt8(ascii: "-") {
        return .candidates(options(table.options, typed, given: values))
      }
    }
    let operands = tokens.count {
      if case .word = $0 { return true }
      return false
    }
    let names = operands == 0 ? commands(chain.last.details, typed) : []
    let answer = things(operand(chain.last.details, at: operands)?.value, typed, values, ask)
    guard case .candidates(let candidates) = answer else {
      return names.isEmpty ? answer : .candidates(names)
    }
    return .candidates(names + candidates)
  }

  private static func values(in tokens: [OptionTable.Token]) -> [String: String] {
    var values: [String: String] = [:]
    for case .option(let option, let value) in tokens {
      values[option.long] = value ?? ""
    }
    return values
  }

  private func commands(_ details: CommandDetails, _ typed: String) -> [Candidate] {
    let open = details.subcommands.filter { !$0.isHidden }
    // The Chinese words only for who types Chinese: both would make the list twice as long.
    let inChinese = typed.isEmpty ? [] : open.map { Candidate($0.zhName, note: $0.summary.in(language)) }
    let candidates = open.map { Candidate($0.name, note: $0.summary.in(language)) } + inChinese
    return candidates.filter { $0.word.utf8.starts(with: typed.utf8) }
  }

  private func options(
    _ options: [OptionSpec], _ typed: String, given: [String: String]
  ) -> [Candidate] {
    options.filter { !$0.isHidden && ($0.isRepeatable || given[$0.long] == nil) }
      .map { Candidate($0.spelling, note: $0.help.in(language)) }
      .filter { $0.word.utf8.starts(with: typed.utf8) }
  }

  private func operand(_ details: CommandDetails, at index: Int) -> OperandSpec? {
    if index < details.operands.count { return details.operands[index] }
    return details.operands.last.flatMap { $0.isEndless ? $0 : nil }
  }

  private func things(
    _ value: ValueSpec?, _ typed: String, _ values: [String: String], _ ask: (Question) -> [Candidate]
  ) -> Answer {
    guard let value else { return .candidates([]) }
    let candidates: [Candidate]
    switch value.completion {
    case .files: return .files
    case .none: candidates = value.choices.map { Candidate($0) }
    case .dynamic(let key): candidates = ask(Question(key: key, prefix: typed, values: values))
    }
    return .candidates(candidates.filter { $0.word.utf8.starts(with: typed.utf8) })
  }
}
