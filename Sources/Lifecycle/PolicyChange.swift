public import Model

/// The rules for giving a roll another policy. One function decides on an append and on a verification alike.
public enum PolicyChange {
  /// Who applies it. A manager stands by it; in profile `solo` one person may stand for both.
  public static let roles: [Role] = [.admin]

  /// - Parameters:
  ///   - log: the roll it is for.
  ///   - policy: the one in force before.
  public static func check(_ event: Event, log: EntityID?, under policy: Policy) throws(LifecycleError) {
    guard roles.contains(event.role) else { throw .roleMissing(event.kind, roles) }
    guard event.subject == log else { throw .notTheirs(event.kind) }
    guard let hash = event.evidence.code(.policy) else { throw .evidenceMissing(event.kind, .policy) }
    guard Digest(hash) != nil else { throw .badCode(.policy, hash) }
    let witness = event.evidence.id(.witness)
    guard !event.isBy(witness), policy.profile == .solo || witness != nil else {
      throw .policyAlone
    }
    guard event.singleControl == (witness == nil) else { throw .notTheirs(event.kind) }
  }
}

extension Policy {
  /// Which roles the second person must hold one of whom an event of this kind names as witness; `nil` for any.
  public func witnessRoles(of kind: EventKind) -> [Role]? {
    switch kind {
    case .policySet: [.manager]
    case .holdLifted: holdWitness == .auditor ? [.auditor] : nil
    default: nil
    }
  }
}
