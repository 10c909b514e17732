import Testing
import Words

@testable import Pages

/// Fonts in which every byte is half as wide as the size.
struct EvenFont: TextMeasure {
  func width(of line: TextLine) -> Double { Double(line.text.utf8.count) * Self.width(line.style) }

  func lineStarts(of line: TextLine, within width: Double) -> [Int] {
    let most = max(1, Int(width / Self.width(line.style)))
    return Array(stride(from: 0, to: max(1, line.text.utf8.count), by: most))
  }

  private static func width(_ style: TextStyle) -> Double { style.size * 25.4 / 144 }
}

@Suite("Typesetting")
struct TypesetterTests {
  private func document(_ blocks: [Document.Block]) -> Document {
    Document(
      title: Text(en: "Title", zh: "标题"), house: "House", day: "2026-11-23",
      footer: Text(en: "foot", zh: "脚注"), .en, blocks: blocks)
  }

  private func lines(_ page: Page) -> [String] {
    page.marks.compactMap { if case .text(let line, _, _) = $0 { line.text } else { nil } }
  }

  @Test("every page says which of how many it is, and what it rests on")
  func feet() {
    let pages = Typesetter.pages(of: document([.text("one"), .pageBreak, .text("two")]), EvenFont())
    #expect(
      pages.map(lines) == [
        ["House", "Title", "one", "foot", "page 1 of 2"], ["two", "foot", "page 2 of 2"],
      ])
  }

  @Test("papers in one file count their own pages")
  func several() {
    let pages = Typesetter.pages(of: [document([]), document([.pageBreak])], EvenFont())
    #expect(pages.compactMap { lines($0).last } == ["page 1 of 1", "page 1 of 2", "page 2 of 2"])
  }

  @Test("a table repeats its headings, and loses no row over its pages")
  func tables() {
    var table = Table([Table.Column("tag"), Table.Column("n", .number)])
    for number in 1...200 { table.add([TerminalText("T-\(number)"), TerminalText("\(number)")]) }
    let pages = Typesetter.pages(of: document([.table(table)]), EvenFont())

    #expect(pages.count == 5)
    for page in pages { #expect(lines(page).filter { $0 == "tag" }.count == 1) }
    let rows = pages.flatMap(lines).filter { $0.hasPrefix("T-") }
    #expect(rows == (1...200).map { "T-\($0)" })
  }

  @Test("nothing is set beyond the margins, however long it is", arguments: [1, 60, 5000, 40_000])
  func margins(length: Int) {
    let long = TerminalText(String(repeating: "x", count: length))
    var table = Table([Table.Column("a"), Table.Column("b"), Table.Column("c", .number)])
    table.add([long, "short", long])
    table.add(["short"])
    let font = EvenFont()
    let pages = Typesetter.pages(
      of: document([
        .heading(long), .text(long), .facts([Document.Fact("name", long)]), .table(table),
        .signatures([long]),
      ]), font)
    for page in pages {
      for case .text(let line, let x, let baseline) in page.marks {
        #expect(x >= 20 && x + font.width(of: line) <= 190.01, "\(x) \(line.text.prefix(20))")
        #expect(baseline > 20 && baseline < 290)
      }
    }
    let cell = pages.flatMap(lines).joined().filter { $0 == "x" }.count
    #expect(cell >= 5 * length)
  }

  @Test("a number stands at the right edge of its column")
  func numbers() {
    var table = Table([Table.Column("n", .number), Table.Column("b")])
    table.add(["7", "x"])
    table.add(["1234", "y"])
    let font = EvenFont()
    let page = Typesetter.pages(of: document([.table(table)]), font)[0]
    let ends: [Double] = page.marks.compactMap {
      guard case .text(let line, let x, _) = $0, ["7", "1234"].contains(line.text) else { return nil }
      return x + font.width(of: line)
    }
    #expect(ends.count == 2)
    #expect(abs(ends[0] - ends[1]) < 0.001)
  }

  @Test("what could not be shown safely is escaped once, not twice")
  func escapes() {
    let pages = Typesetter.pages(
      of: document([.text(TerminalText("a\u{1B}[31m" + String(repeating: "b", count: 200)))]), EvenFont())
    let said = lines(pages[0]).dropFirst(2).dropLast(2).joined()
    #expect(said.hasPrefix(#"a\x1b[31mbbb"#))
  }
}
