internal import CCrypto

/// Random bytes fit for keys and salts, from libcrypto's generator, which the kernel seeds.
///
/// Everything else takes its randomness as a parameter, so that a test can choose it.
public enum SystemRandom {
  public static func bytes(_ count: Int) throws(LedgerError) -> [UInt8] {
    precondition((0...1 << 20).contains(count), "no key or salt is that long")
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "random bytes")
    }
    return bytes
  }
}
