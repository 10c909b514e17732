public import Model

/// Why the ledger's cryptography refused something.
public enum LedgerError: Error, Equatable, Sendable {
  /// libcrypto could not do what it must always be able to do: no memory, or a crippled installation.
  case cryptoUnavailable(operation: String)

  /// There is no leaf of this index in a tree of this size.
  case noSuchLeaf(index: UInt64, size: UInt64)
  /// A tree cannot be consistent with a larger earlier one.
  case sizesOutOfOrder(from: UInt64, to: UInt64)
  /// A proof for these sizes has another number of hashes.
  case proofLength(expected: Int, found: Int)
  /// The proof leads to another root than the one that was promised for this size.
  case rootMismatch(size: UInt64, promised: Digest, computed: Digest)
  /// The stored frontier lacks the row of a level that its size needs.
  case frontierLacks(level: Int)

  case noteTooLarge(limit: Int)
  case noteMalformed(NotePart)
  /// A line of a known key carries a signature that is not its own: the note was altered.
  case badSignature(key: String)
  case noKnownSignature
  case otherOrigin(found: String)

  case keyMalformed
  case keyAlgorithmUnknown(UInt8)
  /// The key's id does not follow from its name and its public key: it was altered or mistyped.
  case keyIDMismatch

  /// The part of a note or checkpoint that breaks its grammar.
  public enum NotePart: Sendable {
    case encoding, separator, signatureLine, tooManySignatures
    case lines, origin, size, root
  }
}
