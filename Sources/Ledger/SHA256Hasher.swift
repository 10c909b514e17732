internal import CCrypto
public import Model

/// SHA-256 of a ledger's leaves and nodes.
///
/// By the functions of libcrypto that work on a context of one's own: looking the algorithm up, as its newer interface does, costs
/// more than hashing an event, and even with that done once a third of the time went into the interface.
///
/// Leaves and nodes are prefixed so that neither can pass for the other (RFC 9162 §2.1.1).
public struct SHA256Hasher: ~Copyable {
  private var context = SHA256_CTX()

  public init() {}

  public mutating func digest(_ bytes: [UInt8]) -> Digest {
    SHA256_Init(&context)
    bytes.withUnsafeBytes { update($0) }
    return finish()
  }

  /// Begins a hash of bytes that come in pieces. Nothing else can be hashed by the same hasher until it ends.
  public mutating func begin() { SHA256_Init(&context) }

  public mutating func add(_ bytes: UnsafeRawBufferPointer) { update(bytes) }

  public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The hash of all pieces since ``begin()``.
  public mutating func end() -> Digest { finish() }

  /// SHA-256(0x00 ‖ body).
  public mutating func leaf(_ body: [UInt8]) -> Digest {
    body.withUnsafeBytes { leaf($0) }
  }

  /// The same of bytes that somebody else holds.
  public mutating func leaf(_ body: UnsafeRawBufferPointer) -> Digest {
    SHA256_Init(&context)
    var prefix: UInt8 = 0x00
    SHA256_Update(&context, &prefix, 1)
    update(body)
    return finish()
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  public mutating func node(_ left: Digest, _ right: Digest) -> Digest {
    SHA256_Init(&context)
    var prefix: UInt8 = 0x01
    SHA256_Update(&context, &prefix, 1)
    left.withUnsafeBytes { update($0) }
    right.withUnsafeBytes { update($0) }
    return finish()
  }

  // None of these can fail: they allocate nothing and accept every length.

  private mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  private mutating func finish() -> Digest {
    Digest { output in
      SHA256_Final(output.baseAddress, &context)
    }
  }
}
