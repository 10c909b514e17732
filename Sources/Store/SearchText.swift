internal import Model

/// The words an asset is searched by, in the one form in which they are kept and asked for: small letters and digits, a
/// blank between any two words. Whatever else stands in a text parts words; a Han character is a word of its own, because nothing
/// parts those; full-width letters are what a keyboard would have typed.
struct SearchText {
  private(set) var bytes: [UInt8] = []
  private var isInWord = false

  init() {}

  init(_ text: String) { add(Array(text.utf8)) }

  /// Tag, maker, model and serial of the thing, and what its parts say of themselves.
  init(_ asset: Asset) {
    add(Array(asset.tag.text.utf8))
    add(asset.maker)
    add(asset.model)
    add(asset.serial)
    for part in asset.parts.lazy.map(\.part) {
      add(part.maker)
      add(part.model)
      add(part.serial)
    }
  }

  /// Whether two states of one asset are searched by the same words; its tag never changes.
  static func isSame(_ a: Asset, _ b: Asset) -> Bool {
    guard a.maker == b.maker, a.model == b.model, a.serial == b.serial else { return false }
    return a.parts == b.parts || a.parts.lazy.map(\.part).elementsEqual(b.parts.lazy.map(\.part))
  }

  var words: [ArraySlice<UInt8>] { bytes.split(separator: Self.blank) }

  private static let blank: UInt8 = 0x20

  private mutating func add(_ text: DeviceText?) {
    guard let text else { return }
    add(text.bytes)
  }

  private mutating func add(_ text: [UInt8]) {
    isInWord = false
    // Almost everything is ASCII, and needs no decoding.
    guard text.allSatisfy({ $0 < 0x80 }) else { return addDecoded(text) }
    for byte in text { add(ascii: byte) }
  }

  private mutating func add(ascii byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: begin(byte)
    case 0x41...0x5A: begin(byte | 0x20)
    default: isInWord = false
    }
  }

  private mutating func begin(_ byte: UInt8) {
    if !isInWord, !bytes.isEmpty { bytes.append(Self.blank) }
    isInWord = true
    bytes.append(byte)
  }

  private mutating func addDecoded(_ text: [UInt8]) {
    // What is no UTF-8 becomes a replacement character, which is no letter.
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x80: add(ascii: UInt8(scalar.value))
      case 0xFF01...0xFF5E: add(ascii: UInt8(scalar.value - 0xFEE0))
      default: add(scalar)
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil || properties.isIdeographic else {
      return isInWord = false
    }
    if properties.isIdeographic { isInWord = false }
    // A letter may become two: İ.
    for byte in properties.lowercaseMapping.utf8 {
      if isInWord { bytes.append(byte) } else { begin(byte) }
    }
    if properties.isIdeographic { isInWord = false }
  }
}

/// One thing that somebody looks for: words that follow each other, of the last perhaps only the beginning.
public struct SearchPhrase: Sendable, Hashable {
  private let words: [[UInt8]]

  /// - Returns: `nil` for a text without a letter or digit: it would find everything, or nothing.
  public init?(_ text: String) {
    words = SearchText(AssetReference.clean(text)).words.map(Array.init)
    if words.isEmpty { return nil }
  }

  /// How FTS5 is asked. Nothing in it can be read as an operator: it holds letters, digits and blanks.
  ///
  /// - Source: sqlite.org/fts5.html, 3.1 to 3.3.
  var whole: String { "\"\(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))\"" }

  /// The same, of the last word the beginning.
  var beginning: String { "\(whole) *" }

  /// What FTS5 would say of one text.
  func isIn(_ text: SearchText) -> Bool {
    let all = text.words
    guard all.count >= words.count, let last = words.last else { return false }
    return (0...(all.count - words.count)).contains { start in
      zip(all[start...], words.dropLast()).allSatisfy { $0.elementsEqual($1) }
        && all[start + words.count - 1].starts(with: last)
    }
  }
}

extension [SearchPhrase] {
  func allHold(of asset: Asset) -> Bool {
    if isEmpty { return true }
    let text = SearchText(asset)
    return allSatisfy { $0.isIn(text) }
  }
}
