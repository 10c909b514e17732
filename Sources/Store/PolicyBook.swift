internal import Ledger
public import Lifecycle
public import Model
internal import Policies

/// The policies that events name, by the hash of their canonical bytes: the one every roll begins under, and what the
/// roll keeps of others.
final class PolicyBook {
  /// What the bytes of a policy are called where they are kept.
  static let type = "application/vnd.tagroll.policy+json"

  private let connection: Connection
  private var known: [Digest: Policy] = [:]
  /// Whole transactions, and most rolls, name one.
  private var last: (digest: Digest, policy: Policy)?

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// - Parameter digest: `nil` for an event that names none.
  /// - Throws: ``StoreError/unknownPolicy(_:)`` where the roll keeps no such policy.
  func policy(_ digest: Digest?) throws(StoreError) -> Policy {
    guard let digest else { return .unwritten }
    if let last, last.digest == digest { return last.policy }
    let policy: Policy
    if let found = known[digest] { policy = found } else { policy = try load(digest) }
    known[digest] = policy
    last = (digest, policy)
    return policy
  }

  /// The policy in force where the last event names this one, or none.
  func inForce(_ named: Digest?) throws(StoreError) -> Policy {
    try policy(named ?? Self.solo)
  }

  /// Events with what each is judged by.
  func judged(_ events: [Event]) throws(StoreError) -> [(event: Event, policy: Policy)] {
    var judged: [(event: Event, policy: Policy)] = []
    judged.reserveCapacity(events.count)
    for event in events { judged.append((event, try policy(event.policy))) }
    return judged
  }

  private func load(_ digest: Digest) throws(StoreError) -> Policy {
    if digest == Self.solo { return ShippedPolicy.solo }
    let bytes = try connection.first("SELECT bytes FROM blob WHERE sha256 = ?1", [.blob(digest)]) {
      $0.blob(0)
    }
    guard let bytes, Self.digest(of: bytes) == digest else { throw .unknownPolicy(digest) }
    let policy: Policy
    do throws(PolicyFault) { policy = try PolicyFile.read(bytes) } catch { throw .unknownPolicy(digest) }
    // One policy has one spelling, so one hash.
    guard PolicyFile.canonical(policy) == bytes else { throw .unknownPolicy(digest) }
    return policy
  }

  /// The policy of a roll that was given none.
  static let solo = ShippedPolicy.solo.digest

  fileprivate static func digest(of bytes: [UInt8]) -> Digest {
    var hasher = SHA256Hasher()
    return hasher.digest(bytes)
  }
}

extension Policy {
  /// The hash of its canonical bytes: what events name it by.
  public var digest: Digest { PolicyBook.digest(of: PolicyFile.canonical(self)) }
}

extension Roll {
  /// Events with what each is judged by.
  public func judged(_ events: [Event]) throws(StoreError) -> [(event: Event, policy: Policy)] {
    try PolicyBook(connection).judged(events)
  }

  /// What the next event would be decided under.
  public func policy() throws(StoreError) -> Policy {
    let last = try connection.first("SELECT seq, leaf, body FROM event ORDER BY seq DESC LIMIT 1") {
      row throws(StoreError) in try Roll.entry(row).event
    }
    return try PolicyBook(connection).inForce(last?.policyAfter)
  }
}
