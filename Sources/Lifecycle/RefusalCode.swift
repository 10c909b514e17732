/// The rule by which an act was refused, as an event `refused` names it. The raw values are written into the ledger and
/// are what errors are told by; they never change.
public enum RefusalCode: String, Sendable, CaseIterable {
  case acceptChecks = "accept.checks"
  case mediaDestroyed = "asset.media_destroyed"
  case onHold = "asset.on_hold"
  case stageChanged = "asset.stage_changed"
  case tagTaken = "asset.tag_taken"
  case wrongOrigin = "asset.wrong_origin"
  case wrongStage = "asset.wrong_stage"
  case conflictWaiting = "conflict.waiting"
  case conflictSettled = "conflict.settled"
  case conflictNotSettled = "conflict.not_settled"
  case conflictWrong = "conflict.wrong"
  case conflictBound = "conflict.rested_on"
  case changedMeanwhile = "correct.changed_meanwhile"
  case noEvidence = "data.no_evidence"
  case future = "date.future"
  case longAgo = "date.long_ago"
  case notOurs = "dispose.not_ours"
  case ours = "dispose.ours"
  case notTheirs = "erase.not_theirs"
  case oneself = "erase.oneself"
  case stillHolds = "erase.still_holds"
  case badValue = "event.bad_value"
  case evidenceMissing = "event.evidence_missing"
  case notFirst = "event.not_first"
  case sameHand = "event.same_hand"
  case witnessRole = "event.witness_role"
  case policyAlone = "policy.alone"
  case secondPerson = "event.second_person"
  case singleControl = "event.single_control"
  case notHolder = "handover.not_holder"
  case unknownHold = "hold.unknown"
  case loanTooEarly = "loan.too_early"
  case lostTooShort = "lost.too_short"
  case manifestEmpty = "manifest.empty"
  case manifestEnded = "manifest.ended"
  case manifestLeft = "manifest.left"
  case listedAlready = "manifest.listed_already"
  case noDeed = "manifest.no_deed"
  case onNoLoad = "manifest.not_listed"
  case notReleased = "manifest.not_released"
  case otherLoad = "manifest.other_load"
  case sameSigners = "manifest.signers"
  case unanswered = "manifest.unanswered"
  case untested = "manifest.untested"
  case manifestWrong = "manifest.wrong"
  case wrongRoute = "manifest.wrong_route"
  case partNotMedium = "part.not_medium"
  case unknownPart = "part.unknown"
  case personGone = "person.gone"
  case personHasNotRole = "person.has_not_role"
  case personHasRole = "person.has_role"
  case personIsHere = "person.is_here"
  case lastAdmin = "person.last_admin"
  case personLeft = "person.left"
  case ownRights = "person.oneself"
  case roleNotHeld = "person.role_not_held"
  case sameAlready = "person.same_already"
  case notApproved = "purchase.not_approved"
  case signedAlready = "ladder.signed"
  case signaturesMissing = "ladder.signatures"
  case appraisersMissing = "ladder.appraisers"
  case causeMissing = "ladder.cause"
  case batchWrong = "ladder.batch"
  case redoOrder = "redo.order"
  case notHeld = "replace.not_held"
  case stillAtVendor = "repair.at_vendor"
  case repairCurrencies = "repair.currencies"
  case notAtVendor = "repair.not_at_vendor"
  case repairNotWaiting = "repair.not_waiting"
  case partAway = "repair.part_away"
  case partInside = "repair.part_inside"
  case partsUnplaced = "repair.parts_unplaced"
  case serialDiffers = "repair.serial_differs"
  case repairWaiting = "repair.waiting"
  case notAppraised = "retire.not_appraised"
  case roleMissing = "role.missing"
  case notOwn = "role.not_own"
  case areaLeft = "sanitise.area_left"
  case certificateLacks = "sanitise.certificate"
  case degauss = "sanitise.degauss"
  case keyRemains = "sanitise.key_remains"
  case ownSample = "sanitise.own_sample"
  case sampleTooSmall = "sanitise.sample"
  case technique = "sanitise.technique"
  case witness = "sanitise.witness"
  case alreadyCounted = "stocktake.already_counted"
  case alreadySigned = "stocktake.already_signed"
  case stocktakeClosed = "stocktake.closed"
  case notListed = "stocktake.not_listed"
  case notSigned = "stocktake.not_signed"
  case stocktakeWrong = "stocktake.wrong"
  case undoEnd = "undo.end"
  case undoFoundParts = "undo.found_parts"
  case undoHandedOut = "undo.handed_out"
  case undoHold = "undo.hold"
  case undoLaterEvents = "undo.later_events"
  case undoLoad = "undo.load"
  case undoNotInForce = "undo.not_in_force"
  case undoOrdered = "undo.ordered"
  case undoRegistration = "undo.registration"
  case undoneAlready = "undo.undone_already"
  case noPermit = "vendor.no_permit"
  case notCountersigned = "waiver.countersign"
  case waiverUnfit = "waiver.unfit"
}

