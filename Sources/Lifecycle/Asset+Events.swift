public import Model

/// What events do to an asset. The same functions decide on an append, on a rebuild and on a verification, so
/// that nothing can stand in the ledger that the rules would refuse.
extension Asset {
  /// The asset an event begins.
  public static func begun(by event: Event, under policy: Policy) throws(LifecycleError) -> Asset {
    guard let arrow = event.kind.arrow, arrow.from.isEmpty, event.from == nil else {
      throw .notFirst(event.kind)
    }
    guard let text = event.evidence.code(.tag), let tag = Tag(text) else {
      throw .badCode(.tag, event.evidence.code(.tag) ?? "")
    }
    let category = try event.word(.category, Category.self)
    let ownership = try event.word(.ownership, Ownership.self)
    guard let stage = event.to, arrow.to.contains(stage) else {
      throw .notAllowed(tag, event.kind, event.to ?? .void)
    }
    guard event.version == 1 else { throw .versionConflict(tag, says: event.version, is: 0) }
    let place = event.evidence.id(.place)
    var asset = Asset(
      id: event.subject, tag: tag, category: category, stage: stage, on: event.on,
      holder: place.map { Holder(.place, $0) } ?? .unknown, place: place, ownership: ownership,
      origin: event.kind == .found ? .found : .ordered)
    try asset.check(event, arrow, under: policy)
    asset.maker = event.evidence.device(.maker)
    asset.model = event.evidence.device(.model)
    asset.serial = event.evidence.device(.serial)
    asset.purchased = event.evidence.day(.purchased)
    asset.price = event.evidence.money(.price)
    asset.scan = event.scan
    asset.replaces = try asset.other(.replaces, in: event)
    asset.purchase = event.evidence.number(.purchase)
    if event.kind == .requested {
      asset.hands.askedBy = event.hand
      // What is bought new holds nobody's data.
      asset.unlistedData = .none
    } else {
      asset.hands.receivedBy = event.hand
    }
    try asset.add(event.parts)
    asset.version = 1
    asset.lastSequence = event.sequence
    return asset
  }

  /// The asset after one more event.
  ///
  /// - Throws: the rule that refuses it; the asset is then as it was.
  public func followed(by event: Event, under policy: Policy) throws(LifecycleError) -> Asset {
    var asset = self
    try asset.follow(event, under: policy)
    return asset
  }

  /// The same in place, where a refusal ends everything.
  ///
  /// - Throws: the rule that refuses the event; the asset may then be half changed.
  public mutating func follow(_ event: Event, under policy: Policy) throws(LifecycleError) {
    guard event.version == version + 1 else { throw .versionConflict(tag, says: event.version, is: version) }
    guard event.from == stage else { throw .wrongStage(tag, says: event.from, is: stage) }
    guard let arrow = event.kind.arrow, let to = event.to, arrow.leads(from: stage, to: to) else {
      throw .notAllowed(tag, event.kind, stage)
    }
    try check(event, arrow, under: policy)
    if to != stage { stageSince = event.on }
    stage = to
    try take(event, under: policy)
    settleCustody()
    version = event.version
    lastSequence = event.sequence
  }

  /// Whether this step has one human on both its sides: of a wipe, who did it and who looked into it.
  public func singleControl(_ event: Event) -> Bool {
    if event.kind == .mediumSanitised, let verifier = event.evidence.id(.verifier), event.isBy(verifier) {
      return true
    }
    return event.kind.arrow?.other?.isOne(of: hands, event) ?? false
  }

  /// The earlier side of this step that the same human took, where the policy lets nobody stand on both.
  public func sameHand(_ event: Event, under policy: Policy) -> OtherHand? {
    guard policy.profile == .standard, let other = event.kind.arrow?.otherInCrew,
      other.isOne(of: hands, event)
    else { return nil }
    return other
  }

  private func check(_ event: Event, _ arrow: Arrow, under policy: Policy) throws(LifecycleError) {
    guard arrow.roles.contains(event.role) else { throw .roleMissing(event.kind, arrow.roles) }
    if let other = sameHand(event, under: policy) {
      throw .sameHand(tag, event.kind, other)
    }
    for key in arrow.evidence where !event.evidence.has(key) { throw .evidenceMissing(event.kind, key) }
    try checkDay(event)
    for condition in arrow.guards {
      if let refusal = condition.refusal(self, event) { throw refusal }
    }
    try checkLadder(event, under: policy)
    guard singleControl(event) == event.singleControl else {
      throw .singleControlWrong(tag, says: event.singleControl)
    }
  }

