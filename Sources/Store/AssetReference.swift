/// What somebody typed or scanned to name an asset, cleaned of what barcode guns and input methods add.
public enum AssetReference: Sendable, Equatable {
  /// This machine; whoever asks knows its keys.
  case thisMachine
  /// The asset of the newest event.
  case last
  /// Text to be tried as a tag, then as a serial, then as a MAC address, then as another system's number.
  case any(String)
  case tag(String)
  case serial(String)
  case mac(String)
  /// The number another system gave it.
  case other(String)
  /// At least four hexadecimal digits of an asset's id.
  case id(String)

  /// - Returns: `nil` for nothing but blanks, and for an id prefix too short to mean one asset.
  public init?(_ text: String) {
    let clean = Self.clean(text)
    guard !clean.isEmpty else { return nil }
    switch clean {
    case ".": self = .thisMachine
    case "@last", "@LAST": self = .last
    default:
      guard let colon = clean.firstIndex(of: ":") else {
        self = .any(Self.labelTag(clean))
        return
      }
      let rest = String(clean[clean.index(after: colon)...])
      switch clean[..<colon].lowercased() {
      case "tag": self = .tag(rest.uppercased())
      case "sn": self = .serial(rest)
      case "mac": self = .mac(rest)
      case "ext": self = .other(rest)
      case "id":
        guard rest.utf8.count >= 4, rest.utf8.allSatisfy({ Self.isHexOrDash($0) }) else { return nil }
        self = .id(rest.lowercased())
      default: self = .any(Self.labelTag(clean))
      }
    }
  }

  /// Takes off line ends and tabs, an AIM symbology prefix (`]C1`), the stars of Code 39 and control characters, and
  /// turns full-width letters, which a Chinese input method sends, into ASCII.
  public static func clean(_ text: String) -> String {
    if isClean(text.utf8) { return text }
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: scalars.append(" ")
      case 0..<0x20, 0x7F...0x9F: continue
      default: scalars.append(scalar)
      }
    }
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    if scalars.count > 3, scalars[0] == "]", scalars[1].properties.isAlphabetic,
      ("0"..."9").contains(scalars[2])
    {
      scalars.removeFirst(3)
    }
    if scalars.count > 2, scalars.first == "*", scalars.last == "*" {
      scalars = Array(scalars.dropFirst().dropLast())
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether there is nothing to do: printable ASCII that neither begins nor ends with anything that is taken off.
  private static func isClean(_ text: String.UTF8View) -> Bool {
    func isTakenOff(_ byte: UInt8?) -> Bool {
      byte == 0x20 || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "*")
    }
    return !isTakenOff(text.first) && !isTakenOff(text.last) && text.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// A label's QR code is a link that ends in the tag; which host it names does not matter.
  private static func labelTag(_ text: String) -> String {
    guard text.lowercased().hasPrefix("http://") || text.lowercased().hasPrefix("https://"),
      let last = text.split(separator: "/").last
    else { return text }
    return String(last)
  }

  private static func isHexOrDash(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2D: true
    default: false
    }
  }
}
