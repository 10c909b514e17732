import Pages
import Testing
import Words

@testable import Drawing

@Suite("Drawing")
struct DrawingTests {
  @Test("a library that is not there is named, and nothing else happens")
  func noLibrary() {
    #expect(throws: DrawingError.noLibrary("libnowhere.so.1")) { try TextDesk(library: "libnowhere.so.1") }
    #expect(throws: DrawingError.noLibrary("libnowhere.so.1")) { try SymbolMaker(library: "libnowhere.so.1") }
    // There, and without what is asked of it.
    #expect(throws: DrawingError.noLibrary("libm.so.6")) { try TextDesk(library: "libm.so.6") }
  }

  @Test("a font that another would stand in for is named")
  func noFont() throws {
    let desk = try TextDesk()
    #expect(throws: DrawingError.noFont("Sans of Nowhere")) { try desk.demand("Sans of Nowhere") }
    try desk.demand(TextDesk.han)
  }

  @Test("lines fit the width they were broken to, and are the whole text")
  func breaking() throws {
    let desk = try TextDesk()
    let text = "设备 ThinkPad X1 Carbon, 序列号 PF2ABCDE; \(String(repeating: "W", count: 300)) 完"
    let line = TextLine(TerminalText(text), TextStyle(9))
    let starts = desk.lineStarts(of: line, within: 40)

    #expect(starts.first == 0)
    #expect(starts == starts.sorted())
    #expect(starts.count > 10)
    let bytes = Array(text.utf8)
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      let piece = String(decoding: bytes[start..<end], as: UTF8.self)
      // A blank at the end of a line may hang over its edge.
      let shown = TerminalText(String(piece.reversed().drop { $0 == " " }.reversed()))
      #expect(desk.width(of: TextLine(shown, TextStyle(9))) <= 40.01, "\(piece)")
    }
  }

  @Test("what looks like markup is text")
  func markup() throws {
    let desk = try TextDesk()
    let tagged = desk.width(of: TextLine("<b>x</b>&amp;", TextStyle(9)))
    #expect(tagged > 3 * desk.width(of: TextLine("x&", TextStyle(9))))
  }

  @Test("modules come out dark where they are dark, whole dots each")
  func modules() throws {
    let press = Press(try TextDesk())
    let grid = ModuleGrid(columns: 3, dark: [true, false, true, false, true, false])
    // Ten dots a millimetre; the symbol begins a millimetre in, each module is one millimetre.
    let page = Page(
      width: 5, height: 4, marks: [.modules(grid, Rectangle(x: 1, y: 1, width: 3, height: 2))])
    let dots = try press.dots(page, dotsPerInch: 254)
    #expect((dots.columns, dots.rows) == (50, 40))
    for row in 0..<40 {
      for column in 0..<50 {
        let inside = (10..<40).contains(column) && (10..<30).contains(row)
        let isDark = inside && grid.isDark((column - 10) / 10, (row - 10) / 10)
        #expect(dots.isDark(column, row) == isDark, "\(column), \(row)")
      }
    }
  }

  @Test("a barcode of what it cannot say is refused with zint's reason")
  func notEncodable() throws {
    let maker = try SymbolMaker()
    let error = #expect(throws: DrawingError.self) {
      try maker.symbol(.qr, String(repeating: "x", count: 5000))
    }
    guard case .notEncodable(_, let why) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(why.contains("too long"))
  }
}
