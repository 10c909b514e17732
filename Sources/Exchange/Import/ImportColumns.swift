/// Which column of a file says what, and which say nothing that a roll has a place for.
public struct ImportColumns: Sendable, Equatable {
  public enum Failure: Error, Equatable, Sendable {
    case noHeadings
    /// Neither a tag nor a serial: nothing a thing could be known again by.
    case nothingToKnowBy
    case noSuchColumn(String)
    case other(ImportFormat.OtherContent)
  }

  public let format: ImportFormat
  public let headings: [String]
  /// By ``ImportField/index``.
  let columns: [Int?]
  /// Columns that go into the note beside it, each under its heading.
  let notes: [Int]
  /// What has no place: columns by their number.
  public let lost: [Int]

  /// - Parameters:
  ///   - format: `nil` for the one the headings show.
  ///   - key: the heading of the column a thing is known again by.
  public init(
    _ headings: [String], as format: ImportFormat?, map: ImportMap = ImportMap(), key: String? = nil
  ) throws(Failure) {
    guard headings.contains(where: { !$0.isEmpty }) else { throw .noHeadings }
    let format = format ?? ImportFormat.recognised(headings)
    if format != .homebox, map.columns.isEmpty, let other = ImportFormat.otherContent(headings) {
      throw .other(other)
    }
    let folded = headings.map(ImportFormat.fold)
    for name in map.columns.keys.sorted() where !folded.contains(name) { throw .noSuchColumn(name) }
    var columns: [Int?] = Array(repeating: nil, count: ImportField.allCases.count)
    var notes: [Int] = []
    var used: Set<Int> = []
    func take(_ column: Int, as field: ImportField) {
      guard columns[field.index] == nil, used.insert(column).inserted else { return }
      columns[field.index] = column
    }
    if let key {
      guard let column = folded.firstIndex(of: ImportFormat.fold(key)) else { throw .noSuchColumn(key) }
      take(column, as: .tag)
    }
    var leftOut: Set<Int> = []
    for (column, name) in folded.enumerated() {
      guard let meaning = map.columns[name] else { continue }
      switch meaning {
      case nil: leftOut.insert(column)
      case .note?:
        notes.append(column)
        used.insert(column)
      case let field?: take(column, as: field)
      }
    }
    for (column, heading) in headings.enumerated() where !used.contains(column) && !leftOut.contains(column) {
      guard map.columns[folded[column]] == nil, let field = format.field(heading) else { continue }
      take(column, as: field)
    }
    guard columns[ImportField.tag.index] != nil || columns[ImportField.serial.index] != nil else {
      throw .nothingToKnowBy
    }
    self.format = format
    self.headings = headings
    self.columns = columns
    self.notes = notes
    lost = headings.indices.filter { !used.contains($0) && !leftOut.contains($0) }
  }

  func column(_ field: ImportField) -> Int? { columns[field.index] }
}
