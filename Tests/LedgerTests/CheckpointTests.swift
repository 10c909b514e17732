import Ledger
import Model
import Testing

@Suite("Checkpoint")
struct CheckpointTests {
  private let example = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    """

  @Test("the example of C2SP tlog-checkpoint is read and written byte for byte")
  func specification() throws {
    let checkpoint = try Checkpoint(text: Array(example.utf8))
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.text == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    #expect(checkpoint.extensions.isEmpty)
    #expect(checkpoint.text == Array(example.utf8))

    let extended = example + "extra\nmore\n"
    #expect(try Checkpoint(text: Array(extended.utf8)).extensions == ["extra", "more"])
    #expect(try Checkpoint(text: Array(extended.utf8)).text == Array(extended.utf8))
  }

  @Test("a signed checkpoint opens with its key and origin, and with no other")
  func signed() throws {
    let root = try digest("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    let key = try SigningKey(name: "roll.example/a", seed: Array(UInt8(0)..<32))
    let other = try SigningKey(name: "roll.example/a", seed: Array(UInt8(1)..<33))
    let (known, stranger) = (key.verifier, other.verifier)
    let checkpoint = try Checkpoint(origin: "roll.example/a", size: 8, root: root)
    var note = try checkpoint.signed(by: key)

    #expect(
      String(decoding: note.text, as: UTF8.self)
        == "roll.example/a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n")
    #expect(try Checkpoint.open(note.bytes, origin: "roll.example/a", keys: [known]) == checkpoint)
    #expect(throws: LedgerError.noKnownSignature) {
      try Checkpoint.open(note.bytes, origin: "roll.example/a", keys: [stranger])
    }
    #expect(throws: LedgerError.otherOrigin(found: "roll.example/a")) {
      try Checkpoint.open(note.bytes, origin: "roll.example/b", keys: [known])
    }
    // A second key, as in a rotation: either one opens it.
    try note.sign(with: other)
    #expect(try Checkpoint.open(note.bytes, origin: "roll.example/a", keys: [stranger]) == checkpoint)
  }

  @Test("a signed note that is no checkpoint is refused")
  func noCheckpoint() throws {
    let key = try SigningKey(name: "a", seed: Array(UInt8(0)..<32))
    let keys = [key.verifier]
    var note = try SignedNote(text: Array("a\nseven\n".utf8))
    try note.sign(with: key)
    let bytes = note.bytes
    #expect(throws: LedgerError.noteMalformed(.lines)) { try Checkpoint.open(bytes, origin: "a", keys: keys) }
  }

  @Test("broken text is refused, and why")
  func broken() throws {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    let rows: [(String, LedgerError.NotePart)] = [
      ("", .lines), ("a\n", .lines), ("a\n1\n", .lines), ("a\n1\n\(root)", .lines),
      ("\n1\n\(root)\n", .lines),
      ("a\n\n\(root)\n", .lines), ("a\n1\n\n", .lines), ("a\n1\n\(root)\n\n", .lines),
      ("a\n1\n\(root)\n\nb\n", .lines),
      ("a\n01\n\(root)\n", .size), ("a\n00\n\(root)\n", .size), ("a\n-1\n\(root)\n", .size),
      ("a\n+1\n\(root)\n", .size), ("a\n 1\n\(root)\n", .size), ("a\n1 \n\(root)\n", .size),
      ("a\n0x1\n\(root)\n", .size), ("a\n１\n\(root)\n", .size), ("a\n18446744073709551616\n\(root)\n", .size),
      ("a\n1\n\(root.dropLast())\n", .root), ("a\n1\n \(root)\n", .root), ("a\n1\nAAAA\n", .root),
      ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", .root),
      ("a\r\n1\n\(root)\n", .encoding), ("a\u{0}\n1\n\(root)\n", .encoding),
    ]
    for (text, part) in rows {
      #expect(throws: LedgerError.noteMalformed(part), "\(text)") { try Checkpoint(text: Array(text.utf8)) }
    }
    #expect(try Checkpoint(text: Array("a\n0\n\(root)\n".utf8)).size == 0)
    #expect(try Checkpoint(text: Array("a\n18446744073709551615\n\(root)\n".utf8)).size == .max)
    let hash = try digest("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    for origin in ["", "a\nb", "a\r"] {
      #expect(throws: LedgerError.noteMalformed(.origin)) {
        try Checkpoint(origin: origin, size: 1, root: hash)
      }
    }
  }
}
