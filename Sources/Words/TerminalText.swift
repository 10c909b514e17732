/// Text from anywhere, made safe to print on a terminal, on one line.
///
/// What could move the cursor, reorder the line or hide is shown as an escape: `\x1b` for an ASCII
/// control character, `\xff` for a byte that is not UTF-8, `\u{202e}` for any other. A backslash is
/// doubled only where it would read as the start of an escape, so two different inputs never look alike.
public struct TerminalText: Hashable, Sendable {
  public let string: String

  public init(_ bytes: [UInt8]) {
    string = Self.isPlain(bytes) ? String(decoding: bytes, as: UTF8.self) : Self.escaped(bytes)
  }

  public init(_ string: String) {
    self.init(Array(string.utf8))
  }

  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != backslash }
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    let pieces = pieces(of: bytes)
    var output = ""
    output.reserveCapacity(bytes.count)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .badByte(let byte):
        output += escape(byte)
      case .scalar("\\"):
        output += isRead(asEscapeBefore: pieces[(index + 1)...]) ? "\\\\" : "\\"
      case .scalar(let scalar) where isHostile(scalar):
        output += scalar.isASCII ? escape(UInt8(scalar.value)) : "\\u{\(String(scalar.value, radix: 16))}"
      case .scalar(let scalar):
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private enum Piece {
    case scalar(Unicode.Scalar)
    case badByte(UInt8)
  }

  private static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(bytes.count)
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        pieces.append(.scalar(Unicode.UTF8.decode(encoded)))
        position += encoded.count
      case .error(let length):
        pieces += bytes[position..<(position + length)].map(Piece.badByte)
        position += length
      case .emptyInput:
        return pieces
      }
    }
  }

  /// Whether a backslash printed before `rest` would begin an escape or pair up with another backslash.
  private static func isRead(asEscapeBefore rest: ArraySlice<Piece>) -> Bool {
    let next = rest.prefix(3).map { piece -> Unicode.Scalar in
      // Whatever is escaped is printed with a backslash in front.
      guard case .scalar(let scalar) = piece, !isHostile(scalar) else { return "\\" }
      return scalar
    }
    switch next.first {
    case "\\": return true
    case "u": return next.count > 1 && next[1] == "{"
    case "x": return next.count > 2 && next.dropFirst().allSatisfy(\.properties.isASCIIHexDigit)
    default: return false
    }
  }

  private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true  // control characters
    case 0xAD, 0x034F, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: true  // nothing to see
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x206F: true  // Unicode bidi controls, UAX #9
    case 0x2028...0x2029: true  // line and paragraph separator
    case 0x115F, 0x1160, 0x3164, 0xFFA0: true  // letters that are blank
    case 0xFFF9...0xFFFB: true  // interlinear annotation
    case 0xE0000...0xE0FFF: true  // tags and further invisible selectors
    default: false
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }

  private static let backslash = UInt8(ascii: "\\")
}

extension TerminalText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
