import Words

/// Text in the input language of manual pages (groff_man(7), mandoc_char(7)).
struct Roff {
  private(set) var text: String

  /// - Parameter date: year, month and day with plain dashes, which is how a reader of pages wants it.
  init(title: String, date: String, source: String, manual: String) {
    text =
      ".TH \"\(Self.escaped(title))\" \"1\" \"\(date)\" \"\(Self.escaped(source))\" \"\(Self.escaped(manual))\"\n"
    // A command that was hyphenated or spread out is copied wrong.
    text += ".nh\n.ad l\n"
  }

  /// A macro with its arguments, each one quoted.
  mutating func macro(_ name: String, _ arguments: String...) {
    text += "." + name + arguments.map { " \"\(Self.escaped($0))\"" }.joined() + "\n"
  }

  /// The line that whatis(1) reads: kept whole, because that reader knows few escapes.
  mutating func name(_ name: String, _ summary: String) {
    text += Self.escaped("\(name) - \(summary)") + "\n"
  }

  /// Running text; a blank line begins a new paragraph.
  mutating func prose(_ prose: String) {
    for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        macro("PP")
      } else if line.first == " " {
        literal(String(line))
      } else {
        text += Self.filled(line)
      }
    }
  }

  /// Input lines of moderate length; a line end reads as the blank it stands for.
  private static func filled(_ line: Substring) -> String {
    var lines: [String] = []
    for word in line.split(separator: " ").map(String.init) {
      if let last = lines.last, last.count + word.count < 72 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines.map { self.line($0) + "\n" }.joined()
  }

  /// One line, its blanks kept and never filled.
  mutating func literal(_ line: String) {
    macro("nf")
    text += Self.line(line) + "\n"
    macro("fi")
  }

  /// A term in bold, and what it means, indented under it.
  mutating func item(_ term: String, _ meaning: String) {
    macro("TP")
    macro("B", term)
    prose(meaning)
  }

  /// A full stop or an apostrophe in front would make a line a macro.
  private static func line(_ line: String) -> String {
    let guarded = line.first == "." || line.first == "'" ? "\\&" : ""
    return guarded + escaped(line, breakable: true)
  }

  /// Every dash is a minus, so that a command can be copied; a hyphen would look the same and not work.
  ///
  /// - Parameter breakable: marks where a line of Chinese may end, which troff does not know by itself.
  static func escaped(_ text: String, breakable: Bool = false) -> String {
    var output = ""
    var last: Character = " "
    for character in text {
      if breakable, last != " ", character != " ", Paragraph.mayBreak(last, character) { output += "\\:" }
      last = character
      switch character {
      case "\\": output += "\\e"
      case "-": output += "\\-"
      case "\"": output += "\\(dq"
      case "'": output += "\\(aq"
      case "`": output += "\\(ga"
      case "^": output += "\\(ha"
      case "~": output += "\\(ti"
      case "\n", "\r", "\r\n": output += " "
      default: output.append(character)
      }
    }
    return output
  }
}
