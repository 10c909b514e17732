internal import CCrypto
internal import JSONBytes
import Model

/// A public key that signs notes: `name+id+base64(0x01 ‖ Ed25519 public key)`.
///
/// - Source: C2SP signed-note; the text form is that of Go's `sumdb/note`.
public struct VerifierKey: Hashable, Sendable {
  public let name: String
  public let id: UInt32
  public let publicKey: [UInt8]

  /// - Throws: `.keyMalformed` for a name with white space or a plus, or a key that is not 32 bytes.
  public init(name: String, publicKey: [UInt8]) throws(LedgerError) {
    guard NoteKeyName.isValid(name), publicKey.count == 32 else { throw .keyMalformed }
    self.name = name
    self.publicKey = publicKey
    id = try NoteKeyName.keyID(name: name, publicKey: publicKey)
  }

  /// - Throws: `.keyMalformed`, `.keyAlgorithmUnknown`, `.keyIDMismatch`.
  public init(_ text: String) throws(LedgerError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = String(parts[0]), let id = String(parts[1]),
      let key = Base64.decode(parts[2]), let algorithm = key.first
    else { throw .keyMalformed }
    guard algorithm == NoteKeyName.ed25519 else { throw .keyAlgorithmUnknown(algorithm) }
    try self.init(name: name, publicKey: Array(key.dropFirst()))
    guard id == NoteKeyName.text(self.id) else { throw .keyIDMismatch }
  }

  public var text: String {
    "\(name)+\(NoteKeyName.text(id))+\(Base64.encode([NoteKeyName.ed25519] + publicKey))"
  }

  /// Whether this key made the signature (RFC 8032 §5.1.7).
  public func verifies(_ signature: [UInt8], of message: [UInt8]) throws(LedgerError) -> Bool {
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
