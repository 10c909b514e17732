public import Model

/// One way an asset may go from stage to stage, or one fact that may be recorded of it where it stands, and what that
/// takes.
///
/// An object, because every event is held against one: a table of values would be copied each time.
public final class Arrow: Sendable {
  /// Its number in the lifecycle table, for people and for the audit: `T07`.
  public let number: String
  public let from: [Stage]
  /// Where it may lead; nowhere for a fact, which leaves the asset where it stands.
  public let to: [Stage]
  /// Who may do it.
  public let roles: [Role]
  public let guards: [Guard]
  /// What the event must carry.
  public let evidence: [EvidenceKey]
  /// The earlier step that another person should have taken.
  public let other: OtherHand?
  /// The same, asked only where nobody may stand on both sides: elsewhere a witness is enough.
  public let otherInCrew: OtherHand?

  init(
    _ number: String, _ from: [Stage], _ to: [Stage], by roles: [Role], if guards: [Guard] = [],
    with evidence: [EvidenceKey] = [], otherThan other: OtherHand? = nil,
    inCrewOtherThan otherInCrew: OtherHand? = nil
  ) {
    self.number = number
    self.from = from
    self.to = to
    self.roles = roles
    self.guards = guards
    self.evidence = evidence
    self.other = other
    self.otherInCrew = otherInCrew ?? other
  }
}

/// The earlier hands a step is compared with, for the rule that two people stand on its two sides.
public enum OtherHand: Sendable {
  case received, askedOrAppraised, asked, cleaned, released, lost
  /// Whoever asked, and everybody whose word is in already.
  case askedOrSigned

  /// Who it was.
  func people(_ hands: Hands) -> [EntityID] {
    let taken: [Hand?] =
      switch self {
      case .received: [hands.receivedBy]
      case .asked: [hands.askedBy]
      case .askedOrAppraised: [hands.askedBy] + hands.appraisers
      case .askedOrSigned: [hands.askedBy] + hands.appraisers + hands.approvals.map(\.by)
      case .cleaned: [hands.cleanedBy]
      case .released: [hands.releasedBy]
      case .lost: [hands.lostBy]
      }
    return taken.compactMap(\.self).flatMap(\.people)
  }

  /// Whether the human who acts now was it, by whatever name.
  func isOne(of hands: Hands, _ event: Event) -> Bool {
    switch self {
    case .received: event.isBy(hands.receivedBy)
    case .asked: event.isBy(hands.askedBy)
    case .askedOrAppraised: event.isBy(hands.askedBy) || hands.appraisers.contains { event.isBy($0) }
    case .askedOrSigned:
      event.isBy(hands.askedBy) || hands.appraisers.contains { event.isBy($0) }
        || hands.approvals.contains { event.isBy($0.by) }
    case .cleaned: event.isBy(hands.cleanedBy)
    case .released: event.isBy(hands.releasedBy)
    case .lost: event.isBy(hands.lostBy)
    }
  }
}

extension EventKind {
  /// The arrow this kind of event walks; `nil` for what is not about an asset, and for undoing and redoing.
  public var arrow: Arrow? { Self.arrows[self] }

  private static let arrows = CaseTable(EventKind.self) { $0.drawnArrow }

