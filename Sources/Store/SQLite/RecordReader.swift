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

  var isAtEnd: Bool { type == types }

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

/// Compares a row of a page, column by column, with the row it must be.
struct RecordMatcher: RowMatching {
  private var reader: RecordReader?
  private var isEqual: Bool
  /// The number of the row, where its first column is that.
  private var rowid: Int64?

  init(_ record: UnsafeRawBufferPointer, rowid: Int64?) {
    reader = RecordReader(record)
    isEqual = reader != nil
    self.rowid = rowid
  }

  var matches: Bool { isEqual && reader?.isAtEnd == true }

  mutating func null() {
    guard isEqual else { return }
    if case .null = reader?.next() { return }
    isEqual = false
  }

  mutating func integer(_ value: Int64) {
    guard isEqual else { return }
    if let rowid {
      // It stands in the cell; its column is empty.
      self.rowid = nil
      null()
      isEqual = isEqual && rowid == value
    } else if case .integer(value) = reader?.next() {
      return
    } else {
      isEqual = false
    }
  }

  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard isEqual else { return }
    guard case .text(let bytes) = reader?.next() else { return isEqual = false }
    isEqual = bytes.equals(UnsafeRawBufferPointer(utf8))
  }

  mutating func blob(_ bytes: UnsafeRawBufferPointer) {
    guard isEqual else { return }
    guard case .blob(let stored) = reader?.next() else { return isEqual = false }
    isEqual = stored.equals(bytes)
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
