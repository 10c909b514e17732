public import Model

/// What an asset waits for before its next step, and from whom.
public struct Waiting: Sendable, Equatable {
  public enum Act: Sendable, Equatable {
    case purchaseApproval, acceptance, appraisal, retirementApproval
    /// A second person's word that its wipes are in order.
    case verification
    /// The receipt for what was released.
    case receipt
  }

  public var act: Act
  /// Who may: one of these roles.
  public var roles: [Role]
  /// Who may not, having stood on the other side.
  public var others: [EntityID]

  public init(act: Act, roles: [Role], others: [EntityID]) {
    self.act = act
    self.roles = roles
    self.others = others
  }
}

extension Asset {
  /// `nil` when nothing is under way that takes somebody's word.
  ///
  /// - Parameter batch: what its asker asked for within the days of a batch, this included.
  public func waiting(under policy: Policy, batch: Money? = nil) -> Waiting? {
    let next: (act: Waiting.Act, kind: EventKind)
    var signers: [Role]?
    switch stage {
    case .planned:
      let missing = missingForPurchase(nil, batch: batch, under: policy)
      guard !missing.isEmpty else { return nil }
      signers = missing
      next = (.purchaseApproval, .purchaseApproved)
    case .received:
      guard origin == .ordered else { return nil }
      next = (.acceptance, .accepted)
    case .retirePending:
      if hands.appraisers.count < band(in: policy.ladder, batch: batch).appraisers {
        next = (.appraisal, .appraised)
      } else {
        next = (.retirementApproval, .retirementApproved)
        // The manager's signature retires it, so the others come first.
        let others = missingForRetirement(batch: batch, under: policy).filter { $0 != .manager }
        signers = others.isEmpty ? nil : others
      }
    case .retired:
      guard !dataState.isLive, policy.profile == .standard else { return nil }
      next = (.verification, .sanitised)
    case .disposing: next = (.receipt, .disposed)
    default: return nil
    }
    guard let arrow = next.kind.arrow else { return nil }
    let others = policy.profile == .standard ? arrow.otherInCrew?.people(hands) ?? [] : []
    var distinct: [EntityID] = []
    for person in others where !distinct.contains(person) { distinct.append(person) }
    return Waiting(act: next.act, roles: signers ?? arrow.roles, others: distinct)
  }
}
