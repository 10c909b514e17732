/// What an event says happened. The raw values are written into the ledger and never change.
public enum EventKind: String, Sendable, Hashable, CaseIterable {
  // The roll itself and what it refers to.
  case opened
  case personAdded = "person_added"
  case placeAdded = "place_added"
  case vendorAdded = "vendor_added"
  /// A person's name and log-in name left the vault.
  case erased
  /// So did a text that spoke of an erased person.
  case textErased = "text_erased"
  /// A backup was restored on trial.
  case drilled
  /// A file was imported; the events before it, from the one it names, are what it brought.
  case imported
  /// A pack for auditors was made.
  case exported
  /// Another policy holds from here on.
  case policySet = "policy_set"
  /// A vendor showed a permit or certificate.
  case vendorCertified = "vendor_certified"
  /// A rule refused an act; nothing else came of it.
  case refused

  // What becomes of a person.
  case roleGranted = "role_granted"
  case roleRevoked = "role_revoked"
  /// They will leave on a day; until then nothing changes.
  case personLeaving = "person_leaving"
  case personLeft = "person_left"
  case personRejoined = "person_rejoined"
  /// Two names are one human's.
  case personAliased = "person_aliased"
  /// They go by another name, or belong to another department.
  case personChanged = "person_changed"

  // Arrows of the lifecycle, in the order of its table.
  case requested
  case purchaseApproved = "purchase_approved"
  case ordered
  case voided
  case received
  case found
  case accepted
  case adopted
  case refusedToSupplier = "refused_to_supplier"
  case issued
  case relocated
  case handedBack = "handed_back"
  case restocked
  case repairOpened = "repair_opened"
  case sentToVendor = "sent_to_vendor"
  case backFromVendor = "back_from_vendor"
  case swappedByVendor = "swapped_by_vendor"
  case repairClosed = "repair_closed"
  /// It ends with nothing done.
  case repairCancelled = "repair_cancelled"
  case beyondRepair = "beyond_repair"
  case retirementAsked = "retirement_asked"
  case appraised
  /// One more signature that the retirement takes, beside the manager's.
  case retirementEndorsed = "retirement_endorsed"
  case retirementApproved = "retirement_approved"
  case retirementRefused = "retirement_refused"
  case approvalRevoked = "approval_revoked"
  case sanitised
  case reprieved
  case released
  case releasedLive = "released_live"
  case disposed
  case loadRefused = "load_refused"
  case leaseReturned = "lease_returned"
  case lost
  case writtenOff = "written_off"
  case recovered
  case postNoted = "post_noted"

  // Facts about an asset that move it along no arrow.
  case moved
  case noted
  case warrantySet = "warranty_set"
  case mediumSanitised = "medium_sanitised"
  case mediumRemoved = "medium_removed"
  /// Nobody finds a medium that was in it.
  case mediumLost = "medium_lost"
  /// More parts than one event has room for, and what a later scan finds inside.
  case partsFound = "parts_found"
  /// A scan that would have seen a part does not, or sees it in another asset.
  case partUnseen = "part_unseen"
  /// A scan sees a part in its asset again.
  case partSeen = "part_seen"
  case holdPlaced = "hold_placed"
  case holdLifted = "hold_lifted"
  /// The card said something else than was so.
  case corrected
  /// A loan ends on another day, or what was given for good has become one.
  case dueSet = "due_set"
  /// The holder has read the terms and says that they have it.
  case handoverAcknowledged = "handover_acknowledged"
  /// What its user had on it is on what replaces it.
  case dataMoved = "data_moved"
  /// Another department bears it; who has it and where it is stays.
  case departmentSet = "department_set"
  /// Somebody says that its label is on it.
  case labelled

  // Steps of a repair.
  case repairDiagnosed = "repair_diagnosed"
  /// It stands still until somebody else has done something.
  case repairWaits = "repair_waits"
  case repairResumed = "repair_resumed"
  case partRemoved = "part_removed"
  /// What became of a part that was taken out.
  case partPlaced = "part_placed"
  case partFitted = "part_fitted"
  /// A part that was taken out is back where it was.
  case partRefitted = "part_refitted"

  // What an act did is left out again, or taken in again; the asset's other events stand.
  case undone
  case redone

  /// It goes with a load that leaves the house, or does not after all.
  case manifestListed = "manifest_listed"
  case manifestUnlisted = "manifest_unlisted"
  /// Whoever took the load says what became of this one thing of it.
  case receiptFiled = "receipt_filed"

  /// A machine on the roll was scanned again, with nothing new, where that shows a stocktake that it is there.
  case scanned

  // A stocktake, which is a subject of its own.
  case stocktakeOpened = "stocktake_opened"
  case counted
  case stocktakeSigned = "stocktake_signed"
  case stocktakeClosed = "stocktake_closed"

  // A load that leaves the house, which is a subject of its own.
  case manifestOpened = "manifest_opened"
  case manifestReleased = "manifest_released"
  case manifestClosed = "manifest_closed"
  case manifestRefused = "manifest_refused"

  // A scan that a person must decide about, which is a subject of its own.
  case conflictOpened = "conflict_opened"
  case conflictResolved = "conflict_resolved"
  /// How it was settled is taken back.
  case conflictReopened = "conflict_reopened"

  // What stands beside a machine. These are about the machine and not of it: neither its version nor its stage changes.
  /// A scan of the machine shows a monitor, a dock or the like at it, where it was not known to be.
  case deskSeen = "desk_seen"
  /// A person says which asset that is, or, naming none, that nobody can say.
  case deskConfirmed = "desk_confirmed"

  /// Whether the event belongs to one asset and counts in its version.
  public var isOfAsset: Bool {
    switch self {
    case .opened, .personAdded, .placeAdded, .vendorAdded, .erased, .textErased, .drilled, .imported,
      .exported, .policySet, .refused, .vendorCertified, .deskSeen, .deskConfirmed:
      false
    default: !isOfStocktake && !isOfManifest && !isOfConflict && !changesPerson
    }
  }

  /// Whether the event changes what a person is or may do.
  public var changesPerson: Bool {
    switch self {
    case .roleGranted, .roleRevoked, .personLeaving, .personLeft, .personRejoined, .personAliased,
      .personChanged:
      true
    default: false
    }
  }

  /// Whether it only tells that something was seen: no act, so nothing rests on it and it rests on nothing.
  public var isSighting: Bool { self == .scanned || self == .deskSeen }

  /// Whether the event tells what stands beside a machine.
  public var isOfDesk: Bool { self == .deskSeen || self == .deskConfirmed }

  /// Whether the event belongs to one stocktake.
  public var isOfStocktake: Bool {
    switch self {
    case .stocktakeOpened, .counted, .stocktakeSigned, .stocktakeClosed: true
    default: false
    }
  }

  /// Whether the event belongs to one conflict.
  public var isOfConflict: Bool {
    switch self {
    case .conflictOpened, .conflictResolved, .conflictReopened: true
    default: false
    }
  }

  /// Whether the event belongs to one manifest.
  public var isOfManifest: Bool {
    switch self {
    case .manifestOpened, .manifestReleased, .manifestClosed, .manifestRefused: true
    default: false
    }
  }
}
