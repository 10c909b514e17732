public import Model

/// Comma-separated values by RFC 4180: UTF-8, every line ended by CR LF, a cell quoted when it must be.
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// The apostrophe by which a spreadsheet takes a cell for text.
  static let guardian: UInt8 = 0x27

  private let forSpreadsheet: Bool
  private var isLineStart = true

  /// - Parameter forSpreadsheet: begin with a byte order mark, and put an apostrophe before what a spreadsheet
  ///   would take for a formula or strip of its leading zeros. The plain form carries every value as it is, but for
  ///   control characters: what a terminal would act on is spelled out as `hex:…`.
  public init(forSpreadsheet: Bool = false) {
    self.forSpreadsheet = forSpreadsheet
    if forSpreadsheet { bytes = [0xEF, 0xBB, 0xBF] }
  }

  public mutating func cell(_ text: String?) {
    var text = text ?? ""
    text.withUTF8 { cell($0) }
  }

  /// Device bytes that are no UTF-8 cannot stand in a UTF-8 file: they are written as `hex:…`, as is every value
  /// with control characters.
  public mutating func cell(_ text: DeviceText?) {
    guard let text else { return cell("") }
    if text.string == nil { return cell("hex:\(Hex.text(text.bytes))") }
    text.bytes.withUnsafeBufferPointer { cell($0) }
  }

  /// A text that somebody else holds, which is UTF-8.
  mutating func cell(utf8 text: UnsafeBufferPointer<UInt8>) { cell(text) }

  /// A device's bytes that somebody else holds.
  mutating func cell(device bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.allSatisfy({ $0 < 0x80 }) { return cell(bytes) }
    cell(DeviceText(bytes: Array(bytes)))
  }

  /// What stands in a cell for a text: itself, or `hex:…` where a terminal would act on it.
  public static func shown(_ text: String) -> String {
    movesCursor(Array(text.utf8)) ? "hex:\(Hex.text(Array(text.utf8)))" : text
  }

  /// The same for a device's text, which may be no UTF-8.
  public static func shown(_ text: DeviceText?) -> String {
    guard let text else { return "" }
    return text.string.map { shown($0) } ?? "hex:\(Hex.text(text.bytes))"
  }

  public mutating func cell(_ number: Int64) { cell("\(number)") }

  public mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isLineStart = true
  }

  /// What was written since the last time, for a file that is written as it grows.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func cell(_ text: UnsafeBufferPointer<UInt8>) {
    if !isLineStart { bytes.append(0x2C) }
    isLineStart = false
    // Ids, days, codes and numbers, which are most of a table.
    if !forSpreadsheet, Self.isPlain(text) { return bytes.append(contentsOf: text) }
    let nature = Nature(text)
    if nature.movesCursor || forSpreadsheet {
      var shown = nature.movesCursor ? Array("hex:\(Hex.text(text))".utf8) : Array(text)
      if forSpreadsheet, Self.needsGuard(shown) { shown.insert(Self.guardian, at: 0) }
      shown.withUnsafeBufferPointer { put($0, quoted: nature.needsQuotes && !nature.movesCursor) }
    } else {
      put(text, quoted: nature.needsQuotes)
    }
  }

  private mutating func put(_ text: UnsafeBufferPointer<UInt8>, quoted: Bool) {
    guard quoted else { return bytes.append(contentsOf: text) }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Whether all of a text lies between `-` and `~`: nothing there needs quotes, and nothing moves a cursor. Without a branch in the loop,
  /// so that many bytes are looked at at once.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var strange: UInt8 = 0
    for byte in text { strange |= byte &- 0x2D > 0x7E - 0x2D ? 1 : 0 }
    return strange == 0
  }

  /// What stands in a text, found in one pass.
  private struct Nature {
    var needsQuotes = false
    /// Whether a terminal that shows the file would act on it; line ends and tabs can stand in a quoted cell.
    var movesCursor = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
      var before: UInt8 = 0
      for byte in text {
        switch byte {
        case 0x22, 0x2C, 0x0D, 0x0A: needsQuotes = true
        case 0x09: break
        case 0..<0x20, 0x7F: movesCursor = true
        // U+0080 to U+009F, which are control characters as well (ECMA-48, C1): 0xC2 begins nothing else below U+00A0.
        case 0x80...0x9F: if before == 0xC2 { movesCursor = true }
        default: break
        }
        before = byte
      }
    }
  }

  private static func movesCursor(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { Nature($0).movesCursor }
  }

  /// Formula characters (OWASP ASVS 5.0, 1.2.10), in full width too, which East Asian spreadsheets take for the same;
  /// and digits that would not come back: with a leading zero, or more than the fifteen a spreadsheet keeps.
  ///
  /// An apostrophe that stands before such a text already gets another one, so that taking one away gives back what was meant.
  static func needsGuard(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    if first == guardian { return needsGuard(Array(text.dropFirst())) }
    if "=+-@\t\r\n\0".utf8.contains(first) { return true }
    if ["＝", "＋", "－", "＠"].contains(where: { text.starts(with: $0.utf8) }) { return true }
    return (first == 0x30 && text.count > 1 || text.count > 15)
      && text.allSatisfy { (0x30...0x39).contains($0) }
  }
}
