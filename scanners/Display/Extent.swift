/// A width and a height, both above zero: millimetres of a screen or pixels of a timing.
struct Extent: Equatable {
  var width: Int64
  var height: Int64

  /// - Returns: `nil` when one of the two is nothing.
  init?(_ width: Int, _ height: Int) {
    guard width > 0, height > 0 else { return nil }
    self.width = Int64(width)
    self.height = Int64(height)
  }
}