extension LifecycleError {
  /// The rule, or `nil` where none refused: somebody else was faster, or there was nothing to do.
  public var code: RefusalCode? {
    switch self {
    case .notAllowed: .wrongStage
    case .wrongStage: .stageChanged
    case .evidenceMissing: .evidenceMissing
    case .roleMissing: .roleMissing
    case .mediaLive: .noEvidence
    case .wrongOrigin: .wrongOrigin
    case .notAtVendor: .notAtVendor
    case .stillAtVendor: .stillAtVendor
    case .notAppraised: .notAppraised
    case .notApproved: .notApproved
    case .signedAlready: .signedAlready
    case .signaturesMissing: .signaturesMissing
    case .appraisersMissing: .appraisersMissing
    case .causeMissing: .causeMissing
    case .batchWrong: .batchWrong
    case .checksMissing: .acceptChecks
    case .notOurs: .notOurs
    case .ours: .ours
    case .mediaDestroyed: .mediaDestroyed
    case .witnessNeeded: .witness
    case .secondPersonNeeded: .secondPerson
    case .sameHand: .sameHand
    case .witnessRole: .witnessRole
    case .policyAlone: .policyAlone
    case .onHold: .onHold
    case .unknownHold: .unknownHold
    case .lostTooShort: .lostTooShort
    case .stillHolds: .stillHolds
    case .noSuchPerson: .personGone
    case .notOneself: .oneself
    case .notTheirs: .notTheirs
    case .versionConflict: nil
    case .unknownPart: .unknownPart
    case .partNotMedium: .partNotMedium
    case .notFirst: .notFirst
    case .singleControlWrong: .singleControl
    case .badCode: .badValue
    case .badDay: .future
    case .longAgo: .longAgo
    case .dueTooEarly: .loanTooEarly
    case .notHeld: .notHeld
    case .notHolder: .notHolder
    case .person(_, let error): error.code
    case .techniqueTooWeak: .technique
    case .areaLeft: .areaLeft
    case .keyRemains: .keyRemains
    case .sampleTooSmall: .sampleTooSmall
    case .ownSample: .ownSample
    case .certificateLacks: .certificateLacks
    case .degaussEnded: .degauss
    case .manifest(let error): error.code
    case .repair(_, let error): error.code
    case .conflict(let error): error.code
    case .stocktake(let error): error.code
    case .mending(_, let error): error.code
    }
  }
}

extension PersonError {
  var code: RefusalCode {
    switch self {
    case .left: .personLeft
    case .isHere: .personIsHere
    case .oneself: .ownRights
    case .lastAdmin: .lastAdmin
    case .hasRole: .personHasRole
    case .hasNotRole: .personHasNotRole
    case .sameAlready: .sameAlready
    }
  }
}

extension ConflictError {
  var code: RefusalCode? {
    switch self {
    case .unknown: nil
    case .wrongNumber, .notBound: .conflictWrong
    case .waiting: .conflictWaiting
    case .settled: .conflictSettled
    case .notSettled: .conflictNotSettled
    case .stillBound: .conflictBound
    }
  }
}

extension ManifestError {
  var code: RefusalCode? {
    switch self {
    case .unknown, .unknownVendor: nil
    case .wrongNumber, .wrongItems, .partly: .manifestWrong
    case .wrongRoute: .wrongRoute
    case .left: .manifestLeft
    case .notReleased: .notReleased
    case .ended: .manifestEnded
    case .empty: .manifestEmpty
    case .noPermit: .noPermit
    case .noDeed: .noDeed
    case .untested: .untested
    case .signersSame: .sameSigners
    case .notCountersigned: .notCountersigned
    case .waiverUnfit: .waiverUnfit
    case .listedAlready: .listedAlready
    case .otherLoad(_, let number): number == nil ? .onNoLoad : .otherLoad
    case .unanswered: .unanswered
    }
  }
}

extension RepairError {
  var code: RefusalCode {
    switch self {
    case .waiting: .repairWaiting
    case .notWaiting: .repairNotWaiting
    case .unplaced: .partsUnplaced
    case .serialDiffers: .serialDiffers
    case .partInside: .partInside
    case .partAway: .partAway
    case .currencies: .repairCurrencies
    }
  }
}

extension StocktakeError {
  var code: RefusalCode? {
    switch self {
    case .unknown, .empty: nil
    case .wrongNumber, .unknownAsset, .wrong: .stocktakeWrong
    case .closed: .stocktakeClosed
    case .nothingToSay: .notListed
    case .alreadyCounted: .alreadyCounted
    case .alreadySigned: .alreadySigned
    case .notSigned: .notSigned
    }
  }
}

extension MendingError {
  var code: RefusalCode? {
    switch self {
    case .restedOn: .undoLaterEvents
    case .notInForce: .undoNotInForce
    case .undoneAlready: .undoneAlready
    case .nothingUndone, .nothingToCorrect: nil
    case .redoFirst: .redoOrder
    case .notOwn: .notOwn
    case .notWhatItWas: .changedMeanwhile
    case .forGood(_, let bar):
      switch bar {
      case .registration: .undoRegistration
      case .end: .undoEnd
      case .ordered: .undoOrdered
      case .hold: .undoHold
      case .foundParts: .undoFoundParts
      case .load: .undoLoad
      case .handedOut: .undoHandedOut
      }
    }
  }
}
