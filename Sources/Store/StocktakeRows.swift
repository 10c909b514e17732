internal import Lifecycle
internal import Model

/// The rows of the views of stocktakes, column by column in the order of `views.sql`, there and back.
extension ViewRow {
  static func stocktake(_ stocktake: Stocktake, into row: inout some RowSink) {
    row.integer(stocktake.number)
    row.id(stocktake.id)
    row.text(stocktake.opened)
    row.id(stocktake.openedBy)
    row.integer(stocktake.size)
    row.text(stocktake.scope.text)
    row.integer(stocktake.sample)
    row.text(stocktake.seed)
    row.integer(stocktake.evidenceAllowed ? 1 as Int64 : 0)
    row.text(stocktake.due)
    row.integer(stocktake.listed)
    row.integer(stocktake.counted)
    row.integer(stocktake.byEvidence)
    row.integer(stocktake.codes)
    for outcome in CountOutcome.allCases { row.integer(stocktake.tally[outcome]) }
    row.integer(stocktake.lastCount)
    row.text(stocktake.closed)
    row.id(stocktake.closedBy)
    row.integer(stocktake.closedSequence)
    row.blob(stocktake.discrepancies)
  }

  static func line(
    _ line: StocktakeLine, _ no: Int64, of stocktake: Int64, into row: inout some RowSink
  ) {
    row.integer(stocktake)
    row.integer(no)
    row.integer(line.isListed ? 1 as Int64 : 0)
    row.id(line.expected.place)
    row.text(line.expected.holder.kind.rawValue)
    row.id(line.expected.holder.id)
    if line.finding.isEmpty { row.null() } else { row.text(line.finding.text) }
    if let sighting = line.sighting {
      put(sighting, into: &row)
    } else {
      for _ in 0..<8 { row.null() }
    }
  }

  static func code(_ code: CountedCode, of stocktake: Int64, into row: inout some RowSink) {
    row.integer(stocktake)
    row.integer(code.sighting.sequence)
    row.integer(code.position)
    row.blob(code.code)
    row.text(code.finding.text)
    row.id(code.sighting.place)
    row.id(code.sighting.person)
    row.text(code.sighting.how.rawValue)
    row.id(code.sighting.counter)
    row.text(code.sighting.on)
  }

  static func person(_ person: StocktakePerson, of stocktake: Int64, into row: inout some RowSink) {
    row.integer(stocktake)
    row.id(person.person)
    row.integer(person.counted)
    row.integer(person.signed)
    row.text(person.role?.rawValue)
  }

  private static func put(_ sighting: Sighting, into row: inout some RowSink) {
    row.id(sighting.place)
    row.id(sighting.person)
    row.integer(sighting.isDamaged ? 1 as Int64 : 0)
    row.integer(sighting.hasBadTag ? 1 as Int64 : 0)
    row.text(sighting.how.rawValue)
    row.id(sighting.counter)
    row.text(sighting.on)
    row.integer(sighting.sequence)
  }
}

extension Statement {
  /// The stocktake in a row of ``StocktakeTable/columns``.
  func stocktake() throws(StoreError) -> Stocktake {
    guard let id = id(1), let opened = day(2), let openedBy = self.id(3),
      let scope = StocktakeScope(text(5))
    else { throw .badView(table: "stocktake") }
    var stocktake = Stocktake(
      number: integer(0), id: id, opened: opened, openedBy: openedBy, size: integer(4), scope: scope,
      sample: optionalInteger(6), seed: optionalText(7), evidenceAllowed: integer(8) == 1, due: day(9),
      listed: integer(10))
    stocktake.counted = integer(11)
    stocktake.byEvidence = integer(12)
    stocktake.codes = integer(13)
    var column: Int32 = 14
    for outcome in CountOutcome.allCases {
      stocktake.tally[outcome] = integer(column)
      column += 1
    }
    stocktake.lastCount = optionalInteger(column)
    stocktake.closed = day(column + 1)
    stocktake.closedBy = self.id(column + 2)
    stocktake.closedSequence = optionalInteger(column + 3)
    stocktake.discrepancies = digest(column + 4)
    return stocktake
  }

  /// The line whose ``StocktakeTable/lineColumns`` begin at a column.
  func stocktakeLine(at first: Int32) throws(StoreError) -> StocktakeLine {
    guard let kind = Holder.Kind(rawValue: text(first + 2)),
      let finding = CountFinding(optionalText(first + 4) ?? "")
    else { throw .badView(table: "stocktake_line") }
    var line = StocktakeLine(
      listed: integer(first) == 1,
      expected: Whereabouts(place: id(first + 1), holder: Holder(kind, id(first + 3))))
    line.finding = finding
    guard !isNull(first + 12) else { return line }
    guard let how = CountManner(rawValue: text(first + 9)), let counter = id(first + 10),
      let on = day(first + 11)
    else { throw .badView(table: "stocktake_line") }
    line.sighting = Sighting(
      place: id(first + 5), person: id(first + 6), damaged: integer(first + 7) == 1,
      badTag: integer(first + 8) == 1, how: how, counter: counter, on: on, sequence: integer(first + 12))
    return line
  }

  /// The code in a row of ``StocktakeTable/codeColumns``.
  func countedCode() throws(StoreError) -> CountedCode {
    guard let code = digest(2), let finding = CountFinding(text(3)),
      let how = CountManner(rawValue: text(6)), let counter = id(7), let on = day(8)
    else { throw .badView(table: "stocktake_code") }
    return CountedCode(
      code: code, position: integer(1),
      sighting: Sighting(
        place: id(4), person: id(5), damaged: finding.contains(CountFinding(.damaged)),
        badTag: finding.contains(CountFinding(.tagBad)), how: how, counter: counter, on: on,
        sequence: integer(0)),
      finding: finding)
  }

  /// The entry whose ``StocktakeTable/entryColumns`` begin at a column.
  func bookEntry(at first: Int32) throws(StoreError) -> BookEntry {
    guard let id = id(first + 1), let tag = Tag(text(first + 2)),
      let category = Category(rawValue: text(first + 3)), let stage = Stage(rawValue: text(first + 4)),
      let kind = Holder.Kind(rawValue: text(first + 6))
    else { throw .badView(table: "asset") }
    return BookEntry(
      no: integer(first), id: id, tag: tag, category: category, stage: stage,
      whereabouts: Whereabouts(place: self.id(first + 5), holder: Holder(kind, self.id(first + 7))))
  }
}
