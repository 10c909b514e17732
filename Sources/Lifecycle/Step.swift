public import Model

/// An event before it has a place in the ledger: what is proposed, without who, when and which number.
public struct Step: Sendable, Hashable {
  public var kind: EventKind
  public var to: Stage
  public var evidence: Evidence
  public var keys: [String]
  public var parts: [Part]
  public var scan: Digest?

  public init(
    _ kind: EventKind, to: Stage, _ evidence: [EvidenceKey: EvidenceValue] = [:], keys: [String] = [],
    parts: [Part] = [],
    scan: Digest? = nil
  ) {
    self.kind = kind
    self.to = to
    self.evidence = Evidence(evidence)
    self.keys = keys
    self.parts = parts
    self.scan = scan
  }
}

/// The steps a verb takes from where an asset stands. One verb may walk several arrows; each is an event of its
/// own. An empty walk means that it stands there already.
///
/// A walk only chooses the arrows: whether each may be taken is decided when it is taken.
public enum Walk {
  /// To a person, or to a place that holds it for everybody there.
  ///
  /// - Parameter due: the last day of a loan. Somebody who has it already has it for as long as before when there is none.
  public static func assign(
    _ asset: Asset, to holder: Holder, at place: EntityID, until due: Day? = nil
  ) throws(LifecycleError) -> [Step] {
    var evidence: [EvidenceKey: EvidenceValue] = [.place: .id(place)]
    if holder.kind == .person, let person = holder.id { evidence[.person] = .id(person) }
    if let due { evidence[.due] = .day(due) }
    switch asset.stage {
    case .received where asset.origin == .found: return [Step(.adopted, to: .assigned, evidence)]
    case .inStock: return [Step(.issued, to: .assigned, evidence)]
    case .returned: return [Step(.restocked, to: .inStock), Step(.issued, to: .assigned, evidence)]
    case .assigned where asset.holder == holder && (holder.kind == .person || asset.place == place):
      guard let due, due != asset.due else { return [] }
      return [Step(.dueSet, to: .assigned, [.due: .day(due)])]
    default: throw .notAllowed(asset.tag, .issued, asset.stage)
    }
  }

  /// - Parameter found: how it came back: condition, damage, accessories.
  public static func giveBack(
    _ asset: Asset, at place: EntityID, found: [EvidenceKey: EvidenceValue] = [:]
  ) throws(LifecycleError) -> [Step] {
    let evidence = found.merging([.place: .id(place)]) { $1 }
    switch asset.stage {
    case .assigned: return [Step(.handedBack, to: .returned, evidence)]
    case .inRepair where asset.returnTo == .assigned: return [Step(.handedBack, to: .inRepair, evidence)]
    case .returned, .inStock: return []
    default: throw .notAllowed(asset.tag, .handedBack, asset.stage)
    }
  }

  /// Whoever has `old` gets `new` for it.
  ///
  /// - Parameters:
  ///   - back: until when the old one may be kept, to move what is on it; `nil` where it comes back at once, to `store`.
  ///   - facts: how it came back, and why it is replaced.
  /// - Returns: the steps of the old one and of the new one.
  public static func replace(
    _ old: Asset, by new: Asset, back: Day?, to store: EntityID, _ facts: [EvidenceKey: EvidenceValue]
  ) throws(LifecycleError) -> (old: [Step], new: [Step]) {
    let holder = old.stage == .inRepair ? old.returnHolder : old.holder
    guard old.isWithSomebody, let holder else { throw .notHeld(old.tag) }
    var leaving = facts
    leaving[.replacement] = .id(new.id)
    var coming = try assign(new, to: holder, at: old.place ?? store)
    guard let last = coming.indices.last, coming[last].kind != .dueSet else {
      throw .notAllowed(new.tag, .issued, new.stage)
    }
    coming[last].evidence[.replaces] = .id(old.id)
    guard let back else { return (try giveBack(old, at: store, found: leaving), coming) }
    leaving[.due] = .day(back)
    return ([Step(.dueSet, to: old.stage, leaving)], coming)
  }

  public static func move(_ asset: Asset, to place: EntityID) throws(LifecycleError) -> [Step] {
    guard asset.place != place else { return [] }
    let kind: EventKind = asset.stage == .assigned ? .relocated : .moved
    return [Step(kind, to: asset.stage, [.place: .id(place)])]
  }

