import Ledger
import Model
import Testing

@Suite("SignedNote")
struct SignedNoteTests {
  private let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  private let peter =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  private let enoch =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  private func peterKey() throws -> VerifierKey { try VerifierKey(SigningKeyTests.verifierText) }
  private func enochKey() throws -> VerifierKey {
    try VerifierKey("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
  }

  private func note(_ string: String) throws(LedgerError) -> SignedNote {
    try SignedNote(parsing: Array(string.utf8))
  }

  @Test("the example of Go's sumdb/note is signed byte for byte, and verified")
  func example() throws {
    var made = try SignedNote(text: Array(text.utf8))
    try made.sign(with: SigningKey(SigningKeyTests.secretText))
    #expect(String(decoding: made.bytes, as: UTF8.self) == text + "\n" + peter)

    let read = try note(text + "\n" + peter + enoch)
    #expect(read.text == Array(text.utf8))
    #expect(read.bytes == Array((text + "\n" + peter + enoch).utf8))
    #expect(try read.verify(with: [peterKey()]) == [peterKey()])
    #expect(try read.verify(with: [enochKey(), peterKey()]) == [peterKey(), enochKey()])
  }

  @Test("a note that only strangers signed is not trusted, even where a name or an id is known")
  func strangers() throws {
    #expect(throws: LedgerError.noKnownSignature) { try note(text + "\n" + peter).verify(with: []) }
    #expect(throws: LedgerError.noKnownSignature) { try note(text + "\n" + peter).verify(with: [enochKey()]) }
    for line in [
      peter.replacing("PeterNeumann", with: "CarmenSandiego"), peter.replacing("x08g", with: "xxxx"),
    ] {
      #expect(throws: LedgerError.noKnownSignature) {
        try note(text + "\n" + line).verify(with: [peterKey()])
      }
    }
  }

  @Test("one bad signature of a known key spoils the note, whoever else signed")
  func badSignature() throws {
    let bad = peter.replacing("ZJku", with: "ZJkv")
    for lines in [bad, peter + bad, bad + enoch, enoch + bad] {
      #expect(throws: LedgerError.badSignature(key: "PeterNeumann")) {
        try note(text + "\n" + lines).verify(with: [peterKey(), enochKey()])
      }
    }
    #expect(throws: LedgerError.badSignature(key: "PeterNeumann")) {
      try note(text.replacing("don't", with: "do") + "\n" + peter).verify(with: [peterKey()])
    }
  }

  @Test("text may hold empty lines: the last one ends it")
  func emptyLines() throws {
    var made = try SignedNote(text: Array("a\n\n— b\n\n\n".utf8))
    try made.sign(with: SigningKey(SigningKeyTests.secretText))
    let read = try SignedNote(parsing: made.bytes)
    #expect(read == made)
    try read.verify(with: [peterKey()])
  }

  @Test("a broken note is refused, and why")
  func broken() throws {
    let rows: [(String, LedgerError.NotePart)] = [
      ("", .separator), (text, .separator), (text + peter, .separator), (text + "\n", .signatureLine),
      ("\n" + peter, .separator),
      (text + "\n" + peter.dropLast(), .signatureLine),
      (text + "\n" + peter + "Unexpected line.\n", .signatureLine),
      (text + "\n" + peter.replacing("— ", with: "- "), .signatureLine),
      (text + "\n" + peter.replacing("— ", with: "—"), .signatureLine),
      (text + "\n" + peter.replacing("PeterNeumann", with: "Peter Neumann"), .signatureLine),
      (text + "\n" + peter.replacing("PeterNeumann", with: "Peter+Neumann"), .signatureLine),
      (text + "\n" + peter.replacing("PeterNeumann", with: "Peter\u{3000}Neumann"), .signatureLine),
      (text + "\n" + peter.replacing("PeterNeumann", with: ""), .signatureLine),
      (text + "\n" + peter.replacing("nAM=", with: "nAN="), .signatureLine),
      (text + "\n" + peter.replacing("nAM=", with: "nAM"), .signatureLine),
      (text + "\n— PeterNeumann x08gow==\n", .signatureLine),
      (text + "\n— PeterNeumann \n", .signatureLine),
      (text + "\n— PeterNeumann\n", .signatureLine),
      ("\u{1}" + text + "\n" + peter, .encoding),
      (text.replacing("\n", with: "\r\n") + "\n" + peter, .encoding),
      (text + "\n" + peter + "\u{0}", .encoding),
      (text + "\n" + String(repeating: peter, count: 101), .tooManySignatures),
    ]
    for (string, part) in rows {
      #expect(throws: LedgerError.noteMalformed(part), "\(string.prefix(20))") { try note(string) }
    }
    #expect(throws: LedgerError.noteMalformed(.encoding)) {
      try SignedNote(parsing: [0xFF] + Array((text + "\n" + peter).utf8))
    }
    #expect(throws: LedgerError.noteTooLarge(limit: 262_144)) {
      try SignedNote(parsing: [UInt8](repeating: 0x61, count: 262_145))
    }
    #expect(throws: LedgerError.noteMalformed(.separator)) { try SignedNote(text: Array("abc".utf8)) }
  }

  @Test("a note cut at any byte or with any bit flipped is not the signed note")
  func damaged() throws {
    let whole = Array((text + "\n" + peter).utf8)
    let keys = [try peterKey()]
    for length in whole.indices {
      #expect(throws: LedgerError.self) {
        try SignedNote(parsing: Array(whole[..<length])).verify(with: keys)
      }
    }
    for index in whole.indices {
      for bit in 0..<8 {
        var flipped = whole
        flipped[index] ^= 1 << UInt8(bit)
        #expect(throws: LedgerError.self, "bit \(bit) of byte \(index)") {
          try SignedNote(parsing: flipped).verify(with: keys)
        }
      }
    }
  }
}
