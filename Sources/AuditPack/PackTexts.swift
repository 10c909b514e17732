import JSONBytes
import Model
import Store

/// The texts behind the events of a pack's rows, each once: what opens a commitment, and what is kept by its hash.
///
/// Names of people and what was remarked about them are opened only where somebody said why; all else an auditor may read.
final class PackTexts {
  private let roll: Roll
  private let namesPeople: Bool
  private var seen: Set<Digest> = []
  private var parties: Set<EntityID> = []
  private(set) var count = 0
  /// Files and texts that events name by their hash, as far as the roll keeps them.
  private(set) var kept: Set<Digest> = []

  init(_ roll: Roll, namesPeople: Bool) {
    self.roll = roll
    self.namesPeople = namesPeople
  }

  /// Whose roll it is, which its first event commits to.
  func ofRoll() throws -> [UInt8] {
    guard let opened = try roll.event(0), let digest = opened.evidence.secret(.organisation) else {
      return []
    }
    return try lines(of: [digest])
  }

  func of(_ row: DisposalRow) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in try roll.history(of: row.asset) { bytes += try of(entry.event) }
    return bytes
  }

  private func of(_ event: Event) throws -> [UInt8] {
    var bytes = try names(of: event.actor)
    for entry in event.evidence.entries {
      switch entry.value {
      case .secret(let digest) where namesPeople || !Self.remarks.contains(entry.key):
        bytes += try lines(of: [digest])
      case .id(let id): bytes += try names(of: id)
      case .code(let code):
        if let digest = Digest(code), try roll.blob(digest) != nil { kept.insert(digest) }
      default: break
      }
    }
    return bytes
  }

  /// Remarks may speak of anybody.
  private static let remarks: Set<EvidenceKey> = [.note, .basis]

  private func names(of id: EntityID) throws -> [UInt8] {
    guard parties.insert(id).inserted, let party = try roll.party(id), namesPeople || party.kind != .person
    else { return [] }
    return try lines(of: try roll.nameCommitments(of: id))
  }

  private func lines(of digests: [Digest]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for digest in digests where seen.insert(digest).inserted {
      guard let opening = try roll.opening(digest) else { continue }
      count += 1
      var json = JSONWriter()
      json.beginObject()
      json.name("schema")
      json.string("opening")
      json.name("version")
      json.integer(1)
      json.name("commit")
      json.string(digest.text)
      json.name("class")
      json.string(opening.secret.rawValue)
      json.name("value")
      json.string(opening.value)
      json.name("salt")
      json.string(Hex.text(opening.salt))
      json.endObject()
      bytes += json.bytes + [0x0A]
    }
    return bytes
  }
}
