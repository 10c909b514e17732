import Words

extension Typesetter {
  private static let cell = TextStyle(8.5)
  private static let heading = TextStyle(8.5, bold: true)
  private static let gap = 3.0

  /// A table whose headings stand on every page it covers. A row stays together where a page has room for it.
  mutating func set(_ table: Table) {
    let columns = table.columns
    let widths = widths(table)
    let headings = zip(columns, widths).map {
      measure.lines(of: TerminalText($0.heading), Self.heading, within: $1)
    }
    need(3 * Self.cell.lineHeight)
    head(headings, columns, widths)
    for row in table.rows {
      let cells = zip(row, widths).map { measure.lines(of: $0, Self.cell, within: $1) }
      let count = cells.map(\.count).max() ?? 0
      let height = Double(count) * Self.cell.lineHeight
      if y + height > Self.bottom, height < Self.bottom - Self.margin - 20 {
        turnTable(headings, columns, widths)
      }
      for index in 0..<count {
        if y + Self.cell.lineHeight > Self.bottom { turnTable(headings, columns, widths) }
        put(cells.map { index < $0.count ? $0[index] : nil }, columns, widths)
      }
      y += 0.7
      put(.filled(Rectangle(x: Self.margin, y: y, width: Self.width, height: 0.1), .pale))
      y += 0.7
    }
    y += 3
  }

  private mutating func turnTable(
    _ headings: [[TextLine]], _ columns: [Table.Column], _ widths: [Double]
  ) {
    need(Self.bottom)
    head(headings, columns, widths)
  }

  private mutating func head(_ headings: [[TextLine]], _ columns: [Table.Column], _ widths: [Double]) {
    for index in 0..<(headings.map(\.count).max() ?? 0) {
      put(headings.map { index < $0.count ? $0[index] : nil }, columns, widths)
    }
    y += 0.6
    rule()
    y += 1
  }

  private mutating func put(_ cells: [TextLine?], _ columns: [Table.Column], _ widths: [Double]) {
    var x = Self.margin
    for (index, cell) in cells.enumerated() {
      if let cell {
        let right = columns[index].kind == .number ? widths[index] - measure.width(of: cell) : 0
        put(cell, x: x + right, top: y)
      }
      x += widths[index] + Self.gap
    }
    y += Self.cell.lineHeight
  }

  /// As wide as their widest cell where all fit; otherwise the wide ones share what the narrow ones leave.
  private func widths(_ table: Table) -> [Double] {
    let columns = table.columns
    let room = Self.width - Self.gap * Double(columns.count - 1)
    let natural = columns.indices.map { column in
      let heading = measure.width(of: TextLine(TerminalText(columns[column].heading), Self.heading))
      let widest = table.rows.lazy.filter { column < $0.count }.map {
        measure.width(of: TextLine($0[column], Self.cell))
      }.reduce(heading, max)
      // What is measured alone must fit when it is broken: rounding may not cost it its last character.
      return widest + 0.5
    }
    let sum = natural.reduce(0, +)
    guard sum > room else { return natural }
    var widths = natural
    var (left, open) = (room, Set(columns.indices))
    while let narrow = open.filter({ natural[$0] <= left / Double(open.count) }).min() {
      open.remove(narrow)
      left -= natural[narrow]
    }
    for column in open { widths[column] = left / Double(open.count) }
    return widths
  }
}
