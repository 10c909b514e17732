/// Rows of cells as aligned lines: two blanks between columns, headings in capitals, no trailing blanks.
public struct Table: Sendable {
  public struct Column: Sendable {
    public enum Kind: Sendable {
      /// Names, tags, serials: never cut.
      case name
      /// Right-aligned, never cut.
      case number
      /// Sentences: cut with `..` when the table would be wider than the terminal.
      case prose
    }

    public let heading: String
    public let kind: Kind

    public init(_ heading: String, _ kind: Kind = .name) {
      self.heading = heading
      self.kind = kind
    }
  }

  public let columns: [Column]
  public private(set) var rows: [[TerminalText]] = []

  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// - Precondition: no more cells than columns. Cells left out at the end are blank.
  public mutating func add(_ cells: [TerminalText]) {
    precondition(cells.count <= columns.count, "a row has a cell without a column")
    rows.append(cells)
  }

  /// The heading and the rows, one line each.
  ///
  /// - Parameter width: columns of the terminal; `nil` cuts nothing. A table whose names and numbers
  ///   alone are wider stays wider.
  public func lines(width: Int? = nil) -> [String] {
    let headings = columns.map { TerminalText($0.heading.uppercased()).string }
    let all = [headings] + rows.map { $0.map(\.string) }
    let widths = widths(of: all, within: width)
    return all.map { line($0, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { index in
      let kind = columns[index].kind
      let shown = kind == .prose ? CellWidth.cut(cells[index], to: widths[index]) : cells[index]
      return CellWidth.padded(shown, to: widths[index], right: kind == .number)
    }
    let line = padded.joined(separator: "  ")
    return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
  }

  private func widths(of rows: [[String]], within limit: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { index < $0.count ? CellWidth.of($0[index]) : 0 }.max() ?? 0
    }
    guard let limit else { return widths }
    var excess = widths.reduce(2 * (widths.count - 1), +) - limit
    let least = columns.map { max(8, CellWidth.of($0.heading)) }
    while excess > 0 {
      let shrinkable = widths.indices.filter { columns[$0].kind == .prose && widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
