internal import Ledger
internal import Lifecycle
internal import Model

/// Takes the events of stocktakes in, one after the other: on an append, on a rebuild and on a verification.
struct StocktakeFold<Book: StocktakeBook> {
  let book: Book

  init(_ book: Book) { self.book = book }

  /// - Throws: `.refused` where a rule of stocktakes forbids it.
  func take(_ event: Event) throws(StoreError) {
    if event.kind == .stocktakeOpened { return try open(event) }
    guard var stocktake = try book.stocktake(event.subject) else {
      throw .refused(.stocktake(.unknown(event.evidence.number(.stocktake))))
    }
    try Writing.ruled { () throws(LifecycleError) in try stocktake.check(event) }
    switch event.kind {
    case .counted: try count(event, in: &stocktake)
    case .stocktakeSigned: try sign(event, stocktake)
    default: try close(event, &stocktake)
    }
  }

  /// Takes in an asset's event that rests on a scan report: whoever scanned it has seen it.
  func sighted(_ event: Event, _ no: Int64) throws(StoreError) {
    for var stocktake in try book.openToEvidence() {
      guard let before = try book.line(no, of: stocktake.number), before.isListed, before.sighting == nil
      else { continue }
      var line = before
      line.sighting = Sighting(evidence: event)
      line.finding = CountFinding(.match)
      stocktake.take(line, was: before)
      try book.save(line, no, of: stocktake.number)
      try book.save(stocktake)
    }
  }

  /// The list a stocktake would have now: a function of the events so far and nothing else.
  func list(_ scope: StocktakeScope, sample: Int64?, seed: String?) throws(StoreError) -> [BookEntry] {
    var entries: [BookEntry] = []
    try book.eachEntry { (entry) throws(StoreError) in if scope.takes(entry) { entries.append(entry) } }
    guard let sample, let seed = seed.flatMap(Hex.bytes) else { return entries }
    let drawn = try StoreError.ledger { () throws(LedgerError) in
      try Set(SampleDraw.draw(Int(clamping: sample), of: entries.map(\.id), seed: seed))
    }
    return entries.filter { drawn.contains($0.id) }
  }

  /// A stocktake as closing it now would leave it, the lines that this changes, and the list of discrepancies.
  func closing(_ open: Stocktake) throws(StoreError) -> Closing {
    var closing = Closing(stocktake: open)
    for (before, entry) in try book.unseen(of: open.number) {
      var line = before
      line.finding = CountFinding(ofUnseen: entry)
      closing.stocktake.take(line, was: before)
      closing.changed.append((line, entry))
    }
    let missing = closing.changed.filter(\.line.finding.isDiscrepancy)
    let found = (try book.discrepant(of: open.number) + missing).sorted { $0.entry.no < $1.entry.no }
    closing.rows = found.map { Discrepancy($0.line, $0.entry) }
    closing.rows += try book.codes(of: open.number).map { Discrepancy($0) }
    return closing
  }

  struct Closing {
    var stocktake: Stocktake
    var changed: [(line: StocktakeLine, entry: BookEntry)] = []
    var rows: [Discrepancy] = []

    var list: [UInt8] { DiscrepancyList.encode(rows, of: stocktake.number) }
  }

  private func open(_ event: Event) throws(StoreError) {
    let last = try book.lastNumber()
    let stocktake = try Writing.ruled { () throws(LifecycleError) in
      try Stocktake.begun(by: event, after: last)
    }
    guard try book.stocktake(event.subject) == nil else { throw .refused(.notFirst(event.kind)) }
    let list = try list(stocktake.scope, sample: stocktake.sample, seed: stocktake.seed)
    guard Int64(list.count) == stocktake.listed else { throw .refused(.stocktake(.wrong(.listed))) }
    try book.save(stocktake)
    for entry in list {
      try book.save(
        StocktakeLine(listed: true, expected: entry.whereabouts), entry.no, of: stocktake.number)
    }
  }

  private func count(_ event: Event, in stocktake: inout Stocktake) throws(StoreError) {
    let number = stocktake.number
    let again = event.evidence.flag(.again)
    for (position, count) in event.counts.enumerated() {
      let sighting = try Writing.ruled { () throws(LifecycleError) in try Sighting(count, in: event) }
      switch count.thing {
      case .asset(let id):
        guard let entry = try book.entry(id) else { throw .refused(.stocktake(.unknownAsset)) }
        let before =
          try book.line(entry.no, of: number) ?? StocktakeLine(listed: false, expected: entry.whereabouts)
        var line = before
        do throws(LifecycleError) { try line.take(sighting, entry, again: again) } catch {
          throw .refused(error)
        }
        stocktake.take(line, was: before)
        try book.save(line, entry.no, of: number)
      case .code(let digest):
        let finding = stocktake.take(code: sighting)
        try book.add(
          CountedCode(code: digest, position: Int64(position), sighting: sighting, finding: finding),
          of: number)
      }
    }
    stocktake.lastCount = event.sequence
    try book.save(stocktake)
    var person = try book.person(event.actor, of: number) ?? StocktakePerson(event.actor)
    person.counted += Int64(event.counts.count)
    try book.save(person, of: number)
  }

  private func sign(_ event: Event, _ stocktake: Stocktake) throws(StoreError) {
    let person = try book.person(event.actor, of: stocktake.number) ?? StocktakePerson(event.actor)
    let hasCounted = try hasCounted(event, in: stocktake.number)
    try book.save(
      try Writing.ruled { () throws(LifecycleError) in
        try stocktake.signed(by: event, person, hasCounted: hasCounted)
      },
      of: stocktake.number)
  }

  /// Whether the human who acts has counted, by whatever name, or the one on whose behalf they do.
  func hasCounted(_ event: Event, in stocktake: Int64) throws(StoreError) -> Bool {
    for name in event.hand.people + event.otherNames {
      if let person = try book.person(name, of: stocktake), person.counted > 0 { return true }
    }
    return false
  }

  private func close(_ event: Event, _ stocktake: inout Stocktake) throws(StoreError) {
    let persons = try book.persons(of: stocktake.number)
    let closing = try closing(stocktake)
    let digest = Self.digest(closing.list)
    var closed = closing.stocktake
    do throws(LifecycleError) {
      try stocktake.checkSigned(persons)
      try closed.close(by: event, list: digest)
    } catch {
      throw .refused(error)
    }
    for (line, entry) in closing.changed { try book.save(line, entry.no, of: closed.number) }
    try book.save(closed)
    try book.settle(closed.number)
  }

  static func digest(_ bytes: [UInt8]) -> Digest {
    var hasher = SHA256Hasher()
    return hasher.digest(bytes)
  }
}

extension Discrepancy {
  init(_ line: StocktakeLine, _ entry: BookEntry) {
    self.init(
      asset: entry.id, tag: entry.tag, code: nil, outcomes: line.finding.outcomes.map(\.rawValue),
      expectedPlace: line.expected.place, expectedHolder: line.expected.holder.id,
      seenPlace: line.sighting?.place, seenPerson: line.sighting?.person, how: line.sighting?.how,
      counter: line.sighting?.counter, on: line.sighting?.on, sequence: line.sighting?.sequence)
  }

  init(_ code: CountedCode) {
    let sighting = code.sighting
    self.init(
      asset: nil, tag: nil, code: code.code, outcomes: code.finding.outcomes.map(\.rawValue),
      expectedPlace: nil, expectedHolder: nil, seenPlace: sighting.place, seenPerson: sighting.person,
      how: sighting.how, counter: sighting.counter, on: sighting.on, sequence: sighting.sequence)
  }
}
