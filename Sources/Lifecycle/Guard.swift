import Model

/// A condition on the asset and the event that an arrow demands beside the right stage.
public enum Guard: Sendable {
  /// No medium in it is live or of unknown state.
  case noLiveMedia
  /// It stands on the roll because it was found, not because it was ordered.
  case found
  /// Nobody gets what a wipe of was tried and failed. What was only found may hold its user's data; only a certificate
  /// that failed says so of a medium that nobody has been given since.
  case noFailedWipe
  /// It came by an order.
  case delivered
  /// Somebody has allowed it to be bought.
  case approved
  /// New goods go into stock when every check was passed; unused is one of them, so nobody's data is in them.
  case allChecksPassed
  /// Nothing of the order has come, or it was found by mistake.
  case notDelivered
  /// A return during a repair leaves the repair open, and only that.
  case repairGoesOn
  /// Live media leave the house only on a manager's waiver that is written down.
  case liveMediaWaived
  case atVendor
  case notAtVendor
  /// A repair ends where it began, or where a return in between has put it.
  case whereItCameFrom
  /// Its repair goes on, and stands still for nobody.
  case notWaiting
  case waiting
  /// Nothing that was taken out of it lies about without anybody having said what becomes of it.
  case partsPlaced
  /// What goes back to stock holds nobody's data; a vendor may have fitted a used disk.
  case stockIsClean
  case appraised
  /// Nobody has signed under what was found of it: a signature is under all that its appraisers say.
  case unsigned
  case owned
  case ownedOrLeaseReturn
  /// Leased, lent to us or a customer's: what goes back to its owner.
  case othersProperty
  case notDestroyed
  /// The witness is not the human who acts, by whatever name.
  case twoPeople
  /// A second person stands by it, whatever it is.
  case witnessed
  /// The same, of a thing that can have held data: no wipe is taken on one person's word when it leaves the house,
  /// however long ago it was filed.
  case witnessedIfItHeldData
  /// Nothing keeps it where it is.
  case noHold
  /// Somebody has it, or gets it back when its repair is over.
  case withSomebody
  /// The person the event names is who has it, or gets it back.
  case saidByHolder
  /// Thirty days, or a police reference.
  case lostLongEnough
  /// It goes with no other load yet.
  case onNoLoad
  /// The step is one of the load it is on, or it is on none and goes alone.
  case withItsLoad
  /// Whoever took the load has answered for this one thing of it.
  case answered
  /// Live media go to be destroyed and to nothing else, and the proof of it comes within thirty days.
  case destroyedSoon

