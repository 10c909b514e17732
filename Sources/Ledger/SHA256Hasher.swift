internal import CCrypto
public import Model

/// SHA-256 with one context used again and again: looking the algorithm up costs more than hashing an event.
///
/// Leaves and nodes are prefixed so that neither can pass for the other (RFC 9162 §2.1.1).
public struct SHA256Hasher: ~Copyable {
  private let algorithm: OpaquePointer
  private let context: OpaquePointer

  public init() throws(LedgerError) {
    guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "SHA-256")
    }
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, algorithm, nil) == 1 else {
      EVP_MD_free(algorithm)
      throw .cryptoUnavailable(operation: "SHA-256")
    }
    self.algorithm = algorithm
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  public mutating func digest(_ bytes: [UInt8]) -> Digest {
    start()
    bytes.withUnsafeBytes { update($0) }
    return finish()
  }

  /// SHA-256(0x00 ‖ body).
  public mutating func leaf(_ body: [UInt8]) -> Digest {
    body.withUnsafeBytes { leaf(raw: $0) }
  }

  /// SHA-256(0x00 ‖ body) of bytes that somebody else holds.
  public mutating func leaf(_ body: Span<UInt8>) -> Digest {
    body.withUnsafeBytes { leaf(raw: $0) }
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  public mutating func node(_ left: Digest, _ right: Digest) -> Digest {
    start()
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { buffer in
      buffer[0] = 0x01
      left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
      right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
      update(UnsafeRawBufferPointer(buffer))
    }
    return finish()
  }

  private mutating func leaf(raw body: UnsafeRawBufferPointer) -> Digest {
    start()
    var prefix: UInt8 = 0x00
    EVP_DigestUpdate(context, &prefix, 1)
    update(body)
    return finish()
  }

  // A started SHA-256 context has no way to fail: it allocates nothing and accepts every length.

  private func start() {
    let started = EVP_DigestInit_ex2(context, nil, nil)
    precondition(started == 1)
  }

  private func update(_ bytes: UnsafeRawBufferPointer) {
    let updated = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(updated == 1)
  }

  private func finish() -> Digest {
    Digest { output in
      let finished = EVP_DigestFinal_ex(context, output.baseAddress, nil)
      precondition(finished == 1)
    }
  }
}
