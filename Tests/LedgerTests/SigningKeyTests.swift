import Ledger
import Model
import Testing

@Suite("SigningKey and VerifierKey")
struct SigningKeyTests {
  @Test(
    "RFC 8032 §7.1: the published keys and signatures",
    arguments: [
      (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
          + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
      ),
      (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
      ),
      (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
          + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
      ),
    ])
  func published(seed: String, publicKey: String, message: String, signature: String) throws {
    let key = try SigningKey(name: "rfc8032", seed: bytes(seed))
    let verifier = key.verifier
    #expect(Hex.text(verifier.publicKey) == publicKey)
    let made = try key.signature(of: bytes(message))
    #expect(Hex.text(made) == signature)
    #expect(try verifier.verifies(made, of: bytes(message)))
    #expect(try !verifier.verifies(made, of: bytes(message) + [0]))
    for index in made.indices {
      var wrong = made
      wrong[index] ^= 0x20
      #expect(try !verifier.verifies(wrong, of: bytes(message)))
    }
    #expect(try !verifier.verifies([], of: bytes(message)))
    #expect(try !verifier.verifies(made + [0], of: bytes(message)))
  }

  static let verifierText = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let secretText = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

  @Test("the key pair of Go's sumdb/note is read and written byte for byte")
  func texts() throws {
    let verifier = try VerifierKey(Self.verifierText)
    #expect(verifier.name == "PeterNeumann")
    #expect(verifier.id == 0xC74F_20A3)
    #expect(verifier.text == Self.verifierText)
    let key = try SigningKey(Self.secretText)
    let (derived, text) = (key.verifier, try key.secretText())
    #expect(derived == verifier)
    #expect(text == Self.secretText)
  }

  @Test("no part of a key's text is a key, and no changed byte goes unnoticed")
  func mangledTexts() throws {
    for text in [Self.verifierText, Self.secretText] {
      let whole = Array(text.utf8)
      var mangled: [[UInt8]] = []
      for start in whole.indices {
        for end in start..<whole.count where (start, end) != (0, whole.count) {
          mangled.append(Array(whole[start..<end]))
        }
        var changed = whole
        changed[start] += 1
        mangled.append(changed)
      }
      for bytes in mangled {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(throws: LedgerError.self) { try VerifierKey(text) }
        #expect(throws: LedgerError.self) { _ = try SigningKey(text).verifier }
      }
    }
  }

  @Test("a key of another algorithm, a wrong id and a name that would break a line are told apart")
  func refusals() {
    #expect(throws: LedgerError.keyAlgorithmUnknown(0x65)) {
      try VerifierKey("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    }
    #expect(throws: LedgerError.keyIDMismatch) {
      try VerifierKey("PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    }
    #expect(throws: LedgerError.keyIDMismatch) {
      try VerifierKey("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    }
    #expect(throws: LedgerError.keyMalformed) {
      try VerifierKey("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")
    }
    let seed = [UInt8](repeating: 7, count: 32)
    for name in ["", "a b", "a+b", "a\n", "a\u{A0}", "a\u{3000}", "a\u{2028}", "\u{1}"] {
      #expect(throws: LedgerError.keyMalformed) { _ = try SigningKey(name: name, seed: seed).verifier }
    }
    for count in [0, 31, 33, 64] {
      #expect(throws: LedgerError.keyMalformed) {
        _ = try SigningKey(name: "a", seed: [UInt8](repeating: 7, count: count)).verifier
      }
    }
  }
}
