public import Words

/// A place on paper, in millimetres from the upper left corner.
public struct Rectangle: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The same, smaller by so much on every side.
  public func inset(by margin: Double) -> Rectangle {
    Rectangle(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}

/// One side of paper and what is on it, in the order in which it is drawn.
public struct Page: Sendable, Hashable {
  public var width: Double
  public var height: Double
  public var marks: [Mark]

  public init(width: Double, height: Double, marks: [Mark] = []) {
    self.width = width
    self.height = height
    self.marks = marks
  }

  /// Whether a font with Han characters is needed to draw it.
  public var hasHan: Bool {
    marks.contains { if case .text(let line, _, _) = $0 { line.hasHan } else { false } }
  }
}

/// Something on a page.
public enum Mark: Sendable, Hashable {
  /// One line, from its left end, on its baseline.
  case text(TextLine, x: Double, baseline: Double)
  case filled(Rectangle, Ink)
  /// A barcode, stretched over a place; light modules stay as the paper is.
  case modules(ModuleGrid, Rectangle)
}

public enum Ink: Sendable, Hashable { case black, grey, pale }

public struct TextStyle: Sendable, Hashable {
  /// In points.
  public var size: Double
  public var isBold: Bool

  public init(_ size: Double, bold isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// From one baseline to the next, in millimetres: room for Han characters, which fill their square.
  public var lineHeight: Double { size * 1.4 * 25.4 / 72 }
  /// From the top of a line to its baseline, in millimetres.
  public var ascent: Double { size * 1.05 * 25.4 / 72 }
}

/// Text to be drawn on one line, safe to show.
public struct TextLine: Sendable, Hashable {
  public let text: String
  public let style: TextStyle

  public init(_ text: TerminalText, _ style: TextStyle) {
    self.text = text.string
    self.style = style
  }

  /// A piece of what was made safe before: to do it again would double its backslashes.
  init(pieceOf text: String, _ style: TextStyle) {
    self.text = text
    self.style = style
  }

  var hasHan: Bool {
    text.unicodeScalars.contains { (0x2E80...0xFFEF).contains($0.value) || $0.value >= 0x20000 }
  }
}

/// The modules of a barcode, row by row.
public struct ModuleGrid: Sendable, Hashable {
  public let columns: Int
  public let rows: Int
  private let dark: [Bool]

  /// - Precondition: as many modules as rows times columns.
  public init(columns: Int, dark: [Bool]) {
    precondition(columns > 0 && dark.count % columns == 0)
    self.columns = columns
    rows = dark.count / columns
    self.dark = dark
  }

  public func isDark(_ column: Int, _ row: Int) -> Bool { dark[row * columns + column] }
}

/// How wide text is: the one thing a page cannot know without a font.
public protocol TextMeasure {
  /// In millimetres.
  func width(of line: TextLine) -> Double
  /// Where the lines begin when the text is broken to a width in millimetres: offsets in UTF-8, ascending, the first 0.
  func lineStarts(of line: TextLine, within width: Double) -> [Int]
}

extension TextMeasure {
  /// The lines of a text that must not be wider, in millimetres.
  public func lines(of text: TerminalText, _ style: TextStyle, within width: Double) -> [TextLine] {
    let whole = TextLine(text, style)
    let bytes = Array(whole.text.utf8)
    let starts = lineStarts(of: whole, within: width)
    return zip(starts, starts.dropFirst() + [bytes.count]).map { start, end in
      TextLine(pieceOf: String(decoding: bytes[start..<end], as: UTF8.self), style)
    }
  }
}
