import Model

/// The name and id that tie a signature line to its key (C2SP signed-note).
enum NoteKeyName {
  /// Not empty, no white space of Unicode, no plus sign.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty
      && !name.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "+" || $0.value < 0x20 }
  }

  /// The first four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ public key).
  static func keyID(name: String, _ kind: VerifierKey.Kind, publicKey: [UInt8]) throws(LedgerError) -> UInt32
  {
    var hasher = SHA256Hasher()
    let hash = hasher.digest(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
    return hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Eight hexadecimal digits, lower case.
  static func text(_ id: UInt32) -> String {
    Hex.text((0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) })
  }
}
