/// A cursor over an XML document that holds elements and text: what inventory agents send.
///
/// No document type, no entities but the five of XML 1.0 §4.6 and characters by number, no processing: a file cannot make
/// it read another file, nor grow. UTF-8 alone. Attributes and name spaces are passed over.
struct XMLReader {
  enum Failure: Error, Equatable, Sendable {
    case notUTF8
    case syntax(at: Int)
    /// A document type declaration: what it can do, nobody who sends an inventory needs.
    case documentType(at: Int)
    case unknownEntity(at: Int)
    case tooDeep(at: Int)
    case truncated
  }

  enum Token: Equatable {
    case start(String)
    /// The element is closed.
    case end
    case text(String)
    case documentEnd
  }

  static let deepest = 32
  private static let longestName = 128

  private let bytes: [UInt8]
  private var position = 0
  private var open: [String] = []
  private var isEndDue = false
  private var hasRoot = false

  init(_ bytes: [UInt8]) throws(Failure) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipBlanks()
    guard takes("<?xml") else { return }
    let declaration = try upTo("?>")
    let folded = String(decoding: declaration, as: UTF8.self).lowercased()
    if folded.contains("encoding"), !folded.contains("utf-8"), !folded.contains("utf8") { throw .notUTF8 }
  }

  mutating func next() throws(Failure) -> Token {
    if isEndDue {
      isEndDue = false
      open.removeLast()
      return .end
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        let text = try characters()
        if !open.isEmpty { return .text(text) }
        guard text.allSatisfy({ $0.isWhitespace }) else { throw .syntax(at: position) }
        continue
      }
      if takes("<!--") {
        _ = try upTo("-->")
      } else if takes("<![CDATA[") {
        guard !open.isEmpty else { throw .syntax(at: position) }
        return .text(String(decoding: try upTo("]]>"), as: UTF8.self))
      } else if takes("<!") {
        throw .documentType(at: position)
      } else if takes("<?") {
        throw .syntax(at: position)
      } else if takes("</") {
        let name = try name()
        skipBlanks()
        guard takes(">"), open.last == name else { throw .syntax(at: position) }
        open.removeLast()
        return .end
      } else {
        return try start()
      }
    }
    guard open.isEmpty, hasRoot else { throw .truncated }
    return .documentEnd
  }

  private mutating func start() throws(Failure) -> Token {
    guard !(open.isEmpty && hasRoot) else { throw .syntax(at: position) }
    position += 1
    let name = try name()
    hasRoot = true
    open.append(name)
    guard open.count <= Self.deepest else { throw .tooDeep(at: position) }
    while true {
      skipBlanks()
      if takes("/>") {
        isEndDue = true
        return .start(name)
      }
      if takes(">") { return .start(name) }
      _ = try self.name()
      skipBlanks()
      guard takes("=") else { throw .syntax(at: position) }
      skipBlanks()
      guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
        throw .syntax(at: position)
      }
      let quote = bytes[position]
      position += 1
      while position < bytes.count, bytes[position] != quote {
        guard bytes[position] != UInt8(ascii: "<") else { throw .syntax(at: position) }
        position += 1
      }
      guard position < bytes.count else { throw .truncated }
      position += 1
    }
  }

  private mutating func name() throws(Failure) -> String {
    let first = position
    while position < bytes.count, Self.isOfName(bytes[position]) { position += 1 }
    guard position > first, position - first <= Self.longestName else { throw .syntax(at: first) }
    return String(decoding: bytes[first..<position], as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// Text up to the next tag.
  private mutating func characters() throws(Failure) -> String {
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
      guard bytes[position] == UInt8(ascii: "&") else {
        text.append(bytes[position])
        position += 1
        continue
      }
      text += try entity()
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func entity() throws(Failure) -> [UInt8] {
    let first = position
    position += 1
    let start = position
    while position < bytes.count, position - start < 10, bytes[position] != UInt8(ascii: ";") {
      position += 1
    }
    guard position < bytes.count else { throw .truncated }
    guard bytes[position] == UInt8(ascii: ";") else { throw .syntax(at: first) }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    position += 1
    switch name {
    case "amp": return [UInt8(ascii: "&")]
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "quot": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    default:
      guard name.hasPrefix("#") else { throw .unknownEntity(at: first) }
      let digits = name.dropFirst()
      let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let scalar = number.flatMap({ Unicode.Scalar($0) }),
        scalar.value >= 0x20 || scalar.value == 9
          || scalar.value == 10 || scalar.value == 13
      else { throw .syntax(at: first) }
      return Array(String(scalar).utf8)
    }
  }

  private mutating func upTo(_ mark: String) throws(Failure) -> ArraySlice<UInt8> {
    let mark = Array(mark.utf8)
    let first = position
    while position + mark.count <= bytes.count {
      if bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) {
        defer { position += mark.count }
        return bytes[first..<position]
      }
      position += 1
    }
    throw .truncated
  }

  private mutating func takes(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard position + wanted.count <= bytes.count,
      bytes[position..<position + wanted.count].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }
}
