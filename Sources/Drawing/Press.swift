import CDrawing
public import Pages

/// Pages as bytes of a file. The same pages give the same bytes.
public struct Press {
  private static let pointsPerMillimetre = 72 / 25.4

  private let desk: TextDesk
  private var functions: cdrawing_functions { desk.functions }

  /// - Parameter desk: the fonts, which also measured the text.
  public init(_ desk: TextDesk) { self.desk = desk }

  /// - Parameters:
  ///   - day: the day the file says it was made on, as `2026-11-23`; no clock is read.
  public func pdf(_ pages: [Page], title: String, day: String) throws(DrawingError) -> [UInt8] {
    try demandFonts(pages)
    let file = Bytes()
    defer { withExtendedLifetime(file) {} }
    let surface = functions.cairo_pdf_surface_create_for_stream(Bytes.write, file.pointer, 1, 1)
    defer { functions.cairo_surface_destroy(surface) }
    // CAIRO_PDF_METADATA_TITLE, _CREATOR, _CREATE_DATE
    for (key, value) in [(Int32(0), title), (4, "tagroll"), (5, "\(day)T00:00:00Z")] {
      functions.cairo_pdf_surface_set_metadata(surface, key, value)
    }
    let drawing = functions.cairo_create(surface)
    defer { functions.cairo_destroy(drawing) }
    for page in pages {
      functions.cairo_pdf_surface_set_size(surface, Self.points(page.width), Self.points(page.height))
      draw(page, on: drawing)
      functions.cairo_show_page(drawing)
    }
    return try finish(surface, drawing, file)
  }

  public func svg(_ pages: [Page]) throws(DrawingError) -> [UInt8] {
    let page = try only(pages)
    let file = Bytes()
    defer { withExtendedLifetime(file) {} }
    let surface = functions.cairo_svg_surface_create_for_stream(
      Bytes.write, file.pointer, Self.points(page.width), Self.points(page.height))
    defer { functions.cairo_surface_destroy(surface) }
    let drawing = functions.cairo_create(surface)
    defer { functions.cairo_destroy(drawing) }
    draw(page, on: drawing)
    functions.cairo_show_page(drawing)
    return Self.unnumbered(try finish(surface, drawing, file))
  }

