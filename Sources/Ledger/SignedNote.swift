import JSONBytes
public import Model

/// Text with the signatures of those who vouch for it.
///
/// - Shape: the text, which ends in a line feed; an empty line; lines `— name base64(key id ‖ signature)`.
/// - Source: C2SP signed-note v1.0.0.
public struct SignedNote: Sendable, Equatable {
  public static let byteLimit = 256 << 10
  public static let signatureLimit = 100

  public private(set) var text: [UInt8]
  public private(set) var signatures: [Signature] = []

  public struct Signature: Sendable, Equatable {
    public let name: String
    public let keyID: UInt32
    public let bytes: [UInt8]

    /// Whether it says that this key made it.
    func isOf(_ key: VerifierKey) -> Bool { key.id == keyID && key.name.utf8.elementsEqual(name.utf8) }
  }

  /// - Throws: `.noteMalformed` for text that does not end in a line feed, is not UTF-8 or holds other
  ///   control characters.
  public init(text: [UInt8]) throws(LedgerError) {
    try Self.check(text)
    guard text.last == 0x0A else { throw .noteMalformed(.separator) }
    self.text = text
  }

  /// Trusts nothing yet: see `verify`.
  public init(parsing bytes: [UInt8]) throws(LedgerError) {
    try Self.check(bytes)
    guard let separator = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
    else { throw .noteMalformed(.separator) }
    text = Array(bytes[...separator])
    var lines = bytes[(separator + 2)...].split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1, lines.removeLast().isEmpty else { throw .noteMalformed(.signatureLine) }
    guard lines.count <= Self.signatureLimit else { throw .noteMalformed(.tooManySignatures) }
    for line in lines { signatures.append(try Self.signature(line)) }
  }

  public mutating func sign(with key: borrowing SigningKey) throws(LedgerError) {
    try add(try key.signature(of: text), of: key.verifier)
  }

  /// - Parameter now: when the witness saw it; whole seconds are kept.
  public mutating func cosign(with key: borrowing SigningKey, at now: Instant) throws(LedgerError) {
    let time = UInt64(max(0, now.milliseconds / 1000))
    try add(
      Cosignature.bytes(time) + key.signature(of: Cosignature.message(text, at: time)), of: key.verifier)
  }

  private mutating func add(_ signature: [UInt8], of key: VerifierKey) throws(LedgerError) {
    guard signatures.count < Self.signatureLimit else { throw .noteMalformed(.tooManySignatures) }
    signatures.append(Signature(name: key.name, keyID: key.id, bytes: signature))
  }

  /// When a witness signed, by its own clock; the last time, and `nil` where it did not.
  ///
  /// - Throws: `.badSignature`.
  public func seen(by key: VerifierKey) throws(LedgerError) -> Instant? {
    guard key.kind == .witness, signatures.contains(where: { $0.isOf(key) }) else { return nil }
    _ = try verify(with: [key])
    let times = signatures.compactMap { $0.isOf(key) ? Cosignature.time(of: $0.bytes) : nil }
    // Beyond this no day of ours lies.
    return times.max().flatMap { $0 < 1 << 37 ? Instant(milliseconds: Int64($0) * 1000) : nil }
  }

  /// Signatures of other keys are passed over; every one of a known key must be good.
  ///
  /// - Returns: the known keys that signed.
  /// - Throws: `.badSignature`, `.noKnownSignature`.
  @discardableResult
  public func verify(with keys: [VerifierKey]) throws(LedgerError) -> [VerifierKey] {
    var good: [VerifierKey] = []
    for signature in signatures {
      for key in keys where signature.isOf(key) {
        guard try key.verifies(signature.bytes, of: text) else { throw .badSignature(key: key.name) }
        if !good.contains(key) { good.append(key) }
      }
    }
    guard !good.isEmpty else { throw .noKnownSignature }
    return good
  }

  public var bytes: [UInt8] {
    var bytes = text + [0x0A]
    for signature in signatures {
      let id = (0..<4).map { UInt8(truncatingIfNeeded: signature.keyID >> UInt32(24 - 8 * $0)) }
      bytes += Self.dash + Array("\(signature.name) \(Base64.encode(id + signature.bytes))\n".utf8)
    }
    return bytes
  }

  private static let dash = Array("\u{2014} ".utf8)

  /// Bounded UTF-8 without control characters but the line feed.
  static func check(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= byteLimit else { throw .noteTooLarge(limit: byteLimit) }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), String(validating: bytes, as: UTF8.self) != nil
    else {
      throw .noteMalformed(.encoding)
    }
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws(LedgerError) -> Signature {
    guard line.starts(with: dash) else { throw .noteMalformed(.signatureLine) }
    let parts = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self), NoteKeyName.isValid(name),
      let signature = Base64.decode(parts[1]), signature.count > 4
    else { throw .noteMalformed(.signatureLine) }
    return Signature(
      name: name, keyID: signature.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
      bytes: Array(signature.dropFirst(4)))
  }
}
