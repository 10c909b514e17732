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

  /// SHA-256(0x01 ‖ left ‖ right), put into its two blocks here: in pieces half the time would go into their bookkeeping.
  public mutating func node(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 128, alignment: 16) { blocks in
      blocks.initializeMemory(as: UInt8.self, repeating: 0)
      blocks[0] = 0x01
      left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: blocks[1..<33]).copyMemory(from: $0) }
      right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: blocks[33..<65]).copyMemory(from: $0) }
      // The mark behind the end, and the length in bits.
      blocks[65] = 0x80
      blocks.storeBytes(of: UInt64(65 * 8).bigEndian, toByteOffset: 120, as: UInt64.self)
      SHA256_Init(&context)
      let start = blocks.assumingMemoryBound(to: UInt8.self).baseAddress
      SHA256_Transform(&context, start)
      SHA256_Transform(&context, start.map { $0 + 64 })
    }
    return withUnsafeBytes(of: context.h) { Digest(words: $0) }
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

extension Digest {
  /// - Parameter words: the eight words of a hash as the processor keeps them.
  init(words: UnsafeRawBufferPointer) {
    self.init { output in
      for offset in stride(from: 0, to: Digest.byteCount, by: 4) {
        let word = words.load(fromByteOffset: offset, as: UInt32.self)
        output.storeBytes(of: word.bigEndian, toByteOffset: offset, as: UInt32.self)
      }
    }
  }
}