  /// cairo numbers the surfaces of a process, and writes the number into the file.
  private static func unnumbered(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array(#"<g id="surface"#.utf8)
    guard let start = bytes.firstRange(of: mark)?.upperBound else { return bytes }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? start
    return Array(bytes[..<start] + bytes[end...])
  }

  public func png(_ pages: [Page], dotsPerInch: Int) throws(DrawingError) -> [UInt8] {
    let page = try only(pages)
    let file = Bytes()
    try withPicture(page, dotsPerInch) { surface, _, _ in
      withExtendedLifetime(file) {
        functions.cairo_surface_write_to_png_stream(surface, Bytes.write, file.pointer)
      }
    }
    return file.bytes
  }

  /// Every dot of a page, dark or light.
  public func dots(_ page: Page, dotsPerInch: Int) throws(DrawingError) -> ModuleGrid {
    try demandFonts([page])
    var dark: [Bool] = []
    var columns = 0
    try withPicture(page, dotsPerInch) { surface, width, height in
      functions.cairo_surface_flush(surface)
      guard let data = functions.cairo_image_surface_get_data(surface) else { return 0 }
      let stride = Int(functions.cairo_image_surface_get_stride(surface))
      columns = width
      dark.reserveCapacity(width * height)
      for row in 0..<height {
        // Four bytes a dot, blue first; ink is grey, so one of them tells.
        for column in 0..<width { dark.append(data[row * stride + column * 4] < 128) }
      }
      return 0
    }
    return ModuleGrid(columns: max(1, columns), dark: dark)
  }

  // MARK: Files

  private func only(_ pages: [Page]) throws(DrawingError) -> Page {
    guard let page = pages.first, pages.count == 1 else { throw .tooManyPages(pages.count) }
    try demandFonts(pages)
    return page
  }

  private func demandFonts(_ pages: [Page]) throws(DrawingError) {
    if pages.contains(where: \.hasHan) { try desk.demand(TextDesk.han) }
  }

  private func finish(_ surface: OpaquePointer, _ drawing: OpaquePointer, _ file: Bytes)
    throws(DrawingError) -> [UInt8]
  {
    try check(functions.cairo_status(drawing))
    functions.cairo_surface_finish(surface)
    try check(functions.cairo_surface_status(surface))
    return file.bytes
  }

  /// - Parameter body: returns a status of cairo.
  private func withPicture(_ page: Page, _ dotsPerInch: Int, _ body: (OpaquePointer, Int, Int) -> Int32)
    throws(DrawingError)
  {
    let dots = Double(dotsPerInch) / 25.4
    let width = Int((page.width * dots).rounded())
    let height = Int((page.height * dots).rounded())
    let surface = functions.cairo_image_surface_create(1, Int32(width), Int32(height))  // CAIRO_FORMAT_RGB24
    defer { functions.cairo_surface_destroy(surface) }
    let drawing = functions.cairo_create(surface)
    defer { functions.cairo_destroy(drawing) }
    functions.cairo_set_source_rgb(drawing, 1, 1, 1)
    functions.cairo_paint(drawing)
    functions.cairo_scale(drawing, Double(dotsPerInch) / 72, Double(dotsPerInch) / 72)
    draw(page, on: drawing)
    try check(functions.cairo_status(drawing))
    try check(body(surface, width, height))
  }

  private func check(_ status: Int32) throws(DrawingError) {
    guard status != 0 else { return }
    throw .failed(why: String(cString: functions.cairo_status_to_string(status)))
  }

  // MARK: Marks

  private static func points(_ millimetres: Double) -> Double { millimetres * pointsPerMillimetre }

  private func draw(_ page: Page, on drawing: OpaquePointer) {
    for mark in page.marks {
      switch mark {
      case .text(let line, let x, let baseline):
        take(.black, drawing)
        desk.draw(line, x: Self.points(x), baseline: Self.points(baseline), on: drawing)
      case .filled(let place, let ink):
        take(ink, drawing)
        add(place, drawing)
        functions.cairo_fill(drawing)
      case .modules(let grid, let place): draw(grid, place, drawing)
      }
    }
  }

  private func take(_ ink: Ink, _ drawing: OpaquePointer) {
    let light =
      switch ink {
      case .black: 0.0
      case .grey: 0.45
      case .pale: 0.8
      }
    functions.cairo_set_source_rgb(drawing, light, light, light)
  }

  private func add(_ place: Rectangle, _ drawing: OpaquePointer) {
    functions.cairo_rectangle(
      drawing, Self.points(place.x), Self.points(place.y), Self.points(place.width), Self.points(place.height)
    )
  }

  /// Dark modules side by side are one rectangle, and nothing is blurred at its edges.
  private func draw(_ grid: ModuleGrid, _ place: Rectangle, _ drawing: OpaquePointer) {
    take(.black, drawing)
    functions.cairo_set_antialias(drawing, 1)  // CAIRO_ANTIALIAS_NONE
    let (width, height) = (place.width / Double(grid.columns), place.height / Double(grid.rows))
    for row in 0..<grid.rows {
      var column = 0
      while column < grid.columns {
        var end = column
        while end < grid.columns, grid.isDark(end, row) { end += 1 }
        if end > column {
          add(
            Rectangle(
              x: place.x + Double(column) * width, y: place.y + Double(row) * height,
              width: Double(end - column) * width, height: height), drawing)
        }
        column = max(end, column + 1)
      }
    }
    functions.cairo_fill(drawing)
    functions.cairo_set_antialias(drawing, 0)  // CAIRO_ANTIALIAS_DEFAULT
  }
}

/// What cairo writes.
private final class Bytes {
  var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cdrawing_write = { closure, data, length in
    guard let closure, let data else { return 0 }
    let file = Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue()
    file.bytes += UnsafeBufferPointer(start: data, count: Int(length))
    return 0
  }
}