  /// - Parameter harvest: the numbers of the parts to be kept; `nil` where nobody says anything of it.
  public static func retire(
    _ asset: Asset, reason: Digest, route: DisposalMethod, store: EntityID, cause: RetirementCause? = nil,
    harvest: [Int]? = nil
  ) throws(LifecycleError) -> [Step] {
    let here: [EvidenceKey: EvidenceValue] = [.place: .id(store)]
    var why: [EvidenceKey: EvidenceValue] = [.reason: .secret(reason)]
    if let cause { why[.cause] = .code(cause.rawValue) }
    var finding: [EvidenceKey: EvidenceValue] = [.route: .code(route.rawValue)]
    if let harvest {
      // Who asks says so; where that was done before, whoever appraises.
      let kept = EvidenceValue.code(Harvest.code(harvest))
      if asset.stage == .retirePending { finding[.harvest] = kept } else { why[.harvest] = kept }
    }
    let decided = [
      Step(.appraised, to: .retirePending, finding),
      Step(.retirementApproved, to: .retired, here),
    ]
    let asked = [Step(.retirementAsked, to: .retirePending, why)] + decided
    switch asset.stage {
    case .received: return [Step(.adopted, to: .returned, here)] + asked
    case .assigned: return [Step(.handedBack, to: .returned, here)] + asked
    case .inStock, .returned: return asked
    case .inRepair:
      return home(asset) + [Step(.beyondRepair, to: .retirePending, why)] + decided
    case .retirePending: return decided
    case .retired, .sanitised: return []
    default: throw .notAllowed(asset.tag, .retirementAsked, asset.stage)
    }
  }

  /// - Parameters:
  ///   - seen: the day somebody last saw it.
  ///   - reference: what the police call the case.
  ///   - facts: what is known of it for whoever must report it.
  public static func lose(
    _ asset: Asset, reason: Digest, seen: Day?, reference: Digest?, _ facts: LossFacts? = nil
  ) throws(LifecycleError) -> [Step] {
    guard asset.stage != .lost else { return [] }
    var evidence = facts?.evidence ?? [:]
    evidence[.reason] = .secret(reason)
    evidence[.exposed] = .flag(asset.dataState.isLive)
    evidence[.dataState] = .code(asset.dataState.rawValue)
    if let seen { evidence[.seen] = .day(seen) }
    if let reference { evidence[.reference] = .secret(reference) }
    return [Step(.lost, to: .lost, evidence)]
  }

  /// Back from the way to disposal, however far it has come: to triage, or to stock once it is wiped.
  public static func reinstate(_ asset: Asset, reason: Digest) throws(LifecycleError) -> [Step] {
    let why: [EvidenceKey: EvidenceValue] = [.reason: .secret(reason)]
    switch asset.stage {
    case .retirePending: return [Step(.retirementRefused, to: .returned, why)]
    case .retired: return [Step(.approvalRevoked, to: .returned, why)]
    case .sanitised: return [Step(.reprieved, to: .inStock, why)]
    case .returned, .inStock: return []
    default: throw .notAllowed(asset.tag, .retirementRefused, asset.stage)
    }
  }

  /// Files evidence for the media `numbers`, or for storage never listed when `numbers` is `nil`.
  public static func sanitise(
    _ asset: Asset, parts numbers: [Int]?, evidence: [EvidenceKey: EvidenceValue], removed: Bool
  ) -> [Step] {
    let kind: EventKind = removed ? .mediumRemoved : .mediumSanitised
    var steps: [Step] = []
    for number in numbers.map({ $0.map(Optional.some) }) ?? [nil] {
      var own = evidence
      if let number { own[.part] = .number(Int64(number)) }
      steps.append(Step(kind, to: asset.stage, own))
    }
    return steps
  }

