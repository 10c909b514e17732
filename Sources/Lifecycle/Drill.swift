public import Model

/// The rules for recording that a backup was restored on trial.
public enum Drill {
  public static let roles: [Role] = [.manager, .admin]

  /// What came of it.
  public enum Result: String, Sendable, CaseIterable {
    case verified, failed
  }

  /// - Parameter log: the roll the backup is of.
  public static func check(_ event: Event, log: EntityID?) throws(LifecycleError) {
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.subject == log else { throw .notTheirs(event.kind) }
    for key: EvidenceKey in [.events, .head, .result] where !event.evidence.has(key) {
      throw .evidenceMissing(event.kind, key)
    }
    try event.check(.result, Result.self)
  }
}
