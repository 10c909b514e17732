import CXLSXWriter
import Glibc

/// Why no workbook can be written.
public enum WorkbookError: Error, Equatable, Sendable {
  /// libxlsxwriter is not installed, or not as it must be.
  case noLibrary(String)
  case notMade(why: String)
  /// A sheet has room for no more rows.
  case tooManyRows(limit: Int)
}

/// One sheet of text as an XLSX file, written row by row; one row at a time is held in memory.
///
/// Every cell is text, so that nothing is run, rounded or stripped of its zeros.
public final class WorkbookWriter {
  static let library = "libxlsxwriter.so.4"
  /// ECMA-376 part 1, 18.3.1.73: rows of a sheet.
  public static let mostRows = 1 << 20
  /// Characters a cell can have.
  static let longestCell = 32_767

  private let functions: cxlsx_functions
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let bold: UnsafeMutablePointer<lxw_format>?
  private var row: UInt32 = 0
  private var isClosed = false

  /// - Parameters:
  ///   - path: the file, which is overwritten.
  ///   - folder: where the rows lie until the file is put together.
  ///   - library: the file name of libxlsxwriter.
  public init(_ path: String, headings: [String], folder: String, library: String? = nil)
    throws(WorkbookError)
  {
    let name = library ?? Self.library
    let memory = UnsafeMutablePointer<cxlsx_functions>.allocate(capacity: 1)
    defer { memory.deallocate() }
    guard cxlsx_load(name, memory) == 1 else { throw .noLibrary(name) }
    functions = memory.pointee
    guard let book = cxlsx_new(functions, path, folder) else { throw .notMade(why: path) }
    guard let sheet = functions.workbook_add_worksheet(book, "tagroll") else {
      _ = functions.workbook_close(book)
      throw .notMade(why: path)
    }
    self.book = book
    self.sheet = sheet
    bold = functions.workbook_add_format(book)
    if let bold { functions.format_set_bold(bold) }
    functions.worksheet_freeze_panes(sheet, 1, 0)
    try add(headings, bold)
  }

  deinit { if !isClosed { _ = functions.workbook_close(book) } }

  public func add(_ cells: [String]) throws(WorkbookError) { try add(cells, nil) }

  private func add(_ cells: [String], _ format: UnsafeMutablePointer<lxw_format>?) throws(WorkbookError) {
    guard row < Self.mostRows else { throw .tooManyRows(limit: Self.mostRows) }
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      let text = cell.utf8.count > Self.longestCell ? String(cell.prefix(Self.longestCell)) : cell
      try check(functions.worksheet_write_string(sheet, row, UInt16(column), text, format))
    }
    row += 1
  }

  /// Puts the file together.
  public func finish() throws(WorkbookError) {
    isClosed = true
    try check(functions.workbook_close(book))
  }

  private func check(_ code: lxw_error) throws(WorkbookError) {
    guard code.rawValue == 0 else {
      throw .notMade(why: functions.lxw_strerror(code).map { String(cString: $0) } ?? "?")
    }
  }
}
