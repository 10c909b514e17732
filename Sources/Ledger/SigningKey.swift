internal import CCrypto
internal import JSONBytes
import Model

/// A private key that signs notes: `PRIVATE+KEY+name+id+base64(kind ‖ Ed25519 seed)`.
///
/// Whoever has the text can sign in its owner's name: keep it in a file that only the signer may read.
public struct SigningKey: ~Copyable {
  public let verifier: VerifierKey
  private let key: Handle

  // Not private: optimised code in other modules destroys it, and the linker must find its witness table.
  struct Handle: ~Copyable {
    let pointer: OpaquePointer

    deinit { EVP_PKEY_free(pointer) }
  }

  /// - Parameter seed: 32 random bytes, which are the private key (RFC 8032 §5.1.5).
  /// - Throws: `.keyMalformed` for another length or a name with white space or a plus.
  public init(name: String, _ kind: VerifierKey.Kind = .author, seed: [UInt8]) throws(LedgerError) {
    try self.init(name: name, kind, seed: seed, id: nil)
  }

  /// - Throws: `.keyMalformed`, `.keyAlgorithmUnknown`, `.keyIDMismatch`.
  public init(_ text: String) throws(LedgerError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].elementsEqual("PRIVATE".utf8), parts[1].elementsEqual("KEY".utf8),
      let name = String(parts[2]), let id = String(parts[3]), let secret = Base64.decode(parts[4]),
      let algorithm = secret.first
    else { throw .keyMalformed }
    guard let kind = VerifierKey.Kind(rawValue: algorithm) else { throw .keyAlgorithmUnknown(algorithm) }
    try self.init(name: name, kind, seed: Array(secret.dropFirst()), id: id)
  }

  private init(name: String, _ kind: VerifierKey.Kind, seed: [UInt8], id: String?) throws(LedgerError) {
    guard seed.count == 32, NoteKeyName.isValid(name) else { throw .keyMalformed }
    guard let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "Ed25519")
    }
    let key = Handle(pointer: pointer)
    let verifier = try VerifierKey(
      name: name, kind, publicKey: Self.raw(pointer, EVP_PKEY_get_raw_public_key))
    guard id == nil || id == NoteKeyName.text(verifier.id) else { throw .keyIDMismatch }
    self.key = key
    self.verifier = verifier
  }

  /// The private key as it is kept in a file.
  public func secretText() throws(LedgerError) -> String {
    let seed = try Self.raw(key.pointer, EVP_PKEY_get_raw_private_key)
    let secret = Base64.encode([verifier.kind.rawValue] + seed)
    return "PRIVATE+KEY+\(verifier.name)+\(NoteKeyName.text(verifier.id))+\(secret)"
  }

  /// - Returns: the 64 bytes of RFC 8032 §5.1.6.
  public func signature(of message: [UInt8]) throws(LedgerError) -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var length = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, key.pointer) == 1,
      EVP_DigestSign(context, &signature, &length, message, message.count) == 1, length == 64
    else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "Ed25519")
    }
    return signature
  }

  private static func raw(
    _ key: OpaquePointer,
    _ get: (OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?) -> Int32
  ) throws(LedgerError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    var length = bytes.count
    guard get(key, &bytes, &length) == 1, length == 32 else {
      ERR_clear_error()
      throw .cryptoUnavailable(operation: "Ed25519")
    }
    return bytes
  }
}
