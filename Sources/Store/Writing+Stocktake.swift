internal import Ledger
public import Lifecycle
public import Model

/// One thing somebody says they see, on its way into a stocktake.
public struct Seen: Sendable, Hashable {
  public enum Thing: Sendable, Hashable {
    case asset(EntityID)
    /// A code that names nothing on the roll, as it was read.
    case code(String)
  }

  public var thing: Thing
  public var isDamaged: Bool
  public var hasBadTag: Bool

  public init(_ thing: Thing, damaged: Bool = false, badTag: Bool = false) {
    self.thing = thing
    isDamaged = damaged
    hasBadTag = badTag
  }
}

/// Where and how several things were seen.
public struct CountSession: Sendable, Hashable {
  public var stocktake: Int64
  public var place: EntityID
  /// Who has them there; `nil` when nobody asked.
  public var person: EntityID?
  public var how: CountManner
  /// What was counted before may be counted again, and the last count holds.
  public var again: Bool

  public init(
    stocktake: Int64, place: EntityID, person: EntityID? = nil, how: CountManner, again: Bool = false
  ) {
    self.stocktake = stocktake
    self.place = place
    self.person = person
    self.how = how
    self.again = again
  }
}

/// What became of one thing somebody saw.
public enum CountAnswer: Sendable, Hashable {
  /// - Parameter expected: where and with whom the list, or the books, have it; `nil` for an unknown code.
  case counted(CountFinding, expected: Whereabouts?)
  case alreadyCounted(Sighting)
  /// It is not part of the stocktake and stands where the books have it: nothing is written.
  case nothingToSay
}

extension Writing {
  /// Opens a stocktake over the assets on the roll now.
  ///
  /// - Parameter sample: draw so many of them at random, by a seed of fresh random bytes unless one is given.
  public func openStocktake(
    _ scope: StocktakeScope, sample: Int64? = nil, seed: Digest? = nil, evidence: Bool = false,
    due: Day? = nil
  ) throws(StoreError) -> Stocktake {
    let fold = try stocktakeFold()
    let number = try fold.book.lastNumber() + 1
    let drawnBy = sample == nil ? nil : seed?.text ?? Hex.text(author.random(32))
    let listed = try fold.list(scope, sample: sample, seed: drawnBy).count
    guard listed > 0 else { throw .refused(.stocktake(.empty)) }
    var facts: [EvidenceKey: EvidenceValue] = [
      .stocktake: .number(number), .listed: .number(Int64(listed)),
      .size: .number(Int64(end.frontier.size)),
    ]
    if !scope.text.isEmpty { facts[.scope] = .code(scope.text) }
    if let sample { facts[.sample] = .number(sample) }
    if let drawnBy { facts[.seed] = .code(drawnBy) }
    if evidence { facts[.evidenceAllowed] = .flag(true) }
    if let due { facts[.due] = .day(due) }
    let id = newID()
    try append(event(.stocktakeOpened, subject: id, evidence: Evidence(facts)), nil)
    guard let opened = try fold.book.stocktake(id) else { throw .badView(table: "stocktake") }
    return opened
  }

  /// Writes down what was seen, in as few events as hold it. What somebody has counted before is left out and answered.
  ///
  /// - Returns: one answer for each thing, in their order.
  public func count(_ seen: [Seen], _ session: CountSession) throws(StoreError) -> [CountAnswer] {
    let fold = try stocktakeFold()
    let stocktake = try open(session.stocktake, fold)
    var answers: [CountAnswer] = []
    var counts: [Count] = []
    var room = EventBody.roomForCounts
    // What this call has counted itself and not yet appended.
    var taken: Set<EntityID> = []
    for one in seen {
      let answer = try answer(to: one, session, stocktake, taken, fold.book)
      answers.append(answer)
      guard case .counted = answer else { continue }
      let count = try Count(one) { (code) throws(StoreError) in try seal(code, as: .text) }
      if case .asset(let id) = one.thing { taken.insert(id) }
      let length = EventBody.length(of: count)
      if length > room {
        try append(counts, session, stocktake)
        counts.removeAll(keepingCapacity: true)
        room = EventBody.roomForCounts
      }
      counts.append(count)
      room -= length
    }
    if !counts.isEmpty { try append(counts, session, stocktake) }
    return answers
  }

  /// The stocktakes to which a scan report of this asset would show that it is there.
  public func stocktakesToShow(_ asset: EntityID) throws(StoreError) -> [Int64] {
    let book = try stocktakeFold().book
    guard let entry = try book.entry(asset) else { return [] }
    var numbers: [Int64] = []
    for stocktake in try book.openToEvidence() {
      guard let line = try book.line(entry.no, of: stocktake.number), line.isListed, line.sighting == nil
      else { continue }
      numbers.append(stocktake.number)
    }
    return numbers
  }