  /// A step cannot take effect after it was written down; one day is allowed for clocks east of Greenwich. It may
  /// before the asset came onto the roll: whoever takes on a fleet writes down what began long ago.
  func checkDay(_ event: Event) throws(LifecycleError) { try event.checkDay() }

  /// What an accepted event changes beside the stage.
  private mutating func take(_ event: Event, under policy: Policy) throws(LifecycleError) {
    let evidence = event.evidence
    let toPlace = evidence.id(.place)
    switch event.kind {
    case .purchaseApproved, .retirementEndorsed:
      try checkHarvest(event)
      hands.approvedBy = event.hand
      hands.approvals.append(Approval(event.role, by: event.hand))
    case .accepted, .retirementApproved, .recovered, .loadRefused, .moved:
      place = toPlace ?? place
      holder = place.map { Holder(.place, $0) } ?? .unknown
      if event.kind == .retirementApproved {
        try checkHarvest(event)
        hands.approvedBy = event.hand
        hands.approvals.append(Approval(event.role, by: event.hand))
      }
      // It was out of our hands: what was proven of its media before proves nothing now.
      if event.kind == .recovered || event.kind == .loadRefused { forgetProofs(leaving: .unknown) }
      if event.kind == .loadRefused { leaveLoad() }
    case .adopted, .issued:
      place = toPlace ?? place
      // What comes to us without a user is in our store, whoever is named beside it.
      let user = event.to == .assigned ? evidence.id(.person) : nil
      holder = user.map { Holder(.person, $0) } ?? place.map { Holder(.place, $0) } ?? .unknown
      // From now on somebody works with it.
      if event.to == .assigned { forgetProofs(leaving: .live) }
      acknowledged = nil
      due = try dueDay(in: event)
      replaces = try other(.replaces, in: event) ?? (event.kind == .adopted ? replaces : nil)
      replacedBy = nil
    case .dueSet:
      due = try dueDay(in: event)
      replacedBy = try other(.replacement, in: event) ?? replacedBy
    case .handoverAcknowledged:
      guard let terms = evidence.code(.terms), Digest(terms) != nil else {
        throw .badCode(.terms, evidence.code(.terms) ?? "")
      }
      acknowledged = event.sequence
    case .dataMoved: try event.check(.migration, Migration.self)
    case .departmentSet: department = evidence.secret(.department)
    case .labelled: labelled = event.sequence
    case .relocated:
      place = toPlace
      if holder.kind == .place { holder.id = toPlace }
    case .handedBack:
      if evidence.has(.damage) { try event.check(.damage, Damage.self) }
      place = toPlace ?? place
      replacedBy = try other(.replacement, in: event) ?? replacedBy
      let store = place.map { Holder(.place, $0) } ?? .unknown
      if event.from == .inRepair {
        returnTo = .returned
        returnHolder = store
        if holder.kind == .person { holder = store }
      } else {
        holder = store
      }
    case .repairOpened:
      try checkOpening(event)
      returnTo = event.from
      returnHolder = holder
      repairOrder = evidence.number(.repairOrder)
      if let toPlace { holder = Holder(.place, toPlace) }
    case .sentToVendor:
      try event.check(.mediaPlan, MediaPlan.self)
      holder = Holder(.vendor, evidence.id(.vendor))
    case .backFromVendor:
      try checkSerial(event)
      holder = place.map { Holder(.place, $0) } ?? .unknown
      // A vendor may have fitted another disk, and a used one at that.
      forgetProofs(leaving: .unknown)
    case .repairClosed, .repairCancelled:
      if evidence.has(.faultCause) { try event.check(.faultCause, FaultCause.self) }
      holder = returnHolder ?? holder
      // A wipe on the bench served the repair; its user goes on working with it.
      if event.to == .assigned { forgetProofs(leaving: .live) }
      endRepair()
    case .beyondRepair:
      endRepair()
      // Nobody works with it any more, and it stays where it is locked away.
      if holder.kind == .person { holder = place.map { Holder(.place, $0) } ?? .unknown }
      try askRetirement(event)
    case .swappedByVendor:
      replacedBy = try other(.replacement, in: event)
      endRepair()
    case .retirementAsked: try askRetirement(event)
    case .appraised:
      try checkHarvest(event)
      route = try event.word(.route, DisposalMethod.self).rawValue
      if evidence.has(.damage) { try event.check(.damage, Damage.self) }
      if evidence.has(.cause) { cause = try event.word(.cause, RetirementCause.self).rawValue }
      hands.appraisedBy = event.hand
      if !hands.appraisers.contains(where: { event.isBy($0) }) { hands.appraisers.append(event.hand) }
    case .retirementRefused, .approvalRevoked, .reprieved:
      forgetDecision()
      leaveLoad()
    case .released, .releasedLive:
      route = try event.word(.route, DisposalMethod.self).rawValue
      holder = Holder(.recycler, evidence.id(.vendor))
      hands.releasedBy = event.hand
    case .leaseReturned:
      try event.checkDisposalFacts()
      holder = Holder(.vendor, evidence.id(.vendor))
    case .disposed: try event.checkDisposalFacts()
    case .noted: try checkLoss(event)
    case .lost:
      try checkLoss(event)
      // Whatever was under way ends here; what is found again begins anew.
      endRepair()
      forgetDecision()
      leaveLoad()
      holder = .unknown
      hands.lostBy = event.hand
    case .warrantySet:
      warrantyUntil = evidence.day(.until)
      warrantyVendor = evidence.secret(.vendorName)
    case .mediumSanitised: try sanitise(event, under: policy)
    case .mediumRemoved: try remove(event)
    case .repairDiagnosed:
      try event.check(.faultCause, FaultCause.self)
      try checkEstimate(event)
    case .repairWaits: waitsFor = try event.word(.waitsFor, RepairWait.self)
    case .repairResumed: waitsFor = nil
    case .partRemoved: try takeOut(event)
    case .partPlaced: try place(event)
    case .partFitted: try fit(event)
    case .partRefitted: try refit(event)
    case .mediumLost:
      try checkLoss(event)
      try lose(event)
    case .partsFound: try add(event.parts)
    case .partUnseen: try miss(event)
    case .partSeen: try see(event)
    case .holdPlaced:
      holds.append(Hold(try event.word(.hold, Hold.Kind.self), placedAt: event.sequence, by: event.actor))
    case .holdLifted:
      let lifted = evidence.number(.lifts) ?? -1
      guard let index = holds.firstIndex(where: { $0.sequence == lifted }) else {
        throw .unknownHold(tag, lifted)
      }
      holds.remove(at: index)
    case .corrected: try correct(event)
    case .ordered:
      price = evidence.money(.price)
      purchased = event.on
      ownership = try event.word(.ownership, Ownership.self)
    case .received:
      serial = evidence.device(.serial)
      place = toPlace
      holder = place.map { Holder(.place, $0) } ?? .unknown
      hands.receivedBy = event.hand
    case .opened, .personAdded, .placeAdded, .vendorAdded, .erased, .textErased, .drilled, .imported,
      .exported,
      .policySet,
      .refused,
      .undone,
      .redone, .requested,
      .voided, .found, .refusedToSupplier,
      .restocked, .sanitised, .writtenOff, .postNoted:
      break
    case .roleGranted, .roleRevoked, .personLeaving, .personLeft, .personRejoined, .personAliased,
      .personChanged:
      break
    case .scanned:
      if event.scan == nil { throw .evidenceMissing(event.kind, .source) }
      if event.evidence.flag(.rebound) {
        // By which scan a machine is known is what a conflict was settled for, unless a verdict said that it is this one.
        guard event.role == .manager || event.evidence.has(.verdict) else {
          throw .roleMissing(event.kind, [.manager])
        }
        scan = event.scan
      }
    case .stocktakeOpened, .counted, .stocktakeSigned, .stocktakeClosed: break
    case .manifestListed: manifest = evidence.number(.manifest)
    case .manifestUnlisted: leaveLoad()
    case .receiptFiled:
      try event.checkDisposalFacts()
      receipt = event.sequence
    case .vendorCertified, .manifestOpened, .manifestReleased, .manifestClosed, .manifestRefused: break
    case .conflictOpened, .conflictResolved, .conflictReopened, .deskSeen, .deskConfirmed: break
    }
  }

