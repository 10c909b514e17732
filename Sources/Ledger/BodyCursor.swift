import Glibc
import JSONBytes

/// Goes over the bytes of a body once, from one literal that must stand there to the next.
///
/// Canonical JSON leaves no choice of spelling, so names, punctuation and values of a fixed form are compared where they
/// lie and no JSON reader is needed. What is wrong with a body that is refused, ``EventBody/Failure`` finds out.
struct BodyCursor {
  let input: UnsafeBufferPointer<UInt8>
  let texts: SharedTexts?
  private(set) var position = 0

  /// Something else stands at the cursor than must.
  struct Refusal: Error {}

  init(_ input: UnsafeBufferPointer<UInt8>, _ texts: SharedTexts?) {
    self.input = input
    self.texts = texts
  }

  var isAtEnd: Bool { position == input.count }

  /// Passes over these bytes if they come next.
  @inline(__always)
  mutating func takes(_ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard input.count - position >= count, let start = input.baseAddress,
      memcmp(start + position, literal.utf8Start, count) == 0
    else { return false }
    position += count
    return true
  }

  @inline(__always)
  mutating func pass(_ literal: StaticString) throws(Refusal) {
    guard takes(literal) else { throw Refusal() }
  }

  /// A string of known length in which nothing needs an escape; its opening quote is passed.
  @inline(__always)
  mutating func fixed<Value>(
    _ count: Int, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(Refusal) -> Value {
    guard input.count - position > count, input[position + count] == UInt8(ascii: "\""),
      let value = parse(UnsafeBufferPointer(rebasing: input[position..<position + count]))
    else { throw Refusal() }
    position += count + 1
    return value
  }

  /// The place in its table of a word of a closed set; its opening quote is passed.
  @inline(__always)
  mutating func wordPlace<Word>(in table: WordTable<Word>) throws(Refusal) -> Int {
    let start = position
    if let (head, next, count) = shortWord() {
      let utf8 = UnsafeBufferPointer(rebasing: input[start..<start + count])
      guard let place = table.place(of: utf8, head: head, next: next) else { throw Refusal() }
      position = start + count + 1
      return place
    }
    position = JSONReader.plainEnd(input, from: start)
    guard position < input.count, input[position] == UInt8(ascii: "\""),
      let place = table.place(of: UnsafeBufferPointer(rebasing: input[start..<position]))
    else { throw Refusal() }
    position += 1
    return place
  }

  /// The bytes before the next quote, filled up with zeros; `nil` where there are more than sixteen of them, or the end is near.
  @inline(__always)
  private func shortWord() -> (head: UInt64, next: UInt64, count: Int)? {
    guard input.count - position >= 24, let start = input.baseAddress else { return nil }
    let bytes = UnsafeRawPointer(start) + position
    let head = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let next = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let inHead = Self.bitsBeforeQuote(head)
    if inHead < 64 { return (head & (1 << UInt64(inHead) &- 1), 0, inHead / 8) }
    let inNext = Self.bitsBeforeQuote(next)
    if inNext < 64 { return (head, next & (1 << UInt64(inNext) &- 1), 8 + inNext / 8) }
    return bytes.load(fromByteOffset: 16, as: UInt8.self) == UInt8(ascii: "\"") ? (head, next, 16) : nil
  }

  /// How many bits of a word stand before its first quote; 64 where it has none.
  @inline(__always)
  private static func bitsBeforeQuote(_ word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
    // A borrow can only spoil bytes above a true hit, so the lowest hit is exact.
    return ((quotes &- ones) & ~quotes & ones << 7).trailingZeroBitCount & ~7
  }

  /// A whole number as canonical JSON has it: no leading zero, no `-0`, of magnitude up to 2^53-1.
  mutating func integer() throws(Refusal) -> Int64 {
    let isNegative = takes("-")
    let start = position
    let end = min(input.count, start + 17)
    var place = start
    var magnitude: Int64 = 0
    while place < end, 0x30...0x39 ~= input[place] {
      magnitude = magnitude &* 10 &+ Int64(input[place] & 15)
      place += 1
    }
    position = place
    let hasLeadingZero = position > start + 1 && input[start] == 0x30
    guard position > start, !hasLeadingZero, CanonicalJSON.integers.contains(magnitude),
      !(isNegative && magnitude == 0)
    else { throw Refusal() }
    return isNegative ? -magnitude : magnitude
  }

  /// Any string, its escapes undone; its opening quote is passed.
  @inline(__always)
  mutating func string<Value>(_ make: (UnsafeBufferPointer<UInt8>) -> Value) throws(Refusal) -> Value {
    let start = position
    let end = JSONReader.plainEnd(input, from: start)
    if end < input.count, input[end] == UInt8(ascii: "\"") {
      position = end + 1
      return make(UnsafeBufferPointer(rebasing: input[start..<end]))
    }
    return try unescaped().withUnsafeBufferPointer(make)
  }

  /// A device's text: a string, or base64 where the bytes are not UTF-8.
  @inline(__always)
  mutating func text<Value>(_ make: (UnsafeBufferPointer<UInt8>) -> Value) throws(Refusal) -> Value {
    if takes("\"") { return try string(make) }
    return try read { (json) throws(JSONError) in try json.textBytes() }.withUnsafeBufferPointer(make)
  }

  /// A string that holds more than printable ASCII is left to the JSON reader.
  private mutating func unescaped() throws(Refusal) -> [UInt8] {
    position -= 1
    return try read { (json) throws(JSONError) in try json.textBytes() }
  }

  private mutating func read<Value>(
    _ body: (inout JSONReader) throws(JSONError) -> Value
  ) throws(Refusal) -> Value {
    do throws(JSONError) {
      let rest = UnsafeBufferPointer(rebasing: input[position...])
      let (value, count) = try JSONReader.readFirst(rest.span, form: .canonical, body)
      position += count
      return value
    } catch {
      throw Refusal()
    }
  }
}
