/// Writes one JSON value as UTF-8 bytes, with the escapes of RFC 8785 §3.2.2.2 and no others.
///
/// Call in the order of the document. A call out of place, and in canonical form a name, a number or a
/// depth that `CanonicalJSON` does not allow, is a mistake of the program and stops it: check names
/// and numbers that come from outside with `CanonicalJSON.isName` and `CanonicalJSON.integers`.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var frames: [Frame] = []
  private var isAfterName = false

  private enum Layout {
    case dense, pretty, canonical
  }

  private struct Frame {
    var isObject: Bool
    var isEmpty = true
    /// Where the previous name stands in `bytes`; kept in canonical form only.
    var previousName = 0..<0
  }

  /// - Parameter pretty: one member or element a line, indented by two spaces.
  public init(pretty: Bool = false) {
    layout = pretty ? .pretty : .dense
  }

  /// - Parameter room: about how many bytes it will come to.
  public init(form: JSONForm, room: Int = 0) {
    layout = form == .canonical ? .canonical : .dense
    bytes.reserveCapacity(room)
  }

  public mutating func beginObject() {
    open(UInt8(ascii: "{"), isObject: true)
  }

  public mutating func endObject() {
    close(UInt8(ascii: "}"), isObject: true)
  }

  public mutating func beginArray() {
    open(UInt8(ascii: "["), isObject: false)
  }

  public mutating func endArray() {
    close(UInt8(ascii: "]"), isObject: false)
  }

  public mutating func name(_ name: String) {
    precondition(
      frames.last?.isObject == true && !isAfterName, "a name is due in an object, before its value")
    beginItem()
    let start = bytes.count
    writeString(name)
    if layout == .canonical { keepOrder(start + 1..<bytes.count - 1) }
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(0x20) }
    isAfterName = true
  }

  public mutating func string(_ string: String) {
    beginValue()
    writeString(string)
  }

  /// The same from bytes that somebody else holds; they must be well-formed.
  public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    beginValue()
    writeQuoted(utf8)
  }

  public mutating func integer(_ integer: Int64) {
    precondition(
      layout != .canonical || CanonicalJSON.integers.contains(integer),
      "a canonical number is at most 2^53-1 in magnitude")
    beginValue()
    writeDigits(integer)
  }

  public mutating func bool(_ bool: Bool) {
    beginValue()
    bytes.append(contentsOf: bool ? "true".utf8 : "false".utf8)
  }

  public mutating func null() {
    precondition(layout != .canonical, "there is no null in canonical form: leave the member out")
    beginValue()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Bytes that are usually text: a string when they are UTF-8, else `{"b64":"..."}`.
  public mutating func text(bytes text: [UInt8]) {
    if UTF8.isWellFormed(text.span) {
      beginValue()
      text.withUnsafeBufferPointer { writeQuoted($0) }
      return
    }
    beginObject()
    name("b64")
    string(Base64.encode(text))
    endObject()
  }

  private mutating func open(_ bracket: UInt8, isObject: Bool) {
    precondition(
      layout != .canonical || frames.count < CanonicalJSON.depth, "canonical form nests at most 16 levels")
    beginValue()
    bytes.append(bracket)
    frames.append(Frame(isObject: isObject))
  }

  private mutating func close(_ bracket: UInt8, isObject: Bool) {
    precondition(frames.last?.isObject == isObject && !isAfterName, "nothing of this kind can end here")
    let frame = frames.removeLast()
    if layout == .pretty, !frame.isEmpty { breakLine() }
    bytes.append(bracket)
  }

  private mutating func beginValue() {
    if isAfterName {
      isAfterName = false
    } else if frames.isEmpty {
      precondition(bytes.isEmpty, "a document is one value")
    } else {
      precondition(!frames[frames.count - 1].isObject, "a member needs a name first")
      beginItem()
    }
  }

  private mutating func beginItem() {
    let last = frames.count - 1
    if !frames[last].isEmpty { bytes.append(UInt8(ascii: ",")) }
    frames[last].isEmpty = false
    if layout == .pretty { breakLine() }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * frames.count))
  }

  private mutating func keepOrder(_ name: Range<Int>) {
    let previous = frames[frames.count - 1].previousName
    bytes.withUnsafeBufferPointer { bytes in
      let (before, new) = (bytes.extracting(previous), bytes.extracting(name))
      precondition(
        CanonicalJSON.nameLengths.contains(new.count) && new.allSatisfy(CanonicalJSON.isNameByte),
        "a canonical name is 1 to 40 of a-z 0-9 _")
      precondition(before.lexicographicallyPrecedes(new), "canonical names ascend strictly, byte by byte")
    }
    frames[frames.count - 1].previousName = name
  }

  private mutating func writeString(_ string: String) {
    var string = string
    string.withUTF8 { writeQuoted($0) }
  }

  private mutating func writeQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var (start, index) = (0, 0)
    while true {
      index = JSONReader.plainEnd(text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      index += 1
      // What is above ASCII is no plain character, and stands for itself.
      guard byte < 0x80 else { continue }
      bytes.append(contentsOf: text.extracting(start..<index - 1))
      writeEscape(byte)
      start = index
    }
    bytes.append(contentsOf: text.extracting(start...))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(0x30 + byte >> 4)
      bytes.append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
    default: bytes.append(byte)
    }
  }

  private mutating func writeDigits(_ integer: Int64) {
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = integer.magnitude
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
