import Ledger
public import Model
import PackVerifier
public import Store
import Words

/// A pack for auditors: one file that holds a period's disposals, the whole ledger they rest on, and the proofs between them.
///
/// The circle is cut like this. Everything a pack says (`PackContents`) is drawn from the roll as it was, and `SHA256SUMS` lists it.
/// Then an event `exported` is written that names the hash of that list. Tree, checkpoint and proofs come last: they cover
/// that event, and need no list, because each of them proves itself. A pack that is asked for again, with nothing new on the
/// roll, finds that event there and writes no other: it is the same file, byte for byte.
public struct AuditPack {
  public var roll: Roll
  public var request: Request

  public init(_ roll: Roll, _ request: Request) {
    self.roll = roll
    self.request = request
  }

  public struct Request: Sendable {
    /// The days between which things left, both included.
    public var first: Day
    public var last: Day
    /// Why people are named in it; `nil` where they are not.
    public var namesReason: String?
    /// A head that somebody kept and its note; that of the last pack when `nil`.
    public var since: (head: KeptHead, note: [UInt8])?

    public init(first: Day, last: Day) {
      self.first = first
      self.last = last
    }
  }

  public struct Result: Sendable {
    public var facts: PackFacts
    /// The event that tells of it, and whether it was there already.
    public var event: Int64
    public var isNew: Bool
    /// The signed note over everything in it.
    public var checkpoint: String
  }

  /// - Parameters:
  ///   - author: who takes it, in a role that may.
  ///   - file: where it goes; what was written is of no use when this throws.
  public func write(as author: Author, to file: some PackFile) throws -> Result {
    var zip = ZipWriter(file)
    let contents = try roll.read {
      let contents = try PackContents(roll, request, program: author.program, verifier: Self.verifier)
      return try contents.write(into: &zip)
    }
    let since = try since(contents.facts.events, at: author.now)
    let (event, isNew) = try tell(of: contents, as: author, after: since?.head.size ?? 0)
    let note = try roll.checkpoint(over: event + 1, at: author.now)
    try roll.read {
      let tree = PackTree(roll: roll, size: event + 1, checkpoint: Array(note.utf8))
      try tree.write(rows: contents.rows, since: since, into: &zip)
    }
    try zip.finish()
    return Result(facts: contents.facts, event: event, isNew: isNew, checkpoint: note)
  }

  /// What this pack was tried with: the hash of the list of its files, as `sha256sum` writes it.
  public static var verifier: Digest {
    var hasher = SHA256Hasher()
    let list = Verifier.files.map { "\(hasher.digest($0.bytes).text)  \($0.name)\n" }.joined()
    return hasher.digest(Array(list.utf8))
  }

  /// The event that names these files: the one that is there where nothing happened since, or a new one.
  ///
  /// - Parameter least: how many events the tree over it must have at least.
  private func tell(
    of contents: PackContents.Written, as author: Author, after least: Int64
  ) throws -> (Int64, isNew: Bool) {
    let size = contents.facts.events
    for event in try roll.exports(from: size)
    where event.evidence.code(.files) == contents.list.text && event.evidence.number(.events) == size
      && event.actor == author.person && event.sequence + 1 >= least
    {
      let reason = try event.evidence.secret(.reason).flatMap { digest in try roll.opened(digest) }
      if reason == request.namesReason { return (event.sequence, false) }
    }
    let written = try roll.write(as: author) {
      try $0.recordExport(
        files: contents.list, of: size, head: contents.facts.head, reason: request.namesReason)
    }
    return (written.events[0].sequence, true)
  }

  private func since(_ size: Int64, at now: Instant) throws -> (head: KeptHead, note: [UInt8])? {
    if let since = request.since { return since }
    guard let last = try roll.lastExport(before: size) else { return nil }
    let note = Array(try roll.checkpoint(over: last.sequence + 1, at: now).utf8)
    return (try roll.keptHead(note), note)
  }
}
