public import Model

/// The rules for recording that a file was imported: the event that closes what it brought.
public enum ImportRecord {
  public static let roles: [Role] = [.manager]

  /// - Parameter log: the roll it came onto.
  public static func check(_ event: Event, log: EntityID?) throws(LifecycleError) {
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.subject == log else { throw .notTheirs(event.kind) }
    for key: EvidenceKey in [.event, .file, .source] where !event.evidence.has(key) {
      throw .evidenceMissing(event.kind, key)
    }
    guard let file = event.evidence.code(.file), Digest(file) != nil else {
      throw .badCode(.file, event.evidence.code(.file) ?? "")
    }
  }
}