  /// Another asset that the event names.
  private func other(_ key: EvidenceKey, in event: Event) throws(LifecycleError) -> EntityID? {
    guard let other = event.evidence.id(key) else { return nil }
    guard other != id else { throw .notAllowed(tag, event.kind, stage) }
    return other
  }

  private mutating func leaveLoad() {
    manifest = nil
    receipt = nil
  }

  /// Parts are numbered through all events of an asset: a number that is skipped or comes twice would let a wipe be
  /// filed for the wrong disk.
  mutating func add(_ found: [Part]) throws(LifecycleError) {
    parts.reserveCapacity(parts.count + found.count)
    for part in found {
      guard part.number == parts.count + 1 else { throw .unknownPart(tag, Int64(part.number)) }
      parts.append(PlacedPart(part, data: part.isMedium && !isNew ? .unknown : .none))
      if part.isMedium { unlistedData = .none }
    }
  }

  /// Delivered and not yet accepted: its disks are as blank as they left the works, or acceptance will refuse it.
  private var isNew: Bool { origin == .ordered && stage == .received }

  private mutating func endRepair() {
    returnTo = nil
    returnHolder = nil
    repairOrder = nil
    waitsFor = nil
  }

  /// A wipe proves what a medium was on that day; once it is used again it must be wiped again.
  mutating func forgetProofs(leaving state: DataState) {
    // A disk fresh from the works stays blank no longer than one that was wiped.
    for index in parts.indices
    where parts[index].part.isMedium && !parts[index].isRemoved
      && (parts[index].data.isWiped || parts[index].data == .none)
    {
      parts[index].data = state
      parts[index].evidenceSequence = nil
    }
    if unlistedData.isWiped { unlistedData = state }
    // What is used without a working disk has been given another one since, which nobody has listed yet.
    if category.expectsStorage, !hasWorkingMedium, !unlistedData.isLive {
      unlistedData = .unknown
    }
  }

