/// Why no more of a file can be read.
public enum CSVError: Error, Equatable, Sendable {
  /// The source failed; an `errno`.
  case unreadable(Int32)
  /// A workbook of a spreadsheet program, which is no text.
  case workbook
  /// Not UTF-8, and nothing else that can be told for sure; the first line that shows it.
  case unknownEncoding(line: Int)
  /// The C library has no table for it here.
  case noConverter(CSVEncoding)
  /// Bytes that mean nothing in the encoding the file is read in.
  case badSequence(line: Int, CSVEncoding)
  /// A quoted cell that begins in this row has no end within ``CSVLimits/rowBytes``, or none at all.
  case openQuote(line: Int)
  case rowTooLong(line: Int, limit: Int)
  case tooLarge(limit: Int)
}

/// Why one row cannot be taken for what it seems; the rows behind it can be read all the same.
public enum CSVFault: Error, Equatable, Hashable, Sendable {
  /// A quote in the middle of a cell that does not begin with one.
  case bareQuote
  /// A cell goes on behind the quote that closes it.
  case textAfterQuote
  /// A byte 0.
  case nul
  case notUTF8
  /// More or fewer cells than the first row has.
  case ragged(cells: Int, expected: Int)
  case cellTooLong(limit: Int)
  case tooManyCells(limit: Int)
}
