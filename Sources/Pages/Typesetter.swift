import Words

/// Sets documents on A4 pages. Pure: what fonts know is asked of a ``TextMeasure``.
public struct Typesetter {
  private static let paper = (width: 210.0, height: 297.0)
  static let margin = 20.0
  /// Where the last line of a page may end.
  static let bottom = paper.height - 22
  static let width = paper.width - 2 * margin
  static let body = TextStyle(9.5)
  private static let small = TextStyle(7.5)

  let measure: any TextMeasure
  private var pages: [Page] = []
  var y = Self.margin

  private init(_ measure: any TextMeasure) { self.measure = measure }

  public static func pages(of document: Document, _ measure: any TextMeasure) -> [Page] {
    pages(of: [document], measure)
  }

  /// Several papers in one file, each from a page of its own and with page numbers of its own.
  public static func pages(of documents: [Document], _ measure: any TextMeasure) -> [Page] {
    documents.flatMap { document in
      var setter = Typesetter(measure)
      setter.turn()
      setter.head(document)
      for block in document.blocks { setter.set(block, document.language) }
      setter.foot(document)
      return setter.pages
    }
  }

  // MARK: The paper

  private mutating func turn() {
    pages.append(Page(width: Self.paper.width, height: Self.paper.height))
    y = Self.margin
  }

  /// Makes sure of so many millimetres on this page; a whole page is the most there is.
  mutating func need(_ height: Double) {
    if y + height > Self.bottom, y > Self.margin { turn() }
  }

  mutating func put(_ mark: Mark) { pages[pages.count - 1].marks.append(mark) }

  mutating func put(_ line: TextLine, x: Double, top: Double) {
    put(.text(line, x: x, baseline: top + line.style.ascent))
  }

  mutating func rule(_ ink: Ink = .grey) {
    put(.filled(Rectangle(x: Self.margin, y: y, width: Self.width, height: 0.2), ink))
  }

  /// Lines one below the other, over as many pages as they take.
  mutating func paragraph(_ text: TerminalText, _ style: TextStyle, after gap: Double) {
    for line in measure.lines(of: text, style, within: Self.width) {
      need(style.lineHeight)
      put(line, x: Self.margin, top: y)
      y += style.lineHeight
    }
    y += gap
  }

  private mutating func head(_ document: Document) {
    paragraph(document.house, Self.body, after: 1)
    paragraph(document.title, TextStyle(17, bold: true), after: 1.5)
    rule(.black)
    y += 5
  }

  /// Whose it is and what it can be held against, and which page of how many; known only when all are set.
  private mutating func foot(_ document: Document) {
    for index in pages.indices {
      let count = Text(
        en: "page \(index + 1) of \(pages.count)", zh: "第 \(index + 1) 页，共 \(pages.count) 页")
      let number = TextLine(TerminalText(count.in(document.language)), Self.small)
      let width = measure.width(of: number)
      let left = measure.lines(of: document.footer, Self.small, within: Self.width - width - 5)
      let top = Self.paper.height - 17
      pages[index].marks.append(
        .filled(Rectangle(x: Self.margin, y: top, width: Self.width, height: 0.2), .grey))
      for (row, line) in left.prefix(3).enumerated() {
        let baseline = top + 1 + Double(row) * Self.small.lineHeight + Self.small.ascent
        pages[index].marks.append(.text(line, x: Self.margin, baseline: baseline))
      }
      pages[index].marks.append(
        .text(
          number, x: Self.margin + Self.width - width, baseline: top + 1 + Self.small.ascent))
    }
  }

  // MARK: Blocks

  private mutating func set(_ block: Document.Block, _ language: Language) {
    switch block {
    case .heading(let text):
      let style = TextStyle(11.5, bold: true)
      need(style.lineHeight + 2 * Self.body.lineHeight)
      y += 2
      paragraph(text, style, after: 1.5)
    case .text(let text): paragraph(text, Self.body, after: 2.5)
    case .facts(let facts): set(facts)
    case .table(let table): set(table)
    case .signatures(let names): sign(names, language)
    case .symbols(let symbols): set(symbols)
    case .bars(let bars): set(bars)
    case .pageBreak: if y > Self.margin { turn() }
    }
  }

  private mutating func set(_ facts: [Document.Fact]) {
    let widest = facts.map { measure.width(of: TextLine($0.name, Self.body)) }.max() ?? 0
    let indent = min(widest + 5, Self.width / 2)
    for fact in facts {
      let names = measure.lines(of: fact.name, Self.body, within: indent - 5)
      let values = measure.lines(of: fact.value, Self.body, within: Self.width - indent)
      for index in 0..<max(names.count, values.count) {
        need(Self.body.lineHeight)
        if index < names.count { put(names[index], x: Self.margin, top: y) }
        if index < values.count { put(values[index], x: Self.margin + indent, top: y) }
        y += Self.body.lineHeight
      }
      y += 0.6
    }
    y += 2.5
  }

  private mutating func sign(_ names: [TerminalText], _ language: Language) {
    let date = TextLine(TerminalText(Text(en: "date", zh: "日期").in(language)), Self.small)
    for name in names {
      need(20)
      y += 12
      put(.filled(Rectangle(x: Self.margin, y: y, width: 100, height: 0.2), .black))
      put(.filled(Rectangle(x: Self.margin + 110, y: y, width: Self.width - 110, height: 0.2), .black))
      y += 1
      if let line = measure.lines(of: name, Self.small, within: 100).first {
        put(line, x: Self.margin, top: y)
      }
      put(date, x: Self.margin + 110, top: y)
      y += Self.small.lineHeight
    }
    y += 3
  }

  private mutating func set(_ symbols: [Document.Symbol]) {
    let height = 24.0
    let room = Self.width / Double(max(2, symbols.count))
    need(height + 8)
    for (index, symbol) in symbols.enumerated() {
      let x = Self.margin + Double(index) * room
      // A bar code is as high as it is told to be, a matrix as high as it is wide.
      let isMatrix = symbol.grid.rows > 1
      let module = isMatrix ? height / Double(symbol.grid.rows) : 0.33
      let width = module * Double(symbol.grid.columns)
      let place = Rectangle(
        x: x, y: isMatrix ? y : y + height / 4, width: width, height: isMatrix ? height : height / 2)
      put(.modules(symbol.grid, place))
      if let caption = measure.lines(of: symbol.caption, Self.small, within: room - 4).first {
        put(caption, x: x, top: y + height + 1)
      }
    }
    y += height + 8
  }

  private mutating func set(_ bars: [Document.Bar]) {
    let most = Double(max(1, bars.map(\.value).max() ?? 1))
    let indent = min((bars.map { measure.width(of: TextLine($0.name, Self.small)) }.max() ?? 0) + 3, 60)
    let room = Self.width - indent - 25
    for bar in bars {
      need(5)
      if let name = measure.lines(of: bar.name, Self.small, within: indent - 3).first {
        put(name, x: Self.margin, top: y)
      }
      let width = room * Double(max(0, bar.value)) / most
      put(.filled(Rectangle(x: Self.margin + indent, y: y + 0.4, width: max(width, 0.2), height: 3), .grey))
      put(TextLine(bar.shown, Self.small), x: Self.margin + indent + width + 2, top: y)
      y += 4.6
    }
    y += 3
  }
}
