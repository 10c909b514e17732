internal import CCrypto
internal import JSONBytes
import Model

/// A public key that signs notes: `name+id+base64(kind ‖ Ed25519 public key)`.
///
/// - Source: C2SP signed-note and tlog-cosignature; the text form is that of Go's `sumdb/note`.
public struct VerifierKey: Hashable, Sendable {
  public let name: String
  public let kind: Kind
  public let id: UInt32
  public let publicKey: [UInt8]

  /// What its signatures say.
  public enum Kind: UInt8, Sendable {
    /// That the text is its own.
    case author = 0x01
    /// That it saw the text at a time, and that the log had only grown: the signature begins with that time.
    case witness = 0x04
  }

  /// - Throws: `.keyMalformed` for a name with white space or a plus, or a key that is not 32 bytes.
  public init(name: String, _ kind: Kind = .author, publicKey: [UInt8]) throws(LedgerError) {
    guard NoteKeyName.isValid(name), publicKey.count == 32 else { throw .keyMalformed }
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    id = try NoteKeyName.keyID(name: name, kind, publicKey: publicKey)
  }

  /// - Throws: `.keyMalformed`, `.keyAlgorithmUnknown`, `.keyIDMismatch`.
  public init(_ text: String) throws(LedgerError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = String(parts[0]), let id = String(parts[1]),
      let key = Base64.decode(parts[2]), let algorithm = key.first
    else { throw .keyMalformed }
    guard let kind = Kind(rawValue: algorithm) else { throw .keyAlgorithmUnknown(algorithm) }
    try self.init(name: name, kind, publicKey: Array(key.dropFirst()))
    guard id == NoteKeyName.text(self.id) else { throw .keyIDMismatch }
  }

  public var text: String {
    "\(name)+\(NoteKeyName.text(id))+\(Base64.encode([kind.rawValue] + publicKey))"
  }

  /// Whether this key made the signature of a note with this text.
  public func verifies(_ signature: [UInt8], of text: [UInt8]) throws(LedgerError) -> Bool {
    switch kind {
    case .author: return try isGood(signature, over: text)
    case .witness:
      guard let time = Cosignature.time(of: signature) else { return false }
      return try isGood(Array(signature.dropFirst(8)), over: Cosignature.message(text, at: time))
    }
  }

  /// RFC 8032 §5.1.7.
  private func isGood(_ signature: [UInt8], over message: [UInt8]) throws(LedgerError) -> Bool {
    guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count) else {
      ERR_clear_error()
      return false
    }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "Ed25519")
    }
    let isGood = EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    ERR_clear_error()
    return isGood
  }
}
