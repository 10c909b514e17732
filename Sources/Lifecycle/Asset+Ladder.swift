public import Model

/// Why a thing is scrapped before it has served its years.
public enum RetirementCause: String, Sendable, CaseIterable {
  case beyondRepair = "beyond-repair"
  case uneconomic, damaged, obsolete
  /// Its maker mends its weaknesses no longer.
  case securityEnd = "security-end"
  case standardChanged = "standard-changed"
}

extension Asset {
  /// What the ladder of a policy asks for: who signs, and how many appraise.
  ///
  /// - Parameter batch: what its asker asked for within the days of a batch, this included.
  public func band(in ladder: Ladder, batch: Money?, price: Money? = nil) -> Ladder.Band {
    ladder.band(of: category, price: price ?? self.price, batch: batch)
  }

  /// The signatures still missing under a purchase, at this price.
  public func missingForPurchase(_ price: Money?, batch: Money?, under policy: Policy) -> [Role] {
    missing(band(in: policy.ladder, batch: batch, price: price).buy)
  }

  /// The signatures still missing under a retirement.
  public func missingForRetirement(batch: Money?, under policy: Policy) -> [Role] {
    missing(band(in: policy.ladder, batch: batch).scrap)
  }

  private func missing(_ roles: [Role]) -> [Role] {
    roles.filter { role in !hands.approvals.contains { $0.role == role } }
  }

  /// The years it must serve, when it has not served them on a day.
  public func yearsToServe(on day: Day, under policy: Policy) -> Int? {
    guard let years = policy.minimumYears[category] else { return nil }
    let (from, to) = ((purchased ?? registered).parts, day.parts)
    let whole = to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
    return whole < years ? years : nil
  }

  /// Whether enough signed, where this event needs all of them.
  public func checkLadder(_ event: Event, under policy: Policy) throws(LifecycleError) {
    let batch = event.evidence.money(.batch)
    switch event.kind {
    case .ordered:
      let missing = missingForPurchase(event.evidence.money(.price), batch: batch, under: policy)
      guard missing.isEmpty else { throw .signaturesMissing(tag, event.kind, missing) }
    // Asked of whoever appraises first: who signs cannot add it.
    case .appraised: try checkCause(event, under: policy)
    case .retirementEndorsed: try checkAppraisers(batch: batch, under: policy)
    case .retirementApproved:
      try checkAppraisers(batch: batch, under: policy)
      try checkCause(event, under: policy)
      let missing = missingForRetirement(batch: batch, under: policy).filter { $0 != event.role }
      guard missing.isEmpty else { throw .signaturesMissing(tag, event.kind, missing) }
    default: break
    }
  }

  private func checkAppraisers(batch: Money?, under policy: Policy) throws(LifecycleError) {
    let needed = band(in: policy.ladder, batch: batch).appraisers
    guard hands.appraisers.count >= needed else {
      throw .appraisersMissing(tag, has: hands.appraisers.count, needs: needed)
    }
  }

  private func checkCause(_ event: Event, under policy: Policy) throws(LifecycleError) {
    guard cause == nil, !event.evidence.has(.cause), let years = yearsToServe(on: event.on, under: policy)
    else { return }
    throw .causeMissing(tag, years: years)
  }

  /// Somebody asks for its retirement: whatever was said before counts no longer.
  mutating func askRetirement(_ event: Event) throws(LifecycleError) {
    try checkHarvest(event)
    forgetDecision()
    hands.askedBy = event.hand
    if event.evidence.has(.cause) {
      cause = try event.word(.cause, RetirementCause.self).rawValue
    } else if event.kind == .beyondRepair {
      cause = RetirementCause.beyondRepair.rawValue
    }
  }

  mutating func forgetDecision() {
    route = nil
    cause = nil
    hands.approvals = []
    hands.appraisers = []
  }
}

extension Ladder {
  /// The band a thing belongs to: by the whole of its batch, and where nobody knows its value in this currency, the highest.
  func band(of category: Category, price: Money?, batch: Money?) -> Band {
    let last = bands[bands.count - 1]
    guard !highest.contains(category), let price, price.currency == currency else { return last }
    let value = max(price.minorUnits, batch?.minorUnits ?? 0)
    return bands.first { value <= $0.upTo?.minorUnits ?? .max } ?? last
  }

  /// Whether what is decided depends on what else was asked for.
  public var looksAtBatches: Bool { bands.count > 1 }

  /// The limit that a batch of several things stays just below, which looks like a split.
  public func nearLimit(_ batch: Money) -> Money? {
    guard batch.currency == currency else { return nil }
    return bands.compactMap(\.upTo).first {
      batch.minorUnits <= $0.minorUnits
        && batch.minorUnits >= $0.minorUnits - $0.minorUnits / 100 * Int64(nearPercent)
    }
  }
}

/// What people ask for, day by day: what a ladder judges by the sum.
public enum BatchWay: String, Sendable, CaseIterable {
  case buy, scrap
}

extension Event {
  /// Whether it asks for something, and which way.
  public var asks: BatchWay? {
    switch kind {
    case .requested: .buy
    case .retirementAsked, .beyondRepair: .scrap
    default: nil
    }
  }
}

extension EventKind {
  /// Which sum decides about it.
  public var judgedByBatch: BatchWay? {
    switch self {
    case .ordered: .buy
    case .retirementEndorsed, .retirementApproved: .scrap
    default: nil
    }
  }
}
