/// What a byte means to a reader of comma-separated values, as bits.
enum CSVByteClass {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  /// Separator, quote and line ends.
  static let stopsBare: UInt8 = 1
  /// Quote and line ends.
  static let stopsQuoted: UInt8 = 2
  /// Separator and line ends.
  static let endsCell: UInt8 = 4
  static let endsLine: UInt8 = 8
  /// Above ASCII.
  static let high: UInt8 = 16
  static let nul: UInt8 = 32

  /// Fills the classes of all 256 bytes.
  static func fill(_ classes: UnsafeMutablePointer<UInt8>, separator: UInt8) {
    for byte in 0..<256 { classes[byte] = byte >= 0x80 ? high : 0 }
    classes[0] = nul
    classes[Int(separator)] = stopsBare | endsCell
    classes[Int(quote)] = stopsBare | stopsQuoted
    for end in [lineFeed, carriageReturn] {
      classes[Int(end)] = stopsBare | stopsQuoted | endsCell | endsLine
    }
  }

  /// Comma, semicolon or tab: whichever the first line has most of, outside quotes.
  static func separator(in head: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates = [",", ";", "\t"].map { (text: String) in text.utf8.first ?? 0x2C }
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in head {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == lineFeed || byte == carriageReturn { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
  }
}
