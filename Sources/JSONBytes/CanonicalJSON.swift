/// The one spelling of a value: what is hashed and signed.
///
/// RFC 8785, narrowed until every library agrees: member names of 1 to 40 characters `a-z 0-9 _` in
/// strictly ascending byte order; objects, arrays, strings, `true`, `false` and whole numbers of
/// magnitude up to 2^53-1; no null, no fraction, no exponent, no white space; the escapes of
/// §3.2.2.2; at most 16 levels. Write it with `JSONWriter(form: .canonical)`.
public enum CanonicalJSON {
  public static let depth = 16
  public static let integers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

  /// Whether a member may carry this name.
  public static func isName(_ name: String) -> Bool {
    var count = 0
    for byte in name.utf8 {
      count += 1
      guard count <= nameLengths.upperBound, isNameByte(byte) else { return false }
    }
    return nameLengths.contains(count)
  }

  /// Reads a value whose bytes are exactly the ones the canonical writer writes for it.
  public static func read<R>(
    _ bytes: [UInt8], limits: JSONLimits = .standard,
    _ body: (inout JSONReader) throws(JSONError) -> R
  ) throws(JSONError) -> R {
    try JSONReader.read(bytes, form: .canonical, limits: limits, body)
  }

  /// Throws unless the bytes are one canonical value; looks at every byte.
  public static func check(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    try read(bytes, limits: limits) { reader throws(JSONError) in try reader.skip() }
  }

  static let nameLengths = 1...40

  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x5F: true
    default: false
    }
  }
}
