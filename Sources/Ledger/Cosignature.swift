/// What a witness signs: that it saw a checkpoint at a time, and that the log had only grown since the one before.
///
/// - Shape: eight bytes of seconds since 1970, the greatest first, then an Ed25519 signature over that time and the note's text.
/// - Source: C2SP tlog-cosignature v1.
enum Cosignature {
  static func message(_ text: [UInt8], at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }

  static func bytes(_ time: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
  }

  static func time(of signature: [UInt8]) -> UInt64? {
    guard signature.count == 72 else { return nil }
    return signature.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
