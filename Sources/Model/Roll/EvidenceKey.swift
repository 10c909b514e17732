/// The names evidence can have. The raw values are written into the ledger and never change.
public enum EvidenceKey: String, Sendable, Hashable, CaseIterable {
  /// What of its accessories did not come back with it.
  case accessories
  /// The asset that a conflict was settled for, or that something beside a machine is.
  case asset
  /// The machine something was seen at.
  case attachedTo = "attached_to"
  /// The command of an act that was refused.
  case attempt
  /// On what ground a person was erased.
  case basis
  /// What its asker asked for within the days of a batch, this included, in the ladder's currency.
  case batch
  /// The number of a case at court, with the police or in house.
  case caseReference = "case_reference"
  case category
  /// Why it goes before it has served its years.
  case cause
  /// The certificate a recycler, buyer or vendor gave.
  case certificate
  /// What was looked at before new goods were accepted, between blanks.
  case checks
  case condition
  /// The number of a conflict.
  case conflict
  case cost
  /// Whether it came back damaged, and by what.
  case damage
  /// Who bears it in the house: a department or cost centre.
  case department
  /// The day a delivery is due, a stocktake should be done, or a loan ends.
  case due
  /// The first event of an act.
  case event
  /// On whose behalf it was done.
  case behalf
  /// How many events a backup holds, or a pack was drawn from.
  case events
  /// Whether data that nobody removed was lost with it.
  case exposed
  case fault
  /// The SHA-256 of a file that was imported, or of what a program wrote down about a wipe.
  case file
  /// What a machine in conflict is recognised by, in one hash.
  case fingerprint
  /// The hash over the list of files of a pack, each with its hash.
  case files
  // What the card said before it was corrected.
  case formerCategory = "former_category"
  /// What the asset cannot be recognised by any more.
  case formerKey = "former_key"
  case formerMaker = "former_maker"
  case formerModel = "former_model"
  case formerOwnership = "former_ownership"
  case formerPlace = "former_place"
  case formerPrice = "former_price"
  case formerPurchased = "former_purchased"
  case formerSerial = "former_serial"
  case handle
  /// Which parts of what is retired are to be kept: their numbers between blanks, ascending, or `none`.
  case harvest
  /// The root over those events.
  case head
  case hold
  /// The keys of this event are those the asset is found by no more.
  case keysGone = "keys_gone"
  /// The event of a hold that is lifted.
  case lifts
  case maker
  case mediaPlan = "media_plan"
  case method
  case model
  case name
  case note
  case organisation
  case ownership
  case part
  case person
  case place
  /// The hash of a policy.
  case policy
  /// Where something is plugged in: `DP-1`, `1-4.2`.
  case port
  case price
  case profile
  case publicKey = "public_key"
  /// The number of a purchase.
  case purchase
  case purchased
  case reason
  /// From here on the asset is known by the scan of this event.
  case rebound
  case reference
  /// The rule that refused an act.
  case refusal
  case repairOrder = "repair_order"
  /// It was done before, and is done again to a roll that was put back to an older state.
  case repeated
  /// How a conflict was settled.
  case resolution
  case result
  case role
  case route
  /// When the scan was made, by its own clock, and never after it was written down.
  case scannedAt = "scanned_at"
  /// The day it was last seen.
  case seen
  case serial
  case source
  case tag
  /// The SHA-256 of the text a holder acknowledged.
  case terms
  /// A text that left the vault.
  case text
  case tool
  case until
  case vendor
  case vendorName = "vendor_name"
  /// The SHA-256 of the reasons by which a scan was taken for this asset.
  case verdict
  case waived
  /// Of new goods, from the day they came.
  case warrantyMonths = "warranty_months"
  case witness
  case workDone = "work_done"

  // Of repairs.
  /// Why it broke.
  case faultCause = "fault_cause"
  /// Where a part goes that was taken out.
  case destination
  /// What it would cost to mend it.
  case estimate
  /// What is lent to its user meanwhile.
  case loaner
  /// The kind of a part that its card never listed.
  case partKind = "part_kind"
  /// The asset that a part went into.
  case recipient
  /// Whether the seal put on it was whole when it came back.
  case sealIntact = "seal_intact"
  /// What about it shows that it is broken.
  case symptom
  case waitsFor = "waits_for"
  /// Whether the warrantor must mend it.
  case warrantyHit = "warranty_hit"

  // Of replacements.
  /// The asset that came instead of this one.
  case replacement
  /// The asset that this one came instead of, or is asked for.
  case replaces
  /// How what was on the one came onto the other.
  case migration
  /// How many bytes that were.
  case volume
  /// Whether whoever works with it says that all is there.
  case agreed

  // Of stocktakes.
  /// What was counted before may be counted again, and the last count holds.
  case again
  case byEvidence = "by_evidence"
  case counted
  case damaged
  /// The hash of the list of what was found otherwise than the books have it.
  case discrepancies
  case evidenceAllowed = "evidence_allowed"
  case holderDiffers = "holder_differs"
  case how
  case leftMeanwhile = "left_meanwhile"
  case listed
  case matched
  case misplaced
  case missing
  case sample
  /// What a stocktake looks at: `category:…`, `person:…`, `place:…`, ascending between blanks.
  case scope
  /// 32 random bytes in hexadecimal digits, by which a sample is drawn.
  case seed
  /// How many events the list was drawn from.
  case size
  case stocktake
  case surplus
  case tagBad = "tag_bad"