  /// The signature that an asset waits for: under its purchase, its retirement or its wipes.
  ///
  /// - Parameters:
  ///   - witness: who vouches for the wipes beside whoever signs; whoever wiped it, when nobody is named.
  ///   - role: in which the signature is given.
  ///   - harvest: the numbers of the parts to be kept of what is retired; `nil` where that stays as it was said.
  public static func sign(
    _ asset: Asset, at store: EntityID, witness: EntityID?, as role: Role, harvest: [Int]? = nil
  ) throws(LifecycleError) -> [Step] {
    let kept: [EvidenceKey: EvidenceValue] = harvest.map { [.harvest: .code(Harvest.code($0))] } ?? [:]
    if harvest != nil, asset.stage != .retirePending {
      throw .notAllowed(asset.tag, .retirementApproved, asset.stage)
    }
    switch asset.stage {
    case .planned: return try approve(asset, as: role)
    case .retirePending where role == .approver || role == .executive:
      let isSigned = asset.hands.approvals.contains { $0.role == role }
      return isSigned ? [] : [Step(.retirementEndorsed, to: .retirePending, kept)]
    case .retirePending:
      return [Step(.retirementApproved, to: .retired, kept.merging([.place: .id(store)]) { $1 })]
    case .retired:
      if let refusal = asset.liveMediaRefusal { throw refusal }
      return clean(asset, witness: witness ?? asset.hands.cleanedBy?.by)
    default: throw .notAllowed(asset.tag, .retirementApproved, asset.stage)
    }
  }

  /// A finding on what is to be scrapped.
  public static func appraise(
    _ asset: Asset, route: DisposalMethod, finding: Digest?, damage: Damage? = nil,
    cause: RetirementCause? = nil, harvest: [Int]? = nil
  ) throws(LifecycleError) -> [Step] {
    guard asset.stage == .retirePending else { throw .notAllowed(asset.tag, .appraised, asset.stage) }
    var evidence: [EvidenceKey: EvidenceValue] = [.route: .code(route.rawValue)]
    if let damage { evidence[.damage] = .code(damage.rawValue) }
    if let cause { evidence[.cause] = .code(cause.rawValue) }
    if let finding { evidence[.note] = .secret(finding) }
    if let harvest { evidence[.harvest] = .code(Harvest.code(harvest)) }
    return [Step(.appraised, to: .retirePending, evidence)]
  }

  /// The first half of a disposal where another person must do the second: out of the house, the receipt still to come.
  ///
  /// - Parameter leaving: what is written down as it leaves: its book value, the vendor's permit.
  public static func release(
    _ asset: Asset, method: DisposalMethod, vendor: EntityID, witness: EntityID?,
    leaving: [EvidenceKey: EvidenceValue] = [:]
  ) throws(LifecycleError) -> [Step] {
    if let refusal = asset.liveMediaRefusal { throw refusal }
    guard asset.stage == .retired || asset.stage == .sanitised else {
      throw .notAllowed(asset.tag, .released, asset.stage)
    }
    let route = leaving.merging([.vendor: .id(vendor), .route: .code(method.rawValue)]) { $1 }
    return clean(asset, witness: witness) + [Step(.released, to: .disposing, route)]
  }

  /// From RETIRED on, once nothing in it is live any more.
  ///
  /// - Parameter witness: who else vouches for its wipes.
  public static func clean(_ asset: Asset, witness: EntityID?) -> [Step] {
    guard asset.stage == .retired, !asset.dataState.isLive else { return [] }
    return [Step(.sanitised, to: .sanitised, witness.map { [.witness: .id($0)] } ?? [:])]
  }

  /// - Parameters:
  ///   - witness: who else vouches for the wipes, where it stands in RETIRED with all of them filed before.
  ///   - leaving: what is written down as it leaves: its book value, the vendor's permit.
  ///   - facts: what whoever took it says became of it.
  /// - Throws: ``LifecycleError/mediaLive(_:_:unlisted:)`` before anything else: the wipe is what people forget.
  public static func dispose(
    _ asset: Asset, method: DisposalMethod, vendor: EntityID, certificate: Digest, witness: EntityID? = nil,
    leaving: [EvidenceKey: EvidenceValue] = [:], facts: [EvidenceKey: EvidenceValue] = [:]
  ) throws(LifecycleError) -> [Step] {
    if let refusal = asset.liveMediaRefusal { throw refusal }
    let route = leaving.merging([.vendor: .id(vendor), .route: .code(method.rawValue)]) { $1 }
    let paper = facts.merging([.certificate: .secret(certificate)]) { $1 }
    let clean = clean(asset, witness: witness)
    switch asset.stage {
    case .retired, .sanitised:
      if method == .leaseReturn {
        return clean + [
          Step(.leaseReturned, to: .returnedToSupplier, paper.merging([.vendor: .id(vendor)]) { $1 })
        ]
      }
      return clean + [Step(.released, to: .disposing, route), Step(.disposed, to: .disposed, paper)]
    case .disposing: return [Step(.disposed, to: .disposed, paper)]
    default: throw .notAllowed(asset.tag, .released, asset.stage)
    }
  }
}
