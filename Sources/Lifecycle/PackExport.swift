public import Model

/// The rules for recording that an audit pack was made. One function decides on an append and on a verification alike.
public enum PackExport {
  /// An administrator sees that things work, and not what they are about.
  public static let roles: [Role] = [.manager, .auditor]

  /// - Parameter log: the roll the pack is of.
  public static func check(_ event: Event, log: EntityID?) throws(LifecycleError) {
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.subject == log, !event.singleControl else { throw .notTheirs(event.kind) }
    for key: EvidenceKey in [.events, .head, .files] where !event.evidence.has(key) {
      throw .evidenceMissing(event.kind, key)
    }
    for key: EvidenceKey in [.head, .files] {
      guard let text = event.evidence.code(key), Digest(text) != nil else {
        throw .badCode(key, event.evidence.code(key) ?? "")
      }
    }
    // A pack is drawn from what was there before.
    guard let events = event.evidence.number(.events), 0...event.sequence ~= events else {
      throw .badCode(.events, "\(event.evidence.number(.events) ?? -1)")
    }
  }
}
