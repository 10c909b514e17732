import Words

/// The options known at one place of a command line, and how its words read with them.
struct OptionTable {
  /// One step of reading.
  enum Token {
    /// `at` is its index among the words.
    case word(String, at: Int, afterDashes: Bool)
    case option(OptionSpec, value: String?)
    /// As typed, without a value. `mayTakeNext` when the word after it could be its value.
    case unknown(String, mayTakeNext: Bool)
    case wrong(UsageError.Problem)
  }

  let options: [OptionSpec]

  func tokens(of words: [String]) -> Tokens {
    Tokens(table: self, words: words)
  }

  /// Reads on demand: who looks for the command stops at it.
  struct Tokens: Sequence, IteratorProtocol {
    let table: OptionTable
    let words: [String]
    private var index = 0
    private var isAfterDashes = false
    /// What is left of a cluster of short flags, and the word it stands in.
    private var cluster: (letters: Substring, word: String)?

    init(table: OptionTable, words: [String]) {
      self.table = table
      self.words = words
    }

    mutating func next() -> Token? {
      if let cluster, !cluster.letters.isEmpty { return short(cluster.letters, in: cluster.word) }
      cluster = nil
      guard index < words.count else { return nil }
      let word = words[index]
      index += 1
      let bytes = word.utf8
      if isAfterDashes { return .word(word, at: index - 1, afterDashes: true) }
      if word == "--" {
        isAfterDashes = true
        return next()
      }
      if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
        return bytes.starts(with: "--".utf8) ? long(word) : short(word.dropFirst(), in: word)
      }
      if table.misprinted(word) != nil { return .unknown(word, mayTakeNext: false) }
      return .word(word, at: index - 1, afterDashes: false)
    }

    private mutating func long(_ word: String) -> Token {
      let equals = word.firstIndex(of: "=")
      let typed = word[..<(equals ?? word.endIndex)]
      guard let option = table.options.first(where: { $0.long == typed.dropFirst(2) }) else {
        return .unknown(String(typed), mayTakeNext: equals == nil)
      }
      let attached = equals.map { String(word[word.index(after: $0)...]) }
      if option.value != nil { return valued(option, attached) }
      return attached == nil ? .option(option, value: nil) : .wrong(.unexpectedValue(option.spelling))
    }

    /// `-n`, a cluster of flags `-nq`, and a value behind the last letter: `-oFILE` or `-o FILE`.
    private mutating func short(_ letters: Substring, in word: String) -> Token? {
      guard let letter = letters.first else { return nil }
      let rest = letters.dropFirst()
      guard let option = table.options.first(where: { $0.short == letter }) else {
        cluster = nil
        let isWhole = letters.startIndex == word.index(after: word.startIndex)
        let isLongName = isWhole && table.options.contains { $0.long == letters }
        return .unknown(isLongName ? word : "-\(letter)", mayTakeNext: rest.isEmpty)
      }
      if option.value != nil {
        cluster = nil
        return valued(option, rest.isEmpty ? nil : String(rest))
      }
      cluster = (rest, word)
      return .option(option, value: nil)
    }

    private mutating func valued(_ option: OptionSpec, _ attached: String?) -> Token {
      if let attached { return .option(option, value: attached) }
      guard index < words.count, OptionTable.isValue(words[index]) else {
        return .wrong(.missingValue(option.spelling))
      }
      index += 1
      return .option(option, value: words[index - 1])
    }
  }

  /// What is wrong with an option that is not in the table.
  func problem(ofUnknown typed: String) -> UsageError.Problem {
    let name = String(typed.drop { $0 == "-" })
    let open = options.lazy.filter { !$0.isHidden }
    let nearest =
      misprinted(typed) ?? open.first { $0.long == name && !typed.utf8.starts(with: "--".utf8) }?.spelling
      ?? (typed.utf8.starts(with: "--".utf8)
        ? EditDistance.nearest(to: name, among: open.map(\.long)).map { "--" + $0 } : nil)
    return .unknownOption(typed, nearest: nearest)
  }

  /// A word that begins with a dash is the next option, unless it is a number below zero.
  static func isValue(_ word: String) -> Bool {
    let bytes = word.utf8
    guard bytes.first == UInt8(ascii: "-"), let second = bytes.dropFirst().first else { return true }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
  }

  /// An input method or a word processor makes one long dash of two: `—json` is no operand.
  private func misprinted(_ word: String) -> String? {
    guard let first = word.utf8.first, first >= 0x80 else { return nil }
    let dashes: [Character] = ["—", "–", "－"]
    let name = word.drop { dashes.contains($0) }.drop { $0 == "-" }.prefix { $0 != "=" }
    guard let first = word.first, dashes.contains(first) else { return nil }
    return options.first { $0.long == name || $0.short.map(String.init) == String(name) }?.spelling
  }
}

extension OptionSpec {
  /// As a person types it: `--to`.
  var spelling: String { "--" + long }

  /// With what follows it: `--to WHO`.
  var usage: Text {
    guard let label = value?.label else { return Text(en: spelling, zh: spelling) }
    return Text(en: "\(spelling) \(label.en)", zh: "\(spelling) \(label.zh)")
  }
}
