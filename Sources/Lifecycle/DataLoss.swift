public import Model

/// What came of the order that a lost machine shall erase itself.
public enum RemoteWipe: String, Sendable, CaseIterable {
  /// It was given, and nobody knows yet.
  case ordered
  case done, failed
}

/// What becomes of a loss of data: it is reported, or it need not be.
public enum LossReport: String, Sendable, CaseIterable {
  case reported
  case unneeded = "not_needed"
}

/// What a loss is worth knowing for whoever must report it.
public struct LossFacts: Sendable {
  /// When somebody in the house learned of it.
  public var noticed: Instant
  /// Whether the data was encrypted; `nil` where nobody knows.
  public var isEncrypted: Bool?
  public var remoteWipe: RemoteWipe?

  /// How long a house has to report it once it knows.
  ///
  /// - Source: Regulation (EU) 2016/679, article 33(1): 72 hours.
  public static let reportMilliseconds: Int64 = 72 * 3_600_000

  public init(noticed: Instant, isEncrypted: Bool? = nil, remoteWipe: RemoteWipe? = nil) {
    self.noticed = noticed
    self.isEncrypted = isEncrypted
    self.remoteWipe = remoteWipe
  }

  var evidence: [EvidenceKey: EvidenceValue] {
    var evidence: [EvidenceKey: EvidenceValue] = [.noticed: .code(noticed.text)]
    if let isEncrypted { evidence[.encrypted] = .flag(isEncrypted) }
    if let remoteWipe { evidence[.remoteWipe] = .code(remoteWipe.rawValue) }
    return evidence
  }
}

extension Asset {
  /// What an event says of a loss must be so, and of days that have come.
  func checkLoss(_ event: Event) throws(LifecycleError) {
    let evidence = event.evidence
    if event.kind == .lost, let said = evidence.code(.dataState), said != dataState.rawValue {
      throw .badCode(.dataState, said)
    }
    if evidence.has(.remoteWipe) { try event.check(.remoteWipe, RemoteWipe.self) }
    if event.kind == .noted, evidence.has(.resolution) { try event.check(.resolution, LossReport.self) }
    for key: EvidenceKey in [.noticed, .reported] {
      guard let text = evidence.code(key) else { continue }
      guard let instant = Instant(text) else { throw .badCode(key, text) }
      guard instant <= event.recordedAt else { throw .badDay(instant.day) }
    }
  }
}

extension Walk {
  /// A loss of data was reported, or need not be.
  ///
  /// - Parameter facts: to whom and when, by which number, and what was told, or why it need not be.
  public static func reportLoss(
    _ asset: Asset, as report: LossReport, _ facts: [EvidenceKey: EvidenceValue]
  ) -> Step {
    Step(.noted, to: asset.stage, facts.merging([.resolution: .code(report.rawValue)]) { $1 })
  }
}
