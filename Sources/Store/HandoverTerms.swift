internal import Ledger
public import Model
internal import Schemas

/// The text that whoever is given things acknowledges.
public enum HandoverTerms {
  public static var version: Int64 { Schemas.handoverVersion }
  /// Both languages, one below the other: what is hashed is what was shown, whichever of them somebody read.
  public static var bytes: [UInt8] { Schemas.handoverTerms }

  /// The SHA-256 of ``bytes``, as an event names it.
  public static var digest: Digest {
    var hasher = SHA256Hasher()
    return hasher.digest(bytes)
  }
}

extension Writing {
  /// Keeps the text beside the ledger, so that its hash says what it was for ever.
  ///
  /// - Returns: what an acknowledgement carries.
  public func terms() throws(StoreError) -> EvidenceValue {
    .code(try keep(HandoverTerms.bytes, type: "text/plain").text)
  }
}
