extension JSONReader {
  /// A string, its escapes undone.
  public mutating func string() throws(JSONError) -> String {
    try expect(.string)
    let text = try scanString()
    isAtValue = false
    if text.hasEscapes { return String(decoding: unescape(text), as: UTF8.self) }
    return String(decoding: UnsafeBufferPointer(rebasing: input[text.range]), as: UTF8.self)
  }

  /// A string in which nothing may need an escape, such as a date or a word of a closed set: it is not built.
  ///
  /// - Returns: where it lies in the input, without its quotes.
  public mutating func plainString() throws(JSONError) -> Range<Int> {
    try expect(.string)
    let start = position
    let text = try scanString()
    guard !text.hasEscapes else { throw .syntax(at: start, expected: .value) }
    isAtValue = false
    return text.range
  }

  /// What `JSONWriter.text(bytes:)` wrote: a string, or `{"b64":"..."}` for bytes that are not UTF-8.
  ///
  /// - Throws: `.notCanonical(why: .base64)` when a string could have said the same.
  public mutating func textBytes() throws(JSONError) -> [UInt8] {
    guard try kind() == .object else { return try stringBytes() }
    try beginObject()
    guard try nextMember(), nameIs("b64") else { throw .notCanonical(at: position, why: .base64) }
    let at = position
    guard let bytes = Base64.decode(try stringBytes()), !UTF8.isWellFormed(bytes.span) else {
      throw .notCanonical(at: at, why: .base64)
    }
    guard try !nextMember() else { throw .notCanonical(at: position, why: .base64) }
    return bytes
  }

  private mutating func stringBytes() throws(JSONError) -> [UInt8] {
    try expect(.string)
    let text = try scanString()
    isAtValue = false
    return text.hasEscapes ? unescape(text) : Array(input[text.range])
  }

  /// What stands between two quotes; known to be well-formed.
  struct Scanned {
    var range: Range<Int>
    var hasEscapes: Bool
    var count: Int { range.count }
  }

  /// Passes over a string, from its opening quote, and checks every byte of it.
  mutating func scanString() throws(JSONError) -> Scanned {
    let start = position + 1
    var index = start
    var hasEscapes = false
    while true {
      index = Self.plainEnd(input, from: index)
      guard index - start <= limits.stringBytes else {
        throw .tooLarge(at: start + limits.stringBytes, .stringBytes)
      }
      guard index < input.count else { throw .truncated(at: input.count) }
      switch input[index] {
      case UInt8(ascii: "\""):
        position = index + 1
        return Scanned(range: start..<index, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = try scanEscape(at: index)
      case 0..<0x20: throw .syntax(at: index, expected: .escapedControl)
      default:
        index = try scanHigh(at: index)
      }
    }
  }

  /// - Returns: the index behind the characters above 0x7F that begin here.
  private func scanHigh(at first: Int) throws(JSONError) -> Int {
    var end = first + 1
    while end < input.count, input[end] >= 0x80 { end += 1 }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: input.extracting(first..<end).span)
      return end
    } catch {
      throw .invalidUTF8(at: first + error.byteOffsets.lowerBound)
    }
  }

  /// The first place from `index` on where no plain character stands: a quote, a backslash, a control character or a
  /// byte above 0x7F, or the end of the input.
  @inline(__always)
  public static func plainEnd(_ input: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    let bytes = UnsafeRawBufferPointer(input)
    var index = index
    while index + 8 <= input.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A byte's top bit is set where it is below its limit (0x20, or 1 after the exclusive or). A borrow
      // can only spoil bytes above a true hit, so the lowest hit is exact.
      let control = (word &- ones &* 0x20) & ~word
      let special = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control | word
      let hits = special & high
      if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < input.count, 0x20..<0x80 ~= input[index], input[index] != 0x22, input[index] != 0x5C {
      index += 1
    }
    return index
  }

  /// - Returns: the index after the escape, or after the pair of surrogates it begins.
  private func scanEscape(at index: Int) throws(JSONError) -> Int {
    guard index + 1 < input.count else { throw .truncated(at: input.count) }
    switch input[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      return index + 2
    case UInt8(ascii: "/"):
      if form == .canonical { throw .notCanonical(at: index, why: .escape) }
      return index + 2
    case UInt8(ascii: "u"):
      let unit = try hexUnit(at: index + 2)
      if form == .canonical, !isCanonicalEscape(unit, at: index) {
        throw .notCanonical(at: index, why: .escape)
      }
      switch unit {
      case 0xD800..<0xDC00:
        guard index + 6 < input.count else { throw .truncated(at: input.count) }
        guard input[index + 6] == UInt8(ascii: "\\") else {
          throw .syntax(at: index, expected: .surrogatePair)
        }
        guard index + 7 < input.count else { throw .truncated(at: input.count) }
        guard input[index + 7] == UInt8(ascii: "u"), 0xDC00..<0xE000 ~= (try hexUnit(at: index + 8)) else {
          throw .syntax(at: index, expected: .surrogatePair)
        }
        return index + 12
      case 0xDC00..<0xE000: throw .syntax(at: index, expected: .surrogatePair)
      default: return index + 6
      }
    default: throw .syntax(at: index, expected: .escape)
    }
  }

  /// Only a control character without a short form is spelled by number, in lower case.
  private func isCanonicalEscape(_ unit: UInt32, at index: Int) -> Bool {
    guard unit < 0x20, ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(unit) else { return false }
    return !(0x41...0x46).contains(input[index + 5])
  }

  private func hexUnit(at index: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for position in index..<index + 4 {
      guard position < input.count else { throw .truncated(at: input.count) }
      guard let digit = hexValue(input[position]) else { throw .syntax(at: position, expected: .hexDigit) }
      unit = unit << 4 | digit
    }
    return unit
  }

  private func hexValue(_ digit: UInt8) -> UInt32? {
    switch digit {
    case 0x30...0x39: UInt32(digit) - 0x30
    case 0x61...0x66: UInt32(digit) - 0x61 + 10
    case 0x41...0x46: UInt32(digit) - 0x41 + 10
    default: nil
    }
  }

  /// The bytes a scanned string stands for.
  func unescape(_ text: Scanned) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      guard input[index] == UInt8(ascii: "\\") else {
        bytes.append(input[index])
        index += 1
        continue
      }
      switch input[index + 1] {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "u"):
        var scalar = scannedUnit(at: index + 2)
        if 0xD800..<0xDC00 ~= scalar {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (scannedUnit(at: index + 8) - 0xDC00)
          index += 6
        }
        appendUTF8(scalar, to: &bytes)
        index += 4
      case let itself: bytes.append(itself)
      }
      index += 2
    }
    return bytes
  }

  private func scannedUnit(at index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for position in index..<index + 4 { unit = unit << 4 | (hexValue(input[position]) ?? 0) }
    return unit
  }

  private func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(scalar >> shift & 0x3F) | 0x80 }
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800: bytes += [UInt8(scalar >> 6) | 0xC0, tail(0)]
    case 0x800..<0x10000: bytes += [UInt8(scalar >> 12) | 0xE0, tail(6), tail(0)]
    default: bytes += [UInt8(scalar >> 18) | 0xF0, tail(12), tail(6), tail(0)]
    }
  }
}
