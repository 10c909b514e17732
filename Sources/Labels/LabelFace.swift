public import Pages
public import Words

/// What stands on one label, and where on a label of some size.
public struct LabelFace: Sendable {
  public var headline: TerminalText
  /// Smaller lines, the most important first: what there is no room for is left out.
  public var lines: [TerminalText]
  /// For cameras.
  public var matrix: ModuleGrid?
  /// For guns.
  public var bars: ModuleGrid?

  public init(_ headline: String, lines: [String], matrix: ModuleGrid?, bars: ModuleGrid?) {
    self.headline = TerminalText(headline)
    self.lines = lines.filter { !$0.isEmpty }.map { TerminalText($0) }
    self.matrix = matrix
    self.bars = bars
  }

  private static let small = TextStyle(6.5)
  /// Millimetres a module of a bar code should have for a common gun; below the second it is not tried.
  private static let goodBar = 0.22
  private static let leastBar = 0.16

  /// - Parameter dot: millimetres of the finest mark the printer can make. Modules are whole dots, so that no bar is wider
  ///   than another that should be alike.
  public func marks(in place: Rectangle, dot: Double, _ measure: any TextMeasure) -> [Mark] {
    let inner = place.inset(by: min(2, place.height * 0.07))
    var marks: [Mark] = []
    var beside = inner
    var below: Rectangle?
    if let matrix {
      var side = min(inner.height, inner.width * 0.4)
      // Where bars beside the matrix would be too fine for a gun, they go below it.
      let room = inner.width - side - 4 * side / Double(matrix.columns)
      if let bars, room / Double(bars.columns + 20) < Self.goodBar {
        let height = min(7, inner.height * 0.32)
        below = Rectangle(x: inner.x, y: inner.y + inner.height - height, width: inner.width, height: height)
        side = min(side, inner.height - height - 1)
        beside.height -= height + 1
      }
      let module = Self.whole(side / Double(matrix.columns), dot)
      side = module * Double(matrix.columns)
      marks.append(
        .modules(
          matrix,
          Rectangle(x: Self.snap(inner.x, dot), y: Self.snap(inner.y, dot), width: side, height: side)))
      // The quiet zone of ISO/IEC 18004: four modules.
      beside.x += side + 4 * module
      beside.width -= side + 4 * module
    }
    if below == nil, bars != nil {
      let height = min(10, beside.height * 0.36)
      below = Rectangle(
        x: beside.x, y: beside.y + beside.height - height, width: beside.width, height: height)
      beside.height -= height + 1
    }
    if let bars, let below { marks += Self.marks(of: bars, in: below, dot) }
    return marks + textMarks(in: beside, measure)
  }

  /// As wide as whole dots allow, in the middle; nothing where that would be too fine to read.
  private static func marks(of bars: ModuleGrid, in room: Rectangle, _ dot: Double) -> [Mark] {
    // The quiet zone of ISO/IEC 15417: ten modules on either side. The edge of the label is no ink, but the next
    // label begins there.
    let module = whole(room.width / Double(bars.columns + 20), dot)
    guard module >= leastBar, module * Double(bars.columns + 20) <= room.width + 0.001 else { return [] }
    let width = module * Double(bars.columns)
    let x = snap(room.x + (room.width - width) / 2, dot)
    return [
      .modules(bars, Rectangle(x: x, y: snap(room.y, dot), width: width, height: room.height))
    ]
  }

  private func textMarks(in room: Rectangle, _ measure: any TextMeasure) -> [Mark] {
    var marks: [Mark] = []
    var y = room.y
    let sizes = [18.0, 16, 14, 12, 11, 10, 9, 8, 7, 6]
    let style = sizes.lazy.map { TextStyle($0, bold: true) }.first {
      $0.lineHeight <= max(room.height * 0.5, 3) && measure.width(of: TextLine(headline, $0)) <= room.width
    }
    if let line = measure.lines(of: headline, style ?? TextStyle(6, bold: true), within: room.width).first {
      marks.append(.text(line, x: room.x, baseline: y + line.style.ascent))
      y += line.style.lineHeight
    }
    for text in lines {
      for line in measure.lines(of: text, Self.small, within: room.width).prefix(2) {
        guard y + Self.small.lineHeight <= room.y + room.height else { return marks }
        marks.append(.text(line, x: room.x, baseline: y + Self.small.ascent))
        y += Self.small.lineHeight
      }
    }
    return marks
  }

  private static func whole(_ length: Double, _ dot: Double) -> Double {
    max(1, (length / dot + 0.001).rounded(.down)) * dot
  }

  private static func snap(_ position: Double, _ dot: Double) -> Double { (position / dot).rounded() * dot }
}
