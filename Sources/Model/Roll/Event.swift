/// One entry of the ledger: what happened, to what, by whom, when, and on what evidence.
public struct Event: Sendable, Hashable {
  /// The version of the format below; a body can never change, so it says what it is.
  public static let formatVersion: Int64 = 1

  /// The roll this event belongs to.
  public var log: EntityID
  /// Its place in the log, counted from 0. Order is this, never a clock.
  public var sequence: Int64
  public var id: EntityID
  public var kind: EventKind
  /// The asset, person, place, vendor or roll it is about.
  public var subject: EntityID
  /// How many events this asset has with this one; 0 when the subject is no asset.
  public var version: Int64
  /// The stages it led from and to; `nil` where no asset is concerned.
  public var from: Stage?
  public var to: Stage?
  /// The person who acted, and the role they acted in.
  public var actor: EntityID
  public var role: Role
  /// Both sides of a step that wants two people were this one person (profile `solo`).
  public var singleControl: Bool
  /// The business day it took effect.
  public var on: Day
  /// When it was written down.
  public var recordedAt: Instant
  /// The version of the program that wrote it.
  public var program: String
  public var evidence: Evidence
  /// What the asset, or what was seen beside a machine, can be recognised by from now on, `kind:value`, ascending.
  public var keys: [String]
  public var parts: [Part]
  /// The policy it was decided under, by the hash of its canonical bytes; `nil` for what was written before events named
  /// one.
  public var policy: Digest?
  /// The scan report it rests on, by hash.
  public var scan: Digest?
  /// What was seen, for a count of a stocktake.
  public var counts: [Count]
  /// The number of the first event of the transaction it was written in; `nil` when it is that one itself.
  public var act: Int64?
  /// What the clock said, where it stood before the event in front of this one was written down; `recordedAt` is then
  /// that one's. A clock that went back is told, and moves nothing.
  public var clock: Instant?
  /// The request that its transaction answered, in the first event of it.
  public var request: Request?
  /// The other names on the roll of the human who acted, by what was known then. No part of the body: the ledger says it in
  /// events of its own, and whoever judges this one looks it up.
  public var otherNames: [EntityID] = []
  /// Whether the two who sign it are names of one human, by the same knowledge.
  public var isSignedByOne = false

  public init(
    log: EntityID, sequence: Int64, id: EntityID, kind: EventKind, subject: EntityID, version: Int64,
    from: Stage?,
    to: Stage?, actor: EntityID, role: Role, singleControl: Bool, on: Day, recordedAt: Instant,
    program: String,
    evidence: Evidence, keys: [String], parts: [Part], scan: Digest?, act: Int64? = nil,
    policy: Digest? = nil, counts: [Count] = [], clock: Instant? = nil, request: Request? = nil
  ) {
    self.log = log
    self.sequence = sequence
    self.id = id
    self.kind = kind
    self.subject = subject
    self.version = version
    self.from = from
    self.to = to
    self.actor = actor
    self.role = role
    self.singleControl = singleControl
    self.on = on
    self.recordedAt = recordedAt
    self.program = program
    self.evidence = evidence
    self.keys = keys
    self.parts = parts
    self.scan = scan
    self.act = act
    self.policy = policy
    self.counts = counts
    self.clock = clock
    self.request = request
  }

  /// The policy that holds after it.
  public var policyAfter: Digest? {
    kind == .policySet ? evidence.code(.policy).flatMap { Digest($0) } : policy
  }

  /// What all events of one transaction have in common.
  public var actNumber: Int64 { act ?? sequence }
}
