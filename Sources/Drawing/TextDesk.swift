import CDrawing
public import Pages
import Words

/// Fonts and the text set in them. Loads cairo and pango when it is made.
///
/// Not for two threads at once.
public final class TextDesk: TextMeasure {
  static let library = "libpangocairo-1.0.so.0"
  public static let latin = "Noto Sans"
  /// With TrueType outlines: cairo 1.16 loses parts of PostScript ones on their way into a PDF.
  public static let han = "WenQuanYi Micro Hei"
  /// `PANGO_SCALE`.
  private static let unitsPerPoint = 1024.0
  private static let pointsPerMillimetre = 72 / 25.4

  let functions: cdrawing_functions
  private let map: OpaquePointer
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var descriptions: [TextStyle: OpaquePointer] = [:]

  /// - Parameter library: the file name of pangocairo.
  /// - Throws: ``DrawingError/noLibrary(_:)`` or ``DrawingError/noFont(_:)``.
  public init(library: String? = nil) throws(DrawingError) {
    let name = library ?? Self.library
    let memory = UnsafeMutablePointer<cdrawing_functions>.allocate(capacity: 1)
    defer { memory.deallocate() }
    guard cdrawing_load(name, memory) == 1 else { throw .noLibrary(name) }
    functions = memory.pointee
    map = functions.pango_cairo_font_map_new()
    context = functions.pango_font_map_create_context(map)
    // Widths are those of the font's outlines and not of some screen's dots, so a page breaks alike in every format.
    let options = functions.cairo_font_options_create()
    functions.cairo_font_options_set_antialias(options, 2)  // CAIRO_ANTIALIAS_GRAY
    functions.cairo_font_options_set_hint_style(options, 1)  // CAIRO_HINT_STYLE_NONE
    functions.cairo_font_options_set_hint_metrics(options, 1)  // CAIRO_HINT_METRICS_OFF
    functions.pango_cairo_context_set_font_options(context, options)
    functions.cairo_font_options_destroy(options)
    functions.pango_context_set_round_glyph_positions(context, 0)
    // Han characters that several languages share take the shape they have in mainland China.
    functions.pango_context_set_language(context, functions.pango_language_from_string("zh-cn"))
    layout = functions.pango_layout_new(context)
    functions.pango_layout_set_auto_dir(layout, 0)
    functions.pango_layout_set_single_paragraph_mode(layout, 1)
    functions.pango_layout_set_wrap(layout, 2)  // PANGO_WRAP_WORD_CHAR
    try demand(Self.latin)
  }

  deinit {
    for description in descriptions.values { functions.pango_font_description_free(description) }
    functions.g_object_unref(UnsafeMutableRawPointer(layout))
    functions.g_object_unref(UnsafeMutableRawPointer(context))
    functions.g_object_unref(UnsafeMutableRawPointer(map))
  }

  /// - Throws: ``DrawingError/noFont(_:)`` where something else would stand in for the family.
  func demand(_ family: String) throws(DrawingError) {
    let wanted = functions.pango_font_description_new()
    defer { functions.pango_font_description_free(wanted) }
    functions.pango_font_description_set_family(wanted, family)
    guard let font = functions.pango_font_map_load_font(map, context, wanted) else { throw .noFont(family) }
    defer { functions.g_object_unref(UnsafeMutableRawPointer(font)) }
    let found = functions.pango_font_describe(font)
    defer { functions.pango_font_description_free(found) }
    guard let name = functions.pango_font_description_get_family(found), String(cString: name) == family
    else { throw .noFont(family) }
  }

  // MARK: Measuring

  public func width(of line: TextLine) -> Double {
    set(line, width: nil)
    var (width, height): (Int32, Int32) = (0, 0)
    functions.pango_layout_get_size(layout, &width, &height)
    return Double(width) / Self.unitsPerPoint / Self.pointsPerMillimetre
  }

  public func lineStarts(of line: TextLine, within width: Double) -> [Int] {
    set(line, width: width)
    let count = max(1, functions.pango_layout_get_line_count(layout))
    let starts = (0..<count).compactMap { index in
      functions.pango_layout_get_line_readonly(layout, index).map {
        Int(functions.pango_layout_line_get_start_index($0))
      }
    }
    return starts.isEmpty ? [0] : starts
  }

  /// Draws one line; the unit of the drawing is a point.
  func draw(_ line: TextLine, x: Double, baseline: Double, on drawing: OpaquePointer) {
    set(line, width: nil)
    guard let first = functions.pango_layout_get_line_readonly(layout, 0) else { return }
    functions.cairo_move_to(drawing, x, baseline)
    functions.pango_cairo_show_layout_line(drawing, first)
  }

  /// Never markup: what looks like a tag is text.
  private func set(_ line: TextLine, width: Double?) {
    functions.pango_layout_set_font_description(layout, description(line.style))
    let units = width.map { max(0, min($0, 10_000)) * Self.pointsPerMillimetre * Self.unitsPerPoint }
    functions.pango_layout_set_width(layout, units.map { Int32($0) } ?? -1)
    var text = line.text
    text.withUTF8 { bytes in
      guard let first = bytes.baseAddress else { return functions.pango_layout_set_text(layout, "", 0) }
      first.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        functions.pango_layout_set_text(layout, $0, Int32(bytes.count))
      }
    }
  }

  private func description(_ style: TextStyle) -> OpaquePointer {
    if let known = descriptions[style] { return known }
    let description = functions.pango_font_description_new()
    // The Latin face first: it is smaller in the file, and its letters stand better beside figures.
    functions.pango_font_description_set_family(description, "\(Self.latin),\(Self.han)")
    functions.pango_font_description_set_weight(description, style.isBold ? 700 : 400)
    functions.pango_font_description_set_absolute_size(description, style.size * Self.unitsPerPoint)
    descriptions[style] = description
    return description
  }
}
