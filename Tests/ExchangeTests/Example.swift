import Glibc
import Testing

/// A published example: the very bytes a writer writes, but for white space. A missing one is written, and the
/// test fails once; `make golden` writes all of them anew.
enum Example {
  static func path(_ name: String) -> String { "\(Files.root)schemas/exchange/\(name).example.json" }

  static func expect(_ bytes: [UInt8], equal name: String) throws {
    if getenv("TAGROLL_GOLDEN") != nil || access(path(name), F_OK) != 0 {
      try Files.write(spread(bytes), to: path(name))
      Issue.record("wrote \(path(name)): read it, then keep it")
    }
    #expect(dense(try Files.read(path(name))) == dense(bytes))
  }

  /// Without white space between the tokens.
  static func dense(_ json: [UInt8]) -> [UInt8] {
    var dense: [UInt8] = []
    walk(json) { byte, isInString in
      if isInString || !" \n\r\t".utf8.contains(byte) { dense.append(byte) }
    }
    return dense
  }

  /// A line for each member, and for each object or list that has none inside.
  private static func spread(_ json: [UInt8]) -> [UInt8] {
    let json = dense(json)
    var spread: [UInt8] = []
    /// Of every bracket that is open, whether it is spread over lines.
    var open: [Bool] = []
    var index = 0
    func breakLine() { spread += [0x0A] + [UInt8](repeating: 0x20, count: 2 * open.count { $0 }) }
    walk(json) { byte, isInString in
      defer { index += 1 }
      guard !isInString else { return spread.append(byte) }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        spread.append(byte)
        open.append(hasBracketInside(json[(index + 1)...]))
        if open.last == true { breakLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open.removeLast() { breakLine() }
        spread.append(byte)
      case UInt8(ascii: ","):
        spread.append(byte)
        if open.last == true { breakLine() } else { spread.append(0x20) }
      case UInt8(ascii: ":"): spread += [byte, 0x20]
      default: spread.append(byte)
      }
    }
    return spread + [0x0A]
  }

  private static func hasBracketInside(_ rest: ArraySlice<UInt8>) -> Bool {
    var found: Bool?
    walk(Array(rest.prefix(4096))) { byte, isInString in
      guard found == nil, !isInString else { return }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { found = true }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { found = false }
    }
    return found ?? true
  }

  private static func walk(_ json: [UInt8], _ body: (UInt8, Bool) -> Void) {
    var isInString = false
    var isEscaped = false
    for byte in json {
      let isQuote = byte == UInt8(ascii: "\"") && !isEscaped
      body(byte, isInString || isQuote)
      if isQuote { isInString.toggle() }
      isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
    }
  }
}
