import Words

/// Text that a browser shows and never takes for anything else.
enum HTMLText {
  /// What moves, hides or reorders text is spelled out first, as in a terminal.
  static func escaped(_ text: String) -> String { markup(TerminalText(text).string) }

  private static func markup(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
