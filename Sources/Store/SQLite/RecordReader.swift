import Glibc

/// The columns of one row as the file has them, one after the other.
///
/// - Source: sqlite.org/fileformat2.html, 2.1.
struct RecordReader {
  private let record: UnsafeRawPointer
  private let count: Int
  /// Where the type of the next column stands, and its value.
  private var type: Int
  private let types: Int
  private var value: Int

  enum Value {
    case null
    case integer(Int64)
    case text(UnsafeRawBufferPointer)
    case blob(UnsafeRawBufferPointer)
  }

  /// - Returns: `nil` for bytes that no row has.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return nil }
    var first = 0
    guard let size = start.varint(&first, end: bytes.count), size <= UInt64(bytes.count), Int(size) >= first
    else { return nil }
    record = start
    count = bytes.count
    type = first
    types = Int(size)
    value = Int(size)
  }

  /// Passes over columns.
  ///
  /// - Returns: whether there were so many.
  mutating func skip(_ columns: Int) -> Bool {
    var length = 0
    for _ in 0..<columns {
      guard let code = record.varint(&type, end: types), code < 1 << 32 else { return false }
      length += code >= 12 ? Int(code - 12) >> 1 : Int(Self.lengths >> (4 * code) & 15)
    }
    return take(length) != nil
  }

  /// How long the values are whose types are below 12, four bits each, the lowest first; two of them no value has.
  private static let lengths: UInt64 = 0x00_0088_6432_10

  /// - Returns: `nil` after the last column, and for bytes that none has; this database has no floating numbers.
  @inline(__always)
  mutating func next() -> Value? {
    guard let code = record.varint(&type, end: types) else { return nil }
    if code >= 12 {
      guard let start = take(Int(truncatingIfNeeded: (code - 12) >> 1)) else { return nil }
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(truncatingIfNeeded: (code - 12) >> 1))
      return code & 1 == 1 ? .text(bytes) : .blob(bytes)
    }
    switch code {
    case 0: return .null
    case 8: return .integer(0)
    case 9: return .integer(1)
    case 1...4: return integer(of: Int(code))
    case 5: return integer(of: 6)
    case 6: return integer(of: 8)
    default: return nil
    }
  }

  @inline(__always)
  private mutating func take(_ length: Int) -> UnsafeRawPointer? {
    guard length >= 0, count - value >= length else { return nil }
    defer { value += length }
    return record + value
  }

  @inline(__always)
  private mutating func integer(of length: Int) -> Value? {
    guard let start = take(length) else { return nil }
    var number = Int64(start.load(as: Int8.self))
    for index in 1..<length {
      number = number << 8 | Int64(start.load(fromByteOffset: index, as: UInt8.self))
    }
    return .integer(number)
  }
}

extension UnsafeRawBufferPointer {
  @inline(__always)
  func equals(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let start = baseAddress, let otherStart = other.baseAddress else { return true }
    return memcmp(start, otherStart, count) == 0
  }
}
