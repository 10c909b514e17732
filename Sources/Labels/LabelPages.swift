public import Pages
public import Words

/// Labels on as many pages as they take.
public struct LabelPages {
  private let stock: LabelStock
  private let dot: Double
  private let shift: (right: Double, down: Double)
  private let measure: any TextMeasure

  /// - Parameters:
  ///   - dot: millimetres of the finest mark the printer can make.
  ///   - shift: how far to move everything, in millimetres: no printer takes paper in quite straight.
  public init(
    _ stock: LabelStock, dot: Double, shift: (right: Double, down: Double) = (0, 0),
    _ measure: any TextMeasure
  ) {
    self.stock = stock
    self.dot = dot
    self.shift = shift
    self.measure = measure
  }

  private func place(_ index: Int) -> Rectangle {
    var place = stock.place(index)
    place.x += shift.right
    place.y += shift.down
    return place
  }

  /// - Parameter first: the first free label of the first page, from 1.
  public func pages(_ faces: [LabelFace], first: Int = 1) -> [Page] {
    var pages: [Page] = []
    for (offset, face) in faces.enumerated() {
      let index = (first - 1 + offset) % stock.count
      if offset == 0 || index == 0 { pages.append(stock.page) }
      pages[pages.count - 1].marks += face.marks(in: place(index), dot: dot, measure)
    }
    return pages
  }

  /// A page to lay over the labels: a frame where each should be, and a scale to measure by how much they are not.
  public func calibration(_ says: [TerminalText]) -> Page {
    var page = stock.page
    let line = 0.2
    for index in 0..<stock.count {
      let place = place(index)
      let (right, bottom) = (place.x + place.width, place.y + place.height)
      for edge in [
        Rectangle(x: place.x, y: place.y, width: place.width, height: line),
        Rectangle(x: place.x, y: bottom - line, width: place.width, height: line),
        Rectangle(x: place.x, y: place.y, width: line, height: place.height),
        Rectangle(x: right - line, y: place.y, width: line, height: place.height),
      ] { page.marks.append(.filled(edge, .black)) }
      // A tick every millimetre from the middle, every fifth twice as long.
      let (x, y) = (place.x + place.width / 2, place.y + place.height / 2)
      for step in -5...5 {
        let length = step % 5 == 0 ? 4.0 : 2
        page.marks.append(
          .filled(Rectangle(x: x + Double(step), y: y - length / 2, width: line, height: length), .grey))
        page.marks.append(
          .filled(Rectangle(x: x - length / 2, y: y + Double(step), width: length, height: line), .grey))
      }
    }
    let place = place(0)
    let style = TextStyle(5.5)
    var y = place.y + 1
    for text in says {
      for line in measure.lines(of: text, style, within: place.width / 2 - 7) {
        guard y + style.lineHeight <= place.y + place.height else { return page }
        page.marks.append(.text(line, x: place.x + 1, baseline: y + style.ascent))
        y += style.lineHeight
      }
    }
    return page
  }
}
