public import Model

/// A random sample that anybody can draw again.
///
/// Every asset that could be drawn gets the number HMAC-SHA-256(seed, id), the id as its 36 characters; the smallest
/// numbers are the sample. So it depends on the seed and on who could be drawn, not on the order they come in, and
/// any shell can check one number: `printf %s ID | openssl dgst -sha256 -mac HMAC -macopt hexkey:SEED`.
public enum SampleDraw {
  /// - Parameters:
  ///   - seed: 32 random bytes.
  ///   - count: how many to draw; all where there are no more.
  /// - Returns: those drawn, in no order that matters.
  public static func draw(_ count: Int, of ids: [EntityID], seed: [UInt8]) throws(LedgerError) -> [EntityID] {
    guard count < ids.count else { return ids }
    var numbered: [(number: Digest, id: EntityID)] = []
    numbered.reserveCapacity(ids.count)
    for id in ids {
      numbered.append((try HMACSHA256.code(of: Array(id.text.utf8), key: seed), id))
    }
    numbered.sort { Self.precedes($0.number, $1.number) }
    return numbered.prefix(max(0, count)).map(\.id)
  }

  /// As numbers of 256 bits, the first byte counting most.
  private static func precedes(_ a: Digest, _ b: Digest) -> Bool {
    a.withUnsafeBytes { left in
      b.withUnsafeBytes { right in left.lexicographicallyPrecedes(right) }
    }
  }
}
