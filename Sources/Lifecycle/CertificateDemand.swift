public import Model

/// What a house asks of the certificates of some wipes.
public struct CertificateDemand: Sendable, Hashable {
  /// Of which level; of every one, when `nil`.
  public let method: SanitiseMethod?
  /// Of media that were this confidential or more; of all, when `nil`.
  public let from: ConfidentialityClass?
  /// What must stand in them: ascending, each once.
  public let keys: [EvidenceKey]

  public init(method: SanitiseMethod?, from: ConfidentialityClass?, keys: [EvidenceKey]) {
    self.method = method
    self.from = from
    self.keys = Set(keys).sorted { $0.rawValue < $1.rawValue }
  }

  /// All that a house can ask for.
  public static let askable: [EvidenceKey] =
    [.technique, .mediaType, .toolVersion, .verification, .verifier, .standard, .file, .witness]
    + CertificateField.allCases.map(\.key)
}

extension Asset {
  /// A wipe that proves something says all that the policy asks for; what left the data behind proves nothing anyway.
  func checkDemands(
    _ event: Event, _ level: SanitiseMethod, under policy: Policy
  ) throws(LifecycleError) {
    guard !policy.certificates.isEmpty, !event.leavesData else { return }
    let lacking = policy.lacking(event.evidence, level)
    guard lacking.isEmpty else { throw .certificateLacks(tag, lacking) }
  }

  /// A sample says something of a batch where it is a twentieth of it, and where somebody else looked than wiped.
  func checkSample(_ event: Event) throws(LifecycleError) {
    let evidence = event.evidence
    let keys: [EvidenceKey] = [.sampled, .sampler, .batchSize, .wipeBatch]
    guard evidence.has(.sampled) || evidence.has(.sampler) else { return }
    for key in keys where !evidence.has(key) { throw .evidenceMissing(event.kind, key) }
    guard let sampled = evidence.number(.sampled), let size = evidence.number(.batchSize) else { return }
    guard sampled <= size else { throw .badCode(.sampled, "\(sampled)") }
    let least = CertificateDemand.leastSample(of: size)
    guard sampled >= least else { throw .sampleTooSmall(tag, sampled: sampled, of: size, least: least) }
    guard !event.isBy(evidence.id(.sampler)) else { throw .ownSample(tag) }
  }
}

extension CertificateDemand {
  /// The least that must be looked into again of so many: five in a hundred, rounded up (R2v3, appendix B).
  public static func leastSample(of size: Int64) -> Int64 { size / 20 + (size % 20 == 0 ? 0 : 1) }
}

extension Policy {
  /// What a certificate leaves out that is asked of it, in ascending order.
  ///
  /// Where it goes by how confidential the medium was and nobody said, that is what is missing. Keys are asked after only
  /// where one was erased, and the shredder only where there was one.
  func lacking(_ evidence: Evidence, _ level: SanitiseMethod) -> [EvidenceKey] {
    let before = evidence.code(.classBefore).flatMap(ConfidentialityClass.init(rawValue:))
    var asked: Set<EvidenceKey> = []
    for demand in certificates where demand.method == nil || demand.method == level {
      if let from = demand.from {
        guard let before else {
          asked.insert(.classBefore)
          continue
        }
        guard before.rank >= from.rank else { continue }
      }
      asked.formUnion(demand.keys)
    }
    for field in CertificateField.allCases {
      let isOut =
        field.isOfKeys && evidence.code(.technique) != Technique.cryptoErase.rawValue
        || field.isOfDestruction && level != .destroy
      if isOut { asked.remove(field.key) }
    }
    return asked.filter { !evidence.has($0) }.sorted { $0.rawValue < $1.rawValue }
  }
}

extension ConfidentialityClass {
  /// The higher, the more confidential.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