  /// The whole table of arrows stands here and nowhere else.
  private var drawnArrow: Arrow? {
    let anyone: [Role] = [.technician, .manager]
    let onHand: [Stage] = [
      .received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised, .disposing,
    ]
    switch self {
    case .requested:
      return Arrow(
        "T01", [], [.planned], by: anyone, with: [.reason, .tag, .category, .ownership, .purchase])
    case .purchaseApproved:
      return Arrow(
        "T01b", [.planned], [.planned], by: [.manager, .approver, .executive], otherThan: .askedOrSigned)
    case .ordered:
      return Arrow(
        "T02", [.planned], [.ordered], by: [.manager], if: [.approved],
        with: [.reference, .vendor, .price, .ownership])
    case .voided:
      return Arrow(
        "T03", [.planned, .ordered, .received], [.void], by: [.manager], if: [.notDelivered], with: [.reason])
    case .received: return Arrow("T04", [.ordered], [.received], by: anyone, with: [.serial, .place])
    case .found:
      return Arrow("T04b", [], [.received], by: anyone, with: [.tag, .category, .source, .ownership])
    case .accepted:
      return Arrow(
        "T05", [.received], [.inStock], by: [.manager], if: [.delivered, .allChecksPassed, .noLiveMedia],
        with: [.place, .checks],
        otherThan: .received)
    case .adopted:
      return Arrow(
        "T05b", [.received], [.returned, .assigned], by: [.manager], if: [.found, .noFailedWipe],
        with: [.place])
    case .refusedToSupplier:
      return Arrow(
        "T06", [.received], [.returnedToSupplier], by: [.manager], if: [.delivered, .noLiveMedia, .noHold],
        with: [.reason, .reference])
    case .issued:
      return Arrow(
        "T07", [.inStock], [.assigned], by: anyone, if: [.noLiveMedia], with: [.place])
    case .relocated: return Arrow("T08", [.assigned], [.assigned], by: anyone, with: [.place])
    case .handedBack:
      return Arrow(
        "T09", [.assigned, .inRepair], [.returned, .inRepair], by: anyone, if: [.repairGoesOn], with: [.place]
      )
    case .restocked: return Arrow("T10", [.returned], [.inStock], by: anyone, if: [.noLiveMedia])
    case .repairOpened:
      return Arrow(
        "T11", [.assigned, .inStock, .returned], [.inRepair], by: anyone, with: [.repairOrder, .fault])
    case .sentToVendor:
      return Arrow(
        "T12", [.inRepair], [.inRepair], by: anyone,
        if: [.noHold, .liveMediaWaived, .notAtVendor, .notWaiting],
        with: [.vendor, .mediaPlan])
    case .backFromVendor: return Arrow("T13", [.inRepair], [.inRepair], by: anyone, if: [.atVendor])
    case .swappedByVendor:
      return Arrow(
        "T13b", [.inRepair], [.returnedToSupplier], by: [.manager],
        if: [.noHold, .atVendor, .liveMediaWaived, .notWaiting, .partsPlaced],
        with: [.reason])
    case .repairClosed:
      return Arrow(
        "T14", [.inRepair], [.inStock, .assigned, .returned], by: anyone,
        if: [.notAtVendor, .whereItCameFrom, .stockIsClean, .notWaiting, .partsPlaced],
        with: [.workDone])
    case .repairCancelled:
      return Arrow(
        "T14b", [.inRepair], [.inStock, .assigned, .returned], by: anyone,
        if: [.notAtVendor, .whereItCameFrom, .stockIsClean, .notWaiting, .partsPlaced],
        with: [.reason])
    case .beyondRepair:
      return Arrow(
        "T15", [.inRepair], [.retirePending], by: anyone, if: [.notAtVendor, .notWaiting, .partsPlaced],
        with: [.reason])
    case .retirementAsked:
      return Arrow("T16", [.inStock, .returned], [.retirePending], by: anyone, with: [.reason])
    case .appraised:
      return Arrow(
        "T17", [.retirePending], [.retirePending], by: [.technician, .manager, .approver], if: [.unsigned],
        with: [.route],
        otherThan: .askedOrAppraised)
    case .retirementEndorsed:
      return Arrow(
        "T18a", [.retirePending], [.retirePending], by: [.approver, .executive], if: [.noHold, .appraised],
        otherThan: .askedOrSigned)
    case .retirementApproved:
      return Arrow(
        "T18", [.retirePending], [.retired], by: [.manager], if: [.noHold, .appraised, .ownedOrLeaseReturn],
        with: [.place],
        otherThan: .askedOrSigned)
    case .retirementRefused:
      return Arrow("T19", [.retirePending], [.returned], by: [.manager], with: [.reason])
    case .sanitised:
      return Arrow(
        "T20", [.retired], [.sanitised], by: anyone, if: [.noHold, .noLiveMedia, .witnessedIfItHeldData],
        inCrewOtherThan: .cleaned)
    case .reprieved:
      return Arrow(
        "T21", [.sanitised], [.inStock], by: [.manager], if: [.noHold, .noLiveMedia, .notDestroyed],
        with: [.reason])
    case .approvalRevoked:
      return Arrow("T21b", [.retired], [.returned], by: [.manager], if: [.noHold], with: [.reason])
    case .released:
      return Arrow(
        "T22", [.sanitised], [.disposing], by: [.manager], if: [.noHold, .noLiveMedia, .owned, .withItsLoad],
        with: [.vendor, .route], otherThan: .cleaned)
    case .releasedLive:
      return Arrow(
        "T22b", [.retired], [.disposing], by: [.manager],
        if: [.noHold, .owned, .liveMediaWaived, .twoPeople, .destroyedSoon, .withItsLoad],
        with: [.vendor, .route, .witness, .countersigner, .container, .due])
    case .disposed:
      return Arrow(
        "T23", [.disposing], [.disposed], by: [.manager],
        if: [.noHold, .noLiveMedia, .withItsLoad, .answered],
        with: [.certificate], otherThan: .released)
    case .loadRefused:
      return Arrow(
        "T23b", [.disposing], [.retired], by: anyone, if: [.withItsLoad], with: [.reason, .place])
    case .leaseReturned:
      return Arrow(
        "T24", [.sanitised], [.returnedToSupplier], by: [.manager],
        if: [.noHold, .othersProperty, .noLiveMedia],
        with: [.certificate, .vendor])
    case .lost: return Arrow("T25", onHand, [.lost], by: anyone, with: [.reason])
    case .writtenOff:
      return Arrow(
        "T26", [.lost], [.writtenOff], by: [.manager], if: [.noHold, .lostLongEnough], with: [.reason],
        otherThan: .lost)
    case .recovered:
      return Arrow("T27", [.lost, .writtenOff], [.returned], by: anyone, with: [.place, .condition])
    case .postNoted: return Arrow("T30", [.disposed], [.disposed], by: [.manager], with: [.note])
    case .moved: return .fact("R01", [.received, .inStock, .returned], by: anyone, with: [.place])
    case .noted:
      return .fact(
        "R02", Stage.allCases.filter { !$0.isTerminal }, by: [.technician, .manager, .auditor], with: [.note])
    case .warrantySet:
      return .fact(
        "R03", [.planned, .ordered, .received, .inStock, .assigned, .inRepair, .returned], by: anyone,
        with: [.until])
    case .partsFound:
      return .fact(
        "R04", [.received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised],
        by: anyone)
    case .partUnseen:
      return .fact(
        "R25", [.received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised],
        by: anyone, with: [.part])
    case .partSeen:
      return .fact(
        "R26", [.received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised],
        by: anyone, with: [.part])
    // Media that left live on a waiver get their certificates while they are under way.
    case .mediumSanitised:
      return .fact(
        "R05", [.received, .inStock, .returned, .inRepair, .retired, .sanitised, .disposing], by: anyone,
        with: [.method, .result])
    case .mediumRemoved:
      return .fact(
        "R06", [.received, .inStock, .returned, .inRepair, .retired, .sanitised], by: anyone, with: [.reason])
    case .mediumLost:
      return .fact(
        "R13",
        [
          .received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised,
          .disposing,
        ], by: anyone, with: [.reason, .part, .exposed])
    case .repairDiagnosed: return .fact("R14", [.inRepair], by: anyone, with: [.faultCause])
    case .repairWaits:
      // Where it is at a vendor, that is what it waits for.
      return .fact(
        "R15", [.inRepair], by: anyone, if: [.notAtVendor, .notWaiting], with: [.waitsFor, .reason])
    case .repairResumed: return .fact("R16", [.inRepair], by: anyone, if: [.waiting])
    // Spares are taken from what is retired as well.
    case .partRemoved: return .fact("R17", [.inRepair, .retired, .sanitised], by: anyone)
    case .partPlaced:
      return .fact(
        "R18",
        [
          .received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised,
          .disposing,
        ], by: anyone, with: [.part, .destination])
    case .partFitted: return .fact("R19", [.inRepair], by: anyone)
    case .partRefitted: return .fact("R24", [.inRepair], by: anyone, with: [.part])
    case .holdPlaced:
      return .fact(
        "R07", Stage.allCases.filter { !$0.isTerminal }, by: [.manager, .auditor, .admin],
        with: [.hold, .caseReference])
    case .holdLifted:
      return .fact(
        "R08", Stage.allCases.filter { !$0.isTerminal }, by: [.admin], if: [.witnessed],
        with: [.lifts, .reason, .witness])
    case .manifestListed:
      return .fact(
        "R10", [.retired, .sanitised], by: anyone, if: [.onNoLoad, .owned], with: [.manifest])
    case .manifestUnlisted:
      return .fact("R11", [.retired, .sanitised], by: anyone, if: [.withItsLoad], with: [.manifest])
    case .receiptFiled:
      return .fact("R12", [.disposing], by: anyone, if: [.withItsLoad], with: [.certificate, .manifest])
    case .corrected:
      return .fact("T28", Stage.allCases, by: anyone, with: [.reason])
    case .dueSet: return .fact("R20", [.assigned, .inRepair], by: anyone, if: [.withSomebody], with: [.due])
    case .handoverAcknowledged:
      return .fact(
        "R21", [.assigned, .inRepair], by: anyone, if: [.saidByHolder], with: [.person, .terms])
    // Until it is wiped somebody may still find something missing.
    case .dataMoved: return .fact("R27", [.assigned, .inRepair, .returned], by: anyone, with: [.migration])
    case .departmentSet:
      return .fact(
        "R22", [.received, .inStock, .assigned, .inRepair, .returned], by: anyone, with: [.department])
    case .labelled:
      return .fact(
        "R23", [.received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised],
        by: anyone)
    // These lead where the acts they name began or ended: see ``Course``.
    case .undone, .redone: return nil
    case .scanned:
      return .fact(
        "R09", [.received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised],
        by: anyone, with: [.source])
    case .opened, .personAdded, .placeAdded, .vendorAdded, .erased, .textErased, .drilled, .imported,
      .exported, .policySet, .refused, .roleGranted, .roleRevoked, .personLeaving, .personLeft,
      .personRejoined, .personAliased,
      .personChanged:
      return nil
    case .stocktakeOpened, .counted, .stocktakeSigned, .stocktakeClosed: return nil
    case .vendorCertified, .manifestOpened, .manifestReleased, .manifestClosed, .manifestRefused: return nil
    case .conflictOpened, .conflictResolved, .conflictReopened, .deskSeen, .deskConfirmed: return nil
    }
  }
}

extension Arrow {
  fileprivate static func fact(
    _ number: String, _ stages: [Stage], by roles: [Role], if guards: [Guard] = [],
    with evidence: [EvidenceKey] = []
  ) -> Arrow {
    Arrow(number, stages, [], by: roles, if: guards, with: evidence)
  }

  /// Whether it leads from one stage to the other.
  func leads(from: Stage, to: Stage) -> Bool {
    self.from.contains(from) && (self.to.isEmpty ? to == from : self.to.contains(to))
  }
}

extension Stage {
  /// Where one step can lead from here, by any arrow.
  public var next: Set<Stage> {
    Set(EventKind.allCases.compactMap(\.arrow).filter { $0.from.contains(self) }.flatMap(\.to))
  }
}
