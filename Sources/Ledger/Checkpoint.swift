import JSONBytes
public import Model

/// What a log promises about itself at one size.
///
/// - Shape: the text of a signed note: origin, size and base64 root, one a line; then lines of others' extensions.
/// - Source: C2SP tlog-checkpoint.
public struct Checkpoint: Sendable, Equatable {
  /// Which log this is; the name of its key.
  public let origin: String
  public let size: UInt64
  public let root: Digest
  /// Lines that another implementation added; kept, because they are signed too.
  public let extensions: [String]

  /// - Throws: `.noteMalformed(.origin)` for an origin that is empty or holds control characters.
  public init(origin: String, size: UInt64, root: Digest) throws(LedgerError) {
    guard !origin.isEmpty, origin.utf8.allSatisfy({ $0 >= 0x20 }) else { throw .noteMalformed(.origin) }
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// - Parameter text: a note's text; trust it only after the note was verified.
  public init(text: [UInt8]) throws(LedgerError) {
    try SignedNote.check(text)
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count > 3, lines.removeLast().isEmpty, lines.allSatisfy({ !$0.isEmpty }) else {
      throw .noteMalformed(.lines)
    }
    guard let size = UInt64(lines[1]), String(size) == lines[1] else { throw .noteMalformed(.size) }
    guard let hash = Base64.decode(lines[2].utf8), let root = Digest(bytes: hash) else {
      throw .noteMalformed(.root)
    }
    origin = lines[0]
    self.size = size
    self.root = root
    extensions = Array(lines.dropFirst(3))
  }

  public var text: [UInt8] {
    Array(([origin, String(size), Base64.encode(root.bytes)] + extensions).map { $0 + "\n" }.joined().utf8)
  }

  public func signed(by key: borrowing SigningKey) throws(LedgerError) -> SignedNote {
    var note = try SignedNote(text: text)
    try note.sign(with: key)
    return note
  }

  /// Reads a checkpoint of a log one knows.
  ///
  /// - Throws: what `SignedNote` throws for a note that is broken, altered or signed by strangers only;
  ///   `.otherOrigin` for another log's checkpoint.
  public static func open(
    _ note: [UInt8], origin: String, keys: [VerifierKey]
  ) throws(LedgerError) -> Checkpoint {
    let note = try SignedNote(parsing: note)
    try note.verify(with: keys)
    let checkpoint = try Checkpoint(text: note.text)
    guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
      throw .otherOrigin(found: checkpoint.origin)
    }
    return checkpoint
  }
}
