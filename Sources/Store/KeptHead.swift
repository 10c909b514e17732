internal import Ledger
public import Model

/// A signed tree head of a roll as somebody kept it, away from the roll.
public struct KeptHead: Sendable, Equatable {
  /// How many events it was signed over.
  public let size: Int64
  public let root: Digest
}

extension Roll {
  /// Reads a head of this roll.
  ///
  /// - Parameters:
  ///   - note: a signed note as `ledger head` prints it, untrusted.
  ///   - key: who must have signed it, as a verifier key (C2SP signed-note); the roll's own key when `nil`.
  /// - Throws: `.ledger` with `.keyMalformed` and its like for the key, `.noteMalformed` for what is no signed head,
  ///   `.badSignature`, `.noKnownSignature`, and `.otherOrigin` for the head of another roll.
  public func keptHead(_ note: [UInt8], signedBy key: String? = nil) throws(StoreError) -> KeptHead {
    let origin = "tagroll/\(identity.log.text)"
    let head = try StoreError.ledger { () throws(LedgerError) in
      // Whose head it says it is comes before who signed it: another roll's is signed by another key, of course.
      let claimed = try Checkpoint(text: SignedNote(parsing: note).text).origin
      guard claimed.utf8.elementsEqual(origin.utf8) else { throw .otherOrigin(found: claimed) }
      return try Checkpoint.open(note, origin: origin, keys: [VerifierKey(key ?? identity.publicKey)])
    }
    // More events than a roll can number are more than it has.
    return KeptHead(size: Int64(clamping: head.size), root: head.root)
  }
}
