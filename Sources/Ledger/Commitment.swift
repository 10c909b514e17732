public import Model

/// What the ledger keeps of a person's data: HMAC-SHA-256(salt, class ‖ 0x00 ‖ value).
///
/// Value and salt lie elsewhere and can be erased; without the salt the commitment says nothing about the
/// value, however few values there are, and the ledger's proofs stay whole.
public struct Commitment: Hashable, Sendable {
  public static let saltBytes = 32

  public let digest: Digest

  public init(digest: Digest) {
    self.digest = digest
  }

  /// - Parameter class: what the value is, such as `person_name`; it holds no NUL, so no class and value
  ///   can be cut in two ways.
  /// - Returns: `nil` for a salt that is not 32 bytes or a class with a NUL.
  public init?(class: String, value: [UInt8], salt: [UInt8]) throws(LedgerError) {
    let name = Array(`class`.utf8)
    guard salt.count == Self.saltBytes, !name.contains(0) else { return nil }
    digest = try HMACSHA256.code(of: name + [0] + value, key: salt)
  }

  /// Whether this is what was committed to.
  public func opens(class: String, value: [UInt8], salt: [UInt8]) throws(LedgerError) -> Bool {
    try Commitment(class: `class`, value: value, salt: salt) == self
  }
}
