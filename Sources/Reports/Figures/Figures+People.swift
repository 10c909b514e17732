public import Model
public import Pages
public import Store
public import Words

extension Figures {
  /// The table as people read it, then the notes.
  public func lines(_ language: Language, width: Int?) -> [String] {
    let notes = notes.map { TerminalText($0.in(language)).string }
    if rows.isEmpty { return notes }
    return table(language).lines(width: width) + barLines(language) + notes
  }

  private func table(_ language: Language) -> Table {
    let shown = columns.indices.filter { columns[$0].audience != .programs }
    var table = Table(
      shown.map { Table.Column(columns[$0].heading.in(language), columns[$0].kind.ofTable) })
    for row in rows { table.add(shown.map { row[$0].shown(language) }) }
    return table
  }

  /// How wide the longest bar is.
  private static let barWidth = 40

  private func barLines(_ language: Language) -> [String] {
    guard let most = bars.map(\.value).max(), most > 0 else { return [] }
    let names = bars.map { $0.name.in(language) }
    let wide = names.map(CellWidth.of).max() ?? 0
    let lines = zip(bars, names).map { bar, name in
      // Anything at all shows as something.
      let length = bar.value == 0 ? 0 : max(1, bar.value * Self.barWidth / most)
      let drawn = String(repeating: "█", count: length) + (length > 0 ? " " : "")
      return "\(CellWidth.padded(name, to: wide))  \(drawn)\(bar.value)"
    }
    return [""] + lines + [""]
  }

  /// The same to hold in a hand.
  public func paper(_ roll: Roll, on day: Day, _ language: Language) throws -> Document {
    let paper = Paper(roll, language)
    let events = try roll.eventCount()
    var blocks: [Document.Block] = []
    if !bars.isEmpty, !rows.isEmpty {
      blocks.append(.bars(bars.map { Document.Bar($0.name.in(language), Int64($0.value)) }))
    }
    if !rows.isEmpty { blocks.append(.table(table(language))) }
    return paper.document(
      title, on: day,
      resting: Text(
        en: "as of \(day.text), over \(events) ledger events", zh: "截至 \(day.text)，账本共 \(events) 条事件"),
      blocks + notes.map { paper.text($0) })
  }
}

extension Figures.Column.Kind {
  fileprivate var ofTable: Table.Column.Kind {
    switch self {
    case .name: .name
    case .prose: .prose
    case .number: .number
    }
  }
}
