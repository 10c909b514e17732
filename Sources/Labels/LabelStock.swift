public import Pages

/// Paper that labels come on, in micrometres: a sheet with a grid of them, or a roll of one after the other.
public struct LabelStock: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public var across: Int
    public var down: Int

    public init(_ across: Int, _ down: Int) {
      self.across = across
      self.down = down
    }
  }

  public var name: String
  public var label: Pair
  public var sheet: Sheet?

  public struct Sheet: Sendable, Hashable {
    public var page: Pair
    /// The upper left corner of the first label.
    public var first: Pair
    /// From one label to the next.
    public var pitch: Pair
    public var grid: Pair
  }

  public init(name: String, label: Pair, sheet: Sheet? = nil) {
    self.name = name
    self.label = label
    self.sheet = sheet
  }

  /// A roll by its size: `62x29`, in whole millimetres.
  public init?(size text: String) {
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (10...300).contains($0) }) else { return nil }
    self.init(name: text, label: Pair(numbers[0] * 1000, numbers[1] * 1000))
  }

  /// Labels on one page.
  public var count: Int { sheet.map { $0.grid.across * $0.grid.down } ?? 1 }

  /// An empty page of it.
  public var page: Page {
    let size = sheet?.page ?? label
    return Page(width: Double(size.across) / 1000, height: Double(size.down) / 1000)
  }

  /// Where label number `index` of a page lies, row by row from 0.
  public func place(_ index: Int) -> Rectangle {
    var corner = Pair(0, 0)
    if let sheet {
      corner = Pair(
        sheet.first.across + index % sheet.grid.across * sheet.pitch.across,
        sheet.first.down + index / sheet.grid.across * sheet.pitch.down)
    }
    return Rectangle(
      x: Double(corner.across) / 1000, y: Double(corner.down) / 1000, width: Double(label.across) / 1000,
      height: Double(label.down) / 1000)
  }

  /// `63.5 x 38.1 mm, 3 x 7 on 210 x 297`
  public var size: String {
    func pair(_ pair: Pair) -> String { "\(Self.millimetres(pair.across)) x \(Self.millimetres(pair.down))" }
    let label = "\(pair(label)) mm"
    guard let sheet else { return label }
    return "\(label), \(sheet.grid.across) x \(sheet.grid.down) on \(pair(sheet.page))"
  }

  private static func millimetres(_ micrometres: Int) -> String {
    let tenths = (micrometres + 50) / 100
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
