internal import CCrypto
internal import Synchronization

/// Random bytes fit for keys and salts, from libcrypto's generator, which the kernel seeds.
///
/// Everything else takes its randomness as a parameter, so that a test can choose it.
public enum SystemRandom {
  /// What was drawn and not handed out yet: asking the generator for each id by itself costs as much as hashing its event.
  private static let drawn = Mutex<[UInt8]>([])
  private static let atOnce = 4096

  public static func bytes(_ count: Int) throws(LedgerError) -> [UInt8] {
    precondition((0...1 << 20).contains(count), "no key or salt is that long")
    guard count <= 64 else { return try draw(count) }
    return try drawn.withLock { (drawn) throws(LedgerError) in
      if drawn.count < count { drawn = try draw(atOnce) }
      defer { drawn.removeLast(count) }
      return Array(drawn.suffix(count))
    }
  }

  private static func draw(_ count: Int) throws(LedgerError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "random bytes")
    }
    return bytes
  }
}
