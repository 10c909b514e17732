extension JSONReader {
  /// A whole number of magnitude up to 2^53-1, which every JSON library reads alike (RFC 8259 §6).
  ///
  /// - Throws: `.notAnInteger` for a fraction, an exponent, `-0` or a greater magnitude; the cursor then stays, so
  ///   that whoever has a use for the value can still pass over it.
  public mutating func integer() throws(JSONError) -> Int64 {
    try expect(.number)
    let at = position
    guard let integer = try scanNumber() else {
      position = at
      throw .notAnInteger(at: at)
    }
    isAtValue = false
    return integer
  }

  public mutating func bool() throws(JSONError) -> Bool {
    try expect(.bool)
    let isTrue = input[position] == UInt8(ascii: "t")
    try pass(isTrue ? "true" : "false")
    isAtValue = false
    return isTrue
  }

  public mutating func null() throws(JSONError) {
    try expect(.null)
    if form == .canonical { throw .notCanonical(at: position, why: .null) }
    try pass("null")
    isAtValue = false
  }

  private mutating func pass(_ literal: StaticString) throws(JSONError) {
    for index in 0..<literal.utf8CodeUnitCount {
      guard position + index < input.count else { throw .truncated(at: input.count) }
      guard input[position + index] == literal.utf8Start[index] else {
        throw .syntax(at: position, expected: .value)
      }
    }
    position += literal.utf8CodeUnitCount
  }

  /// Passes over a number of any size.
  ///
  /// - Returns: its value, or `nil` when it is not one that `integer` gives.
  mutating func scanNumber() throws(JSONError) -> Int64? {
    let start = position
    var index = position
    let isNegative = input[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let digits = index
    var magnitude: Int64 = 0
    if index < input.count, input[index] == 0x30 {
      index += 1
    } else {
      index = try scanDigits(from: index, &magnitude)
    }
    // Seventeen digits cannot overflow; the range decides about them.
    var isInteger = index - digits <= 17 && !(isNegative && magnitude == 0)
    if index < input.count, input[index] == UInt8(ascii: ".") {
      isInteger = false
      index = try scanDigits(from: index + 1, &magnitude)
    }
    if index < input.count, input[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < input.count, input[index] == UInt8(ascii: "+") || input[index] == UInt8(ascii: "-") {
        index += 1
      }
      index = try scanDigits(from: index, &magnitude)
    }
    isInteger = isInteger && CanonicalJSON.integers.contains(magnitude)
    if form == .canonical, !isInteger { throw .notCanonical(at: start, why: .number) }
    position = index
    return isInteger ? (isNegative ? -magnitude : magnitude) : nil
  }

  @inline(__always)
  private func scanDigits(from start: Int, _ value: inout Int64) throws(JSONError) -> Int {
    var index = start
    while index < input.count, 0x30...0x39 ~= input[index] {
      value = value &* 10 &+ Int64(input[index] & 15)
      index += 1
    }
    guard index > start else {
      guard index < input.count else { throw .truncated(at: index) }
      throw .syntax(at: index, expected: .digit)
    }
    return index
  }
}
