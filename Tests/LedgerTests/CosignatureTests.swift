import Ledger
import Model
import Testing

@Suite("A witness under a head")
struct CosignatureTests {
  static let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let text = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    """
  /// Made by tools/verify-pack/cosign.py of the text above, with the seed above, at 2026-03-02T00:00:00Z.
  static let key = "audit.example/li+aa32f71f+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let line =
    "— audit.example/li qjL3HwAAAABppNMAfXH25VdAo4J2Hr8nxJfgnC6wqQtyU+SqUiVckQKzAZDHPg9kRLb+N8/DDo0uTUVBqA3v69njkTLzHcsnab6cDg==\n"
  static let time = Instant(milliseconds: 1_772_409_600_000)

  static func witness() throws -> SigningKey {
    try SigningKey(name: "audit.example/li", .witness, seed: try bytes(seed))
  }

  @Test("signs the bytes that another program signs")
  func same() throws {
    var note = try SignedNote(text: Array(Self.text.utf8))
    let witness = try Self.witness()
    #expect(witness.verifier.text == Self.key)
    try note.cosign(with: witness, at: Self.time)
    #expect(String(decoding: note.bytes, as: UTF8.self) == Self.text + "\n" + Self.line)
    #expect(try note.seen(by: VerifierKey(Self.key)) == Self.time)
    #expect(try VerifierKey(Self.key).text == Self.key)
  }

  @Test("counts for nothing where its time, its text, its key or its kind is another")
  func altered() throws {
    let good = Self.text + "\n" + Self.line
    let key = try VerifierKey(Self.key)
    func seen(_ note: String, _ key: VerifierKey) throws(LedgerError) -> Instant? {
      try SignedNote(parsing: Array(note.utf8)).seen(by: key)
    }
    #expect(try seen(good, key) == Self.time)
    #expect(throws: LedgerError.badSignature(key: "audit.example/li")) {
      try seen(good.replacing("20852163", with: "20852164"), key)
    }
    // These digits are the end of the time.
    #expect(throws: LedgerError.badSignature(key: "audit.example/li")) {
      try seen(good.replacing("ppNMA", with: "ppNMB"), key)
    }
    #expect(try seen(good.replacing("audit.example/li", with: "audit.example/wu"), key) == nil)
    let author = try VerifierKey(name: key.name, publicKey: key.publicKey)
    #expect(author.id != key.id)
    #expect(try seen(good, author) == nil)
  }
}