  /// - Returns: the refusal, or `nil` when the condition holds.
  func refusal(_ asset: Asset, _ event: Event) -> LifecycleError? {
    switch self {
    case .noLiveMedia: asset.liveMediaRefusal
    case .found: asset.origin == .found ? nil : .wrongOrigin(asset.tag, asset.origin)
    case .noFailedWipe:
      event.to == .assigned && asset.hasFailedWipe ? asset.liveMediaRefusal : nil
    case .delivered: asset.origin == .ordered ? nil : .wrongOrigin(asset.tag, asset.origin)
    case .approved: asset.hands.approvedBy != nil ? nil : .notApproved(asset.tag)
    case .allChecksPassed: asset.failedChecks(event).map { .checksMissing(asset.tag, $0) }
    case .notDelivered:
      asset.origin == .found || asset.stage != .received ? nil : .wrongOrigin(asset.tag, asset.origin)
    case .repairGoesOn:
      (event.from == .inRepair) == (event.to == .inRepair)
        ? nil : .notAllowed(asset.tag, event.kind, asset.stage)
    case .liveMediaWaived:
      if !asset.dataState.isLive {
        nil
      } else if event.role != .manager {
        .roleMissing(event.kind, [.manager])
      } else {
        event.evidence.flag(.waived) ? nil : asset.liveMediaRefusal
      }
    case .atVendor: asset.holder.kind == .vendor ? nil : .notAtVendor(asset.tag)
    case .notAtVendor: asset.holder.kind != .vendor ? nil : .stillAtVendor(asset.tag)
    case .whereItCameFrom: event.to == asset.returnTo ? nil : .notAllowed(asset.tag, event.kind, asset.stage)
    case .notWaiting: asset.waitsFor.map { .repair(asset.tag, .waiting($0)) }
    case .waiting: asset.waitsFor == nil ? .repair(asset.tag, .notWaiting) : nil
    case .partsPlaced: asset.unplacedRefusal
    case .stockIsClean: event.to == .inStock ? asset.liveMediaRefusal : nil
    case .appraised: asset.route != nil ? nil : .notAppraised(asset.tag)
    case .unsigned: asset.hands.approvals.isEmpty ? nil : .signedAlready(asset.tag)
    case .owned: asset.ownership == .owned ? nil : .notOurs(asset.tag, asset.ownership)
    case .ownedOrLeaseReturn:
      asset.ownership == .owned
        || asset.route == DisposalMethod.leaseReturn.rawValue
        ? nil : .notOurs(asset.tag, asset.ownership)
    case .othersProperty: asset.ownership != .owned ? nil : .ours(asset.tag)
    case .notDestroyed: asset.dataState != .destroyed ? nil : .mediaDestroyed(asset.tag)
    case .twoPeople:
      event.evidence.id(.witness) != nil && !event.isBy(event.evidence.id(.witness))
        ? nil : .witnessNeeded(asset.tag)
    case .witnessed:
      !event.isBy(event.evidence.id(.witness)) ? nil : .secondPersonNeeded(asset.tag, event.kind)
    case .witnessedIfItHeldData:
      asset.canHaveHeldData ? Guard.twoPeople.refusal(asset, event) : nil
    case .noHold: asset.holds.isEmpty ? nil : .onHold(asset.tag, asset.holds)
    case .withSomebody: asset.isWithSomebody ? nil : .notAllowed(asset.tag, event.kind, asset.stage)
    case .saidByHolder:
      asset.isWithSomebody && asset.user == event.evidence.id(.person) ? nil : .notHolder(asset.tag)
    case .lostLongEnough:
      asset.stageSince.days(to: event.on) >= 30 || event.evidence.secret(.reference) != nil
        ? nil : .lostTooShort(asset.tag, since: asset.stageSince)
    case .onNoLoad: asset.manifest.map { .manifest(.listedAlready(asset.tag, $0)) }
    case .withItsLoad:
      asset.manifest == event.evidence.number(.manifest)
        ? nil : .manifest(.otherLoad(asset.tag, asset.manifest))
    case .answered:
      asset.manifest == nil || asset.receipt != nil ? nil : .manifest(.unanswered([asset.tag]))
    case .destroyedSoon: event.isDestructionSoon ? nil : .manifest(.waiverUnfit(asset.tag))
    }
  }
}

extension Event {
  /// Whether it sends live media to be destroyed, with the proof due in thirty days at most.
  fileprivate var isDestructionSoon: Bool {
    guard let due = evidence.day(.due) else { return false }
    return evidence.code(.route) == DisposalMethod.destroy.rawValue && on.days(to: due) <= 30
  }
}

extension Asset {
  /// The checks that acceptance leaves out; `nil` when there are none.
  func failedChecks(_ event: Event) -> [AcceptanceCheck]? {
    let passed = Set((event.evidence.code(.checks) ?? "").split(separator: " ").map(String.init))
    let missing = AcceptanceCheck.allCases.filter { !passed.contains($0.rawValue) }
    return missing.isEmpty ? nil : missing
  }

  /// Whether it has, or ever had, something in it that stores data.
  var canHaveHeldData: Bool { category.expectsStorage || parts.contains(where: \.part.isMedium) }

  /// Whether the last certificate of something in it failed, of a thing that nobody has been given yet.
  var hasFailedWipe: Bool { unlistedData == .live || media.contains { $0.data == .live } }

  /// The refusal that names the media whose data nobody has removed; `nil` when there are none.
  var liveMediaRefusal: LifecycleError? {
    guard dataState.isLive else { return nil }
    return .mediaLive(tag, media.filter(\.data.isLive).map(\.part), unlisted: unlistedData.isLive)
  }
}