  /// Puts the author's name to what is counted; twice is harmless.
  ///
  /// - Returns: who signed, and whether they had signed this already.
  public func signStocktake(_ number: Int64) throws(StoreError) -> (signer: StocktakePerson, isNew: Bool) {
    let fold = try stocktakeFold()
    let stocktake = try found(number, fold)
    var event = event(
      .stocktakeSigned, subject: stocktake.id, evidence: Evidence([.stocktake: .number(number)]))
    let person = try fold.book.person(author.person, of: number) ?? StocktakePerson(author.person)
    if stocktake.isCurrent(person.signed), person.role == author.role { return (person, false) }
    event.singleControl = try fold.hasCounted(event, in: number)
    try append(event, nil)
    return (person, true)
  }

  /// Ends the counting: what nobody has seen is missing, and the list of discrepancies is kept.
  public func closeStocktake(_ number: Int64) throws(StoreError) -> Stocktake {
    let fold = try stocktakeFold()
    let stocktake = try open(number, fold)
    let closing = try fold.closing(stocktake)
    let list = try keep(closing.list, type: DiscrepancyList.type)
    var facts: [EvidenceKey: EvidenceValue] = [
      .stocktake: .number(number), .discrepancies: .code(list.text),
    ]
    for (key, count) in closing.stocktake.numbers { facts[key] = .number(count) }
    try append(event(.stocktakeClosed, subject: stocktake.id, evidence: Evidence(facts)), nil)
    guard let closed = try fold.book.stocktake(number: number) else { throw .badView(table: "stocktake") }
    return closed
  }

  private func answer(
    to seen: Seen, _ session: CountSession, _ stocktake: Stocktake, _ taken: Set<EntityID>,
    _ book: StocktakeTable
  ) throws(StoreError) -> CountAnswer {
    let sighting = Sighting(
      place: session.place, person: session.person, damaged: seen.isDamaged, badTag: seen.hasBadTag,
      how: session.how, counter: author.person, on: author.today, sequence: Int64(end.frontier.size))
    switch seen.thing {
    case .code:
      return .counted(CountFinding(ofCode: sighting), expected: nil)
    case .asset(let id):
      guard let entry = try book.entry(id) else { throw .refused(.stocktake(.unknownAsset)) }
      if taken.contains(id) { return .alreadyCounted(sighting) }
      let before = try book.line(entry.no, of: stocktake.number)
      return CountAnswer(sighting, entry, before, again: session.again)
    }
  }

  private func append(
    _ counts: [Count], _ session: CountSession, _ stocktake: Stocktake
  ) throws(StoreError) {
    var facts: [EvidenceKey: EvidenceValue] = [
      .stocktake: .number(stocktake.number), .how: .code(session.how.rawValue), .place: .id(session.place),
    ]
    if let person = session.person { facts[.person] = .id(person) }
    if session.again { facts[.again] = .flag(true) }
    var event = event(.counted, subject: stocktake.id, evidence: Evidence(facts))
    event.counts = counts
    try append(event, nil)
  }

  private func found(
    _ number: Int64, _ fold: StocktakeFold<StocktakeTable>
  ) throws(StoreError) -> Stocktake {
    guard let stocktake = try fold.book.stocktake(number: number) else {
      throw .refused(.stocktake(.unknown(number)))
    }
    return stocktake
  }

  private func open(
    _ number: Int64, _ fold: StocktakeFold<StocktakeTable>
  ) throws(StoreError) -> Stocktake {
    let stocktake = try found(number, fold)
    if let closed = stocktake.closed { throw .refused(.stocktake(.closed(number, since: closed))) }
    return stocktake
  }
}

extension CountAnswer {
  /// - Parameter before: the line as it is; `nil` for what is not on the list and was not seen yet.
  init(_ sighting: Sighting, _ entry: BookEntry, _ before: StocktakeLine?, again: Bool) {
    var line = before ?? StocktakeLine(listed: false, expected: entry.whereabouts)
    do throws(LifecycleError) {
      try line.take(sighting, entry, again: again)
      self = .counted(line.finding, expected: line.expected)
    } catch {
      if case .stocktake(.alreadyCounted(_, let earlier)) = error {
        self = .alreadyCounted(earlier)
      } else {
        self = .nothingToSay
      }
    }
  }
}

extension Count {
  fileprivate init(_ seen: Seen, _ seal: (String) throws(StoreError) -> Digest) throws(StoreError) {
    let thing: Thing
    switch seen.thing {
    case .asset(let id): thing = .asset(id)
    case .code(let text): thing = .code(try seal(text))
    }
    self.init(thing, damaged: seen.isDamaged, badTag: seen.hasBadTag)
  }
}
