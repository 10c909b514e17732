/// Running text broken into lines that fit.
///
/// Words are kept whole, so a command or an address can be copied; Chinese, which has no blanks, breaks
/// between any two characters, but not before closing punctuation nor after opening punctuation
/// (the core of W3C "Requirements for Chinese Text Layout" 3.1.6). Line ends in the text stay; a line that
/// begins with a blank is kept as it is.
public struct Paragraph: Sendable {
  private let text: String

  public init(_ text: String) {
    self.text = text
  }

  public func lines(width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.first == " " ? [String(line)] : Self.filled(line, width: width)
    }
  }

  private static func filled(_ line: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    for piece in pieces(of: line) {
      let columns = CellWidth.of(piece.text)
      let gap = piece.followsBlank && !current.isEmpty ? 1 : 0
      if !current.isEmpty, used + gap + columns > width {
        lines.append(current)
        current = piece.text
        used = columns
      } else {
        current += (gap == 1 ? " " : "") + piece.text
        used += gap + columns
      }
    }
    return lines + [current]
  }

  /// What must not be broken.
  private struct Piece {
    var text: String
    var followsBlank: Bool
  }

  private static func pieces(of line: Substring) -> [Piece] {
    if line.utf8.allSatisfy({ $0 < 0x80 }) {
      return line.split(separator: " ").map { Piece(text: String($0), followsBlank: true) }
    }
    var pieces: [Piece] = []
    var last: Character = " "
    for character in line {
      if character != " " {
        if last == " " || mayBreak(last, character) {
          pieces.append(Piece(text: String(character), followsBlank: last == " "))
        } else {
          pieces[pieces.count - 1].text.append(character)
        }
      }
      last = character
    }
    return pieces
  }

  /// Whether a line may end between two characters without a blank.
  public static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    (isWide(before) || isWide(after)) && !opening.contains(before) && !closing.contains(after)
  }

  private static func isWide(_ character: Character) -> Bool {
    !character.isASCII && character.unicodeScalars.contains { CellWidth.of($0) == 2 }
  }

  private static let opening: Set<Character> = ["（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[", "/"]
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "…", "—", "％", "·",
    ",", ".", ";", ":", "?", "!", ")", "]", "%", "/",
  ]
}
