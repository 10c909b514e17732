/// Why nothing can be drawn.
public enum DrawingError: Error, Equatable, Sendable {
  /// The library is not installed, or not as it must be.
  case noLibrary(String)
  /// No font of this family is installed; another one would not give the same paper.
  case noFont(String)
  /// cairo gave up, in its words.
  case failed(why: String)
  /// A picture holds one page.
  case tooManyPages(Int)
  /// A barcode cannot say this, in the words of libzint.
  case notEncodable(String, why: String)
}