  // Of certificates that a medium was wiped.
  /// Whether the medium was encrypted since before the first data came onto it.
  case alwaysEncrypted = "always_encrypted"
  /// Where a copy of the data was kept.
  case backup
  case badSectors = "bad_sectors"
  /// Of a medium that was wiped or destroyed with others: how many they were.
  case batchSize = "batch_size"
  /// When the wipe began and when it ended, by the clock of whatever wiped.
  case began
  case ended
  /// How confidential the medium was before and is after.
  case classAfter = "class_after"
  case classBefore = "class_before"
  /// What was found and done of areas that a host does not see: HPA and DCO.
  case hiddenAreas = "hidden_areas"
  case keyCopies = "key_copies"
  case keyHolder = "key_holder"
  case keyZeroised = "key_zeroised"
  /// The machine that destroyed it.
  case machine
  case mediaType = "media_type"
  case namespaces
  /// What is done with the medium from now on.
  case nextUse = "next_use"
  /// In micrometres.
  case particleSize = "particle_size"
  /// How many of the batch somebody else looked into again, and who.
  case sampled
  case sampler
  case sectors
  /// The same of the blocks that a device keeps to itself: over-provisioning.
  case spareAreas = "spare_areas"
  case standard
  case technique
  case toolVersion = "tool_version"
  /// Whether the outcome is good enough for what was on it.
  case validation
  case verification
  /// Who looked whether it was done.
  case verifier
  /// Where the recording of its destruction is kept.
  case video
  /// What the house calls the batch it went with.
  case wipeBatch = "wipe_batch"

  // Of data that was lost.
  /// To whom a loss of data was reported.
  case authority
  /// What was known of the data on what was lost.
  case dataState = "data_state"
  /// Whether the data on it was encrypted.
  case encrypted
  /// When somebody in the house learned of a loss, UTC.
  case noticed
  /// What came of the order that it shall erase itself.
  case remoteWipe = "remote_wipe"
  /// When that was reported, UTC.
  case reported

  // Of vendors' papers and of what leaves the house.
  /// What it stood in the books for when it left.
  case bookValue = "book_value"
  /// Where it was treated.
  case country
  case hazardous
  /// The number of the paper by which its vendor may take it.
  case permit
  case wasteCode = "waste_code"
  case carrier
  /// The sealed container in which live media leave.
  case container
  /// The administrator who stands by a waiver.
  case countersigner
  /// The deed of a sale or a gift.
  case deed
  /// What was tried before somebody else is given the thing to use.
  case functionTest = "function_test"
  /// How many things a load has.
  case items
  case manifest
  /// What came in for a load, or for one thing.
  case proceeds
  /// The kind of a vendor's paper.
  case scheme
  case seal
  /// The two who sign a load out.
  case signer
  case secondSigner = "second_signer"
  /// What became of a thing at the other end.
  case treatment
  case vehicle
  /// Of a load, or of one thing of it: in grams.
  case weight

  public var shape: EvidenceValue.Shape {
    switch self {
    case .attempt, .cause, .file, .harvest, .refusal: .code
    case .category, .checks, .damage, .files, .formerCategory, .formerKey, .formerOwnership, .head, .hold,
      .mediaPlan,
      .method,
      .ownership, .policy, .profile, .publicKey, .result,
      .role,
      .route,
      .source,
      .tag, .terms, .verdict:
      .code
    case .fingerprint, .resolution, .scannedAt: .code
    case .conflict: .number
    case .asset: .id
    case .keysGone, .rebound: .flag
    case .event, .events, .lifts, .part, .purchase, .repairOrder, .warrantyMonths: .number
    case .exposed, .repeated, .waived: .flag
    case .due, .formerPurchased, .purchased, .seen, .until: .day
    case .batch, .cost, .formerPrice, .price: .money
    case .attachedTo, .behalf, .formerPlace, .person, .place, .vendor, .witness: .id
    case .formerMaker, .formerModel, .formerSerial, .maker, .model, .port, .serial: .device
    case .accessories, .basis, .caseReference, .certificate, .condition, .department, .fault, .handle, .name,
      .note, .organisation,
      .reason,
      .reference, .text, .tool,
      .vendorName,
      .workDone:
      .secret
    case .discrepancies, .how, .scope, .seed: .code
    case .byEvidence, .counted, .damaged, .holderDiffers, .leftMeanwhile, .listed, .matched, .misplaced,
      .missing, .sample, .size, .stocktake, .surplus, .tagBad:
      .number
    case .again, .evidenceAllowed: .flag
    case .destination, .faultCause, .partKind, .symptom, .waitsFor: .code
    case .estimate: .money
    case .migration: .code
    case .volume: .number
    case .agreed: .flag
    case .loaner, .recipient, .replacement, .replaces: .id
    case .sealIntact, .warrantyHit: .flag
    case .country, .scheme, .treatment, .wasteCode: .code
    case .hazardous: .flag
    case .dataState, .noticed, .remoteWipe, .reported: .code
    case .encrypted: .flag
    case .authority: .secret
    case .permit: .secret
    case .mediaType, .standard, .technique, .verification: .code
    case .began, .classAfter, .classBefore, .ended, .hiddenAreas, .keyCopies, .nextUse, .spareAreas,
      .validation:
      .code
    case .badSectors, .batchSize, .namespaces, .particleSize, .sampled, .sectors: .number
    case .alwaysEncrypted, .keyZeroised: .flag
    case .backup, .keyHolder, .machine, .video, .wipeBatch: .secret
    case .sampler, .verifier: .id
    case .toolVersion: .secret
    case .items, .manifest, .weight: .number
    case .countersigner, .secondSigner, .signer: .id
    case .carrier, .container, .deed, .functionTest, .seal, .vehicle: .secret
    case .bookValue, .proceeds: .money
    }
  }
}
