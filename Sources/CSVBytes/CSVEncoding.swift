/// How the text of a file is written down.
public enum CSVEncoding: String, Sendable, CaseIterable {
  // By the names iconv(3) has for them.
  case utf8 = "UTF-8"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case gb18030 = "GB18030"
  case windows1252 = "WINDOWS-1252"

  /// - Parameter name: in any case.
  public init?(named name: String) {
    self.init(rawValue: name.uppercased())
  }

  /// What the first bytes of a file show.
  enum Finding: Equatable {
    /// - mark: the length of the byte order mark, which is no text.
    case text(CSVEncoding, mark: Int)
    case workbook
    case unknown(line: Int)
  }

  /// - Parameters:
  ///   - head: the first bytes.
  ///   - isWhole: whether there are no more.
  static func find(_ head: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Finding {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .text(.utf8, mark: 3) }
    if head.starts(with: [0xFF, 0xFE]) { return .text(.utf16LE, mark: 2) }
    if head.starts(with: [0xFE, 0xFF]) { return .text(.utf16BE, mark: 2) }
    // A zip file (XLSX, ODS), or a compound file (XLS).
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .workbook
    }
    if let wide = utf16(head) { return .text(wide, mark: 0) }
    let end = head.wellFormedEnd
    // The last character of a head may be cut off.
    if end == head.count || !isWhole && head.count - end < 4 { return .text(.utf8, mark: 0) }
    if looksChinese(head) { return .text(.gb18030, mark: 0) }
    return .unknown(line: 1 + head[..<end].count { $0 == 0x0A })
  }

  /// Text of mostly Latin letters in two bytes each: every other byte is 0, and no other.
  private static func utf16(_ head: UnsafeBufferPointer<UInt8>) -> CSVEncoding? {
    var zeros = (even: 0, odd: 0)
    for index in head.indices where head[index] == 0 {
      if index & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard (zeros.even + zeros.odd) * 4 >= head.count, head.count >= 4 else { return nil }
    return zeros.even == 0 ? .utf16LE : zeros.odd == 0 ? .utf16BE : nil
  }

  /// Whether the bytes above ASCII pair up, and nearly all pairs are characters of GB 2312, which daily text is made of.
  /// An accented letter of a Western code page stands between ASCII letters and makes no such pair.
  private static func looksChinese(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    var (common, other, index) = (0, 0, 0)
    while index + 1 < head.count {
      let (lead, trail) = (head[index], head[index + 1])
      if lead < 0x80 {
        index += 1
        continue
      }
      if (0xA1...0xF7).contains(lead), trail >= 0xA1, trail != 0xFF { common += 1 } else { other += 1 }
      index += 2
    }
    return common > 0 && other * 10 <= common
  }
}
