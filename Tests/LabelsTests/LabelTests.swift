import JSONBytes
import Pages
import Testing
import Words

@testable import Labels

/// Fonts in which every byte is half as wide as the size.
private struct EvenFont: TextMeasure {
  func width(of line: TextLine) -> Double { Double(line.text.utf8.count) * line.style.size * 25.4 / 144 }

  func lineStarts(of line: TextLine, within width: Double) -> [Int] {
    let most = max(1, Int(width / (line.style.size * 25.4 / 144)))
    return Array(stride(from: 0, to: max(1, line.text.utf8.count), by: most))
  }
}

@Suite("Labels")
struct LabelTests {
  /// As large as the codes of a tag and of a link to it.
  private static let matrix = ModuleGrid(columns: 29, dark: Array(repeating: true, count: 29 * 29))
  private static let bars = ModuleGrid(columns: 112, dark: Array(repeating: true, count: 112))
  private static let face = LabelFace(
    "LT-00013", lines: ["LENOVO ThinkPad", "Harbour School"], matrix: matrix, bars: bars)

  @Test("every stock that comes along fits its page, and its labels do not overlap", arguments: StockList.all)
  func stocks(stock: LabelStock) {
    let page = stock.page
    for index in 0..<stock.count {
      let place = stock.place(index)
      #expect(place.x >= 0 && place.x + place.width <= page.width + 0.001)
      #expect(place.y >= 0 && place.y + place.height <= page.height + 0.001)
      for other in 0..<index {
        let there = stock.place(other)
        let isApart =
          there.x + there.width <= place.x + 0.001 || place.x + place.width <= there.x + 0.001
          || there.y + there.height <= place.y + 0.001
        #expect(isApart, "\(other) and \(index)")
      }
    }
  }

  @Test("the sizes are those the makers print on the box")
  func sizes() throws {
    #expect(StockList.all.count == 12)
    #expect(
      try #require(StockList.stock(named: "avery-l7160")).size == "63.5 x 38.1 mm, 3 x 7 on 210 x 297")
    #expect(StockList.stock(named: "roll-62x29")?.size == "62 x 29 mm")
    #expect(LabelStock(size: "62x29")?.size == "62 x 29 mm")
    for text in ["62", "62x", "x29", "62x29x1", "9x29", "62x301", "-62x29", "62,5x29"] {
      #expect(LabelStock(size: text) == nil, "\(text)")
    }
  }

  @Test("a label keeps to its edges, whole dots a module, on every stock", arguments: StockList.all)
  func faces(stock: LabelStock) {
    let dot = 25.4 / 300
    let place = stock.place(0)
    let marks = Self.face.marks(in: place, dot: dot, EvenFont())
    var codes = 0
    for mark in marks {
      switch mark {
      case .modules(let grid, let at):
        codes += 1
        let dots = at.width / Double(grid.columns) / dot
        #expect(abs(dots - dots.rounded()) < 0.001 && dots >= 1)
        #expect(at.x >= place.x && at.x + at.width <= place.x + place.width)
        #expect(at.y >= place.y && at.y + at.height <= place.y + place.height)
      case .text(let line, let x, let baseline):
        #expect(x >= place.x && x + EvenFont().width(of: line) <= place.x + place.width + 0.01)
        #expect(baseline >= place.y && baseline <= place.y + place.height)
      case .filled: Issue.record("nothing is filled on a label")
      }
    }
    #expect(codes == 2)
  }

  @Test("labels begin at the first free one, and go on over the next sheet")
  func starting() throws {
    let stock = try #require(StockList.stock(named: "avery-l7160"))
    let layout = LabelPages(stock, dot: 0.1, shift: (1, -0.5), EvenFont())
    let pages = layout.pages(Array(repeating: Self.face, count: 3), first: 20)
    #expect(pages.count == 2)
    func corners(_ page: Page) -> [String] {
      page.marks.compactMap { mark in
        guard case .modules(let grid, let at) = mark, grid == Self.matrix else { return nil }
        return "\(Int(at.x)) \(Int(at.y))"
      }
    }
    // Number 20 is the second of the last row, at 7.25 + 66 + 1 and 15.15 + 6 * 38.1 - 0.5, and 2 mm in.
    #expect(corners(pages[0]) == ["76 245", "142 245"])
    #expect(corners(pages[1]) == ["10 16"])
  }

  @Test("a calibration page frames every label, moved as labels are")
  func calibration() throws {
    let stock = try #require(StockList.stock(named: "avery-l7651"))
    let page = LabelPages(stock, dot: 0.1, shift: (1, 2), EvenFont()).calibration(["avery-l7651"])
    let tops: [Rectangle] = page.marks.compactMap {
      if case .filled(let place, .black) = $0, place.width > 30 { place } else { nil }
    }
    #expect(tops.count == 2 * 65)
    #expect(abs(tops[0].x - 5.75) < 0.001 && abs(tops[0].y - 12.7) < 0.001)
  }

  @Test("ZPL tells every dot, runs made short")
  func zpl() {
    // Eight dots, two rows alike: 1000 0001.
    let row = [true] + Array(repeating: false, count: 6) + [true]
    let alike = ZPL.label(ModuleGrid(columns: 8, dark: row + row))
    #expect(String(decoding: alike, as: UTF8.self) == "^XA^PW8^LL2^LH0,0^FO0,0^GFA,2,2,1,81:^FS^XZ\n")
    // 24 dark dots are six digits F, and 12 light ones fill the row.
    let long = Array(repeating: true, count: 24) + Array(repeating: false, count: 12)
    let runs = ZPL.label(ModuleGrid(columns: 36, dark: long))
    #expect(String(decoding: runs, as: UTF8.self) == "^XA^PW36^LL1^LH0,0^FO0,0^GFA,5,5,5,LF,^FS^XZ\n")
    // 1680 dark dots are 420 digits: 400 + 19, and one more.
    let most = ZPL.label(ModuleGrid(columns: 1680, dark: Array(repeating: true, count: 1680)))
    #expect(
      String(decoding: most, as: UTF8.self) == "^XA^PW1680^LL1^LH0,0^FO0,0^GFA,210,210,210,zYFF^FS^XZ\n")
  }
}
