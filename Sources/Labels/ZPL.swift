public import Pages

/// Labels for printers that speak ZPL II, each as one picture: what comes out is what was set, in every script, and no text on
/// it can be a command.
///
/// - Source: Zebra, ZPL II Programming Guide, `^GF` and its compression of ASCII hexadecimal data.
public enum ZPL {
  public static func label(_ dots: ModuleGrid) -> [UInt8] {
    let rowBytes = (dots.columns + 7) / 8
    var text = "^XA^PW\(dots.columns)^LL\(dots.rows)^LH0,0^FO0,0^GFA,"
    text += "\(rowBytes * dots.rows),\(rowBytes * dots.rows),\(rowBytes),"
    var last: String?
    for row in 0..<dots.rows {
      let digits = (0..<rowBytes * 2).map { nibble(dots, row, $0) }
      let line = compressed(digits)
      text += line == last ? ":" : line
      last = line
    }
    return Array((text + "^FS^XZ\n").utf8)
  }

  private static func nibble(_ dots: ModuleGrid, _ row: Int, _ index: Int) -> UInt8 {
    var nibble: UInt8 = 0
    for column in index * 4..<index * 4 + 4 {
      nibble = nibble << 1 | (column < dots.columns && dots.isDark(column, row) ? 1 : 0)
    }
    return nibble
  }

  /// A run as its length and one digit: `G`-`Y` are 1 to 19, `g`-`z` are 20 to 400 by twenties. `,` fills a row with zeros.
  private static func compressed(_ digits: [UInt8]) -> String {
    var line = ""
    var start = 0
    while start < digits.count {
      let end = digits[start...].firstIndex { $0 != digits[start] } ?? digits.count
      if end == digits.count, digits[start] == 0 { return line + "," }
      let digit = String(digits[start], radix: 16, uppercase: true)
      var count = end - start
      while count > 1 {
        let run = min(count, 419)
        if run >= 20 { line.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "g") + UInt8(run / 20 - 1))) }
        if run % 20 > 0 {
          line.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "G") + UInt8(run % 20 - 1)))
        }
        line += digit
        count -= run
      }
      if count == 1 { line += digit }
      start = end
    }
    return line
  }
}
