import JSONBytes
import Ledger
public import Model

/// What a pack says of itself on its first page. Everything in it follows from the roll and from what was asked for.
public struct PackFacts: Sendable {
  public var log: EntityID
  public var organisation: String
  public var publicKey: String
  /// How many events it was drawn from, and the root over them.
  public var events: Int64
  public var head: Digest
  public var first: Day
  public var last: Day
  public var namesPeople: Bool
  public var program: String
  /// The hash of the list of the verifier's files.
  public var verifier: Digest
  public var counts = Counts()

  public struct Counts: Sendable, Equatable {
    public var disposals = 0
    public var media = 0
    public var wiped = 0
    /// Live media that left on a waiver.
    public var waivers = 0
    /// Media that nobody found.
    public var lost = 0
    /// Steps that wanted two people and had one.
    public var singleControl = 0
    public var openings = 0

    /// What an auditor looks at first.
    public var exceptions: Int { waivers + lost }
  }

  /// The same for programs.
  var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.name("schema")
    json.string("pack")
    json.name("version")
    json.integer(1)
    json.name("log")
    json.string(log.text)
    json.name("first")
    json.string(first.text)
    json.name("last")
    json.string(last.text)
    json.name("names_people")
    json.bool(namesPeople)
    json.name("events")
    json.integer(events)
    json.name("head")
    json.string(head.text)
    json.name("disposals")
    json.integer(Int64(counts.disposals))
    json.endObject()
    return json.bytes + [0x0A]
  }

  /// The short form of the head the pack was drawn from.
  public var fingerprint: String { Head.text(events, head) }
}
