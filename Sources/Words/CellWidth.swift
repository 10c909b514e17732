/// How many columns of a terminal a text takes.
///
/// Wide and full-width characters take two (Unicode UAX #11), combining and invisible ones none, every
/// other one, the "ambiguous" ones included. Emoji are approximated: a flag is right (two regional
/// indicators of one column each); a joined family counts the sum of its people, and a sign made an
/// emoji by U+FE0F keeps its own width, because terminals disagree on both.
public enum CellWidth {
  public static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return (0x20...0x7E).contains(value) || value >= 0xA0 ? 1 : 0
    }
    if contains(WidthTable.zero, value) { return 0 }
    return contains(WidthTable.wide, value) ? 2 : 1
  }

  /// The text with blanks after it (before it, if `right`) until it takes `width` columns; never cut.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - of(text)))
    return right ? blanks + text : text + blanks
  }

  /// As many whole characters from the front as fit; with `..` behind when some did not.
  public static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var taken = ""
    var room = width - 2
    for character in text {
      room -= character.unicodeScalars.reduce(0) { $0 + of($1) }
      if room < 0 { break }
      taken.append(character)
    }
    return taken + String(repeating: ".", count: min(2, max(0, width)))
  }

  /// Whether one of the ranges holds the value. `ranges` is first, last, first, last, ... in order.
  private static func contains(_ ranges: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[middle * 2 + 1] { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count / 2 && value >= ranges[low * 2]
  }
}
