import Model

extension DeviceText {
  /// Whether these bytes stand in it somewhere.
  ///
  /// Not by `String.contains`, which compares characters: what it needs for that took 300 KiB of every scan's memory.
  func holds(_ word: String) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      if rest.starts(with: word.utf8) { return true }
      rest = rest.dropFirst()
    }
    return word.isEmpty
  }
}