  private mutating func sanitise(_ event: Event, under policy: Policy) throws(LifecycleError) {
    let method = try event.word(.method, SanitiseMethod.self)
    try event.check(.result, SanitiseResult.self)
    guard method != .none else { throw .badCode(.method, method.rawValue) }
    // Whoever lets a device leave the house has somebody watch the wipe, even in the smallest shop.
    if isLeaving || policy.wipeWitness == .always, let refusal = Guard.twoPeople.refusal(self, event) {
      throw refusal
    }
    if policy.profile == .standard, let verifier = event.evidence.id(.verifier), event.isBy(verifier) {
      throw .sameHand(tag, event.kind, .cleaned)
    }
    try checkCertificate(event, method)
    try checkDemands(event, method, under: policy)
    let state: DataState =
      switch method {
      // What did as it was meant to, and is not good enough for what was on it, is no better than what failed.
      case _ where event.leavesData: .live
      case .clear: .cleared
      case .purge: .purged
      case .destroy, .none: .destroyed
      }
    if !state.isLive { hands.cleanedBy = event.hand }
    guard let number = event.evidence.number(.part) else {
      unlistedData = state
      return
    }
    let index = try mediumIndex(number)
    parts[index].data = state
    parts[index].evidenceSequence = event.sequence
  }

  private mutating func remove(_ event: Event) throws(LifecycleError) {
    try checkLeaving(event)
    hands.cleanedBy = event.hand
    guard let number = event.evidence.number(.part) else {
      unlistedData = .none
      return
    }
    let index = try mediumIndex(number)
    parts[index].whereabouts = .gone
    parts[index].evidenceSequence = event.sequence
  }

  /// "There is no disk in it" opens the same door as a wipe, so it takes the same two people.
  func checkLeaving(_ event: Event) throws(LifecycleError) {
    if isLeaving, let refusal = Guard.twoPeople.refusal(self, event) { throw refusal }
  }

  /// Whether the next steps lead out of the house.
  private var isLeaving: Bool { stage == .retired || stage == .sanitised || stage == .disposing }

  func mediumIndex(_ number: Int64) throws(LifecycleError) -> Int {
    guard let index = parts.firstIndex(where: { $0.part.number == number && !$0.isRemoved }) else {
      throw .unknownPart(tag, number)
    }
    guard parts[index].part.isMedium else { throw .partNotMedium(tag, number) }
    return index
  }
}

extension Event {
  /// A value of evidence that must be a word of a closed set.
  func word<Word: RawRepresentable>(_ key: EvidenceKey, _: Word.Type) throws(LifecycleError) -> Word
  where Word.RawValue == String {
    guard let text = evidence.code(key) else { throw .evidenceMissing(kind, key) }
    guard let word = Word(rawValue: text) else { throw .badCode(key, text) }
    return word
  }

  func check<Word: RawRepresentable>(_ key: EvidenceKey, _ type: Word.Type) throws(LifecycleError)
  where Word.RawValue == String {
    _ = try word(key, type)
  }
}

extension DataState {
  /// Whether it was emptied and can be written again.
  fileprivate var isWiped: Bool { self == .cleared || self == .purged }
}
