public import Lifecycle
public import Model

/// Questions about stocktakes.
extension Roll {
  /// All of them, newest first.
  public func stocktakes() throws(StoreError) -> [Stocktake] {
    try connection.rows("SELECT \(StocktakeTable.columns) FROM stocktake ORDER BY number DESC") {
      row throws(StoreError) in try row.stocktake()
    }
  }

  /// - Complexity: one row, however many were counted.
  public func stocktake(_ number: Int64) throws(StoreError) -> Stocktake {
    guard let stocktake = try StocktakeTable(connection).stocktake(number: number) else {
      throw .refused(.stocktake(.unknown(number)))
    }
    return stocktake
  }

  /// Who counted or signed, in the order in which they came onto the roll.
  public func persons(of stocktake: Int64) throws(StoreError) -> [StocktakePerson] {
    try connection.rows(
      """
      SELECT s.person, s.counted, s.signed_seq, s.signed_role FROM stocktake_person s
      JOIN party p ON p.id = s.person WHERE s.stocktake = ?1 ORDER BY p.seq
      """, [.integer(stocktake)], StocktakeTable.person)
  }

  /// What counting an asset now would be answered; nothing is written.
  public func answer(
    _ asset: EntityID, seenAs seen: Seen, _ session: CountSession, by counter: EntityID, on day: Day
  ) throws(StoreError) -> CountAnswer {
    let table = StocktakeTable(connection)
    guard let entry = try table.entry(asset) else { throw .refused(.stocktake(.unknownAsset)) }
    let sighting = Sighting(
      place: session.place, person: session.person, damaged: seen.isDamaged, badTag: seen.hasBadTag,
      how: session.how, counter: counter, on: day, sequence: 0)
    return CountAnswer(
      sighting, entry, try table.line(entry.no, of: session.stocktake), again: session.again)
  }

  /// The unknown codes that were read in a stocktake by events after this one, in their order.
  public func codes(
    of stocktake: Int64, after sequence: Int64
  ) throws(StoreError) -> [(code: String, sighting: Sighting)] {
    let counted = try connection.rows(
      """
      SELECT \(StocktakeTable.codeColumns), s.value FROM stocktake_code c JOIN secret s ON s.digest = c.code
      WHERE c.stocktake = ?1 AND c.seq > ?2 ORDER BY c.seq, c.position
      """, [.integer(stocktake), .integer(sequence)]
    ) { row throws(StoreError) in (code: row.optionalText(9), sighting: try row.countedCode().sighting) }
    return counted.compactMap { one in one.code.map { (code: $0, sighting: one.sighting) } }
  }

  /// One line of a stocktake as it is now, for people.
  public struct CountedThing: Sendable {
    /// `nil` for a code that names nothing on the roll.
    public var asset: Asset?
    /// Such a code; `nil` once it was erased.
    public var code: String?
    public var line: StocktakeLine
  }

  public enum CountedThings: Sendable {
    /// What somebody must look into: where nobody looked yet, nothing.
    case discrepancies
    /// What nobody and nothing has shown yet.
    case unseen
    /// What only a scan report has shown.
    case byEvidence
    /// What was missing when it was closed.
    case missing

    fileprivate var condition: String {
      switch self {
      case .discrepancies: "l.outcomes NOT IN ('match', 'left_meanwhile')"
      case .unseen: "l.outcomes IS NULL"
      case .byEvidence: "l.how = 'evidence'"
      case .missing: "l.outcomes = 'missing'"
      }
    }

    /// The same of a line in memory.
    func take(_ line: StocktakeLine) -> Bool {
      switch self {
      case .discrepancies: line.finding.isDiscrepancy
      case .unseen: line.finding.isEmpty
      case .byEvidence: line.sighting?.how == .evidence
      case .missing: line.finding == CountFinding(.missing)
      }
    }
  }

  /// The lines of one kind, in order of tag, then the codes in the order they were read; one at a time.
  public func eachLine(
    of stocktake: Int64, _ things: CountedThings, _ body: (CountedThing) throws -> Void
  ) throws {
    let table = AssetTable(connection: connection)
    let asset = AssetTable.columns(of: "a")
    let line = StocktakeTable.lineColumns.map { "l.\($0)" }
    let statement = try connection.statement(
      """
      SELECT \((asset + line).joined(separator: ", ")) FROM stocktake_line l JOIN asset a ON a.no = l.asset
      WHERE l.stocktake = ?1 AND \(things.condition) ORDER BY a.tag
      """)
    try statement.bind([.integer(stocktake)])
    do {
      defer { statement.reset() }
      while try statement.step() {
        try body(
          CountedThing(
            asset: try table.bare(statement), line: try statement.stocktakeLine(at: Int32(asset.count))))
      }
    }
    if case .discrepancies = things { try eachCode(of: stocktake, body) }
  }

  private func eachCode(of stocktake: Int64, _ body: (CountedThing) throws -> Void) throws {
    for counted in try StocktakeTable(connection).codes(of: stocktake) { try body(try thing(counted)) }
  }

  func thing(_ counted: CountedCode) throws(StoreError) -> CountedThing {
    var line = StocktakeLine(listed: false, expected: Whereabouts(place: nil, holder: .unknown))
    line.sighting = counted.sighting
    line.finding = counted.finding
    return CountedThing(code: try opened(counted.code), line: line)
  }

  /// Something that was missing when its stocktake was closed, and that nothing has happened to since.
  public struct Missing: Sendable {
    public var asset: Asset
    public var line: StocktakeLine
    public var stocktake: Int64
    public var closed: Day
  }

  /// What is missing since a stocktake that was closed on this day or before, in order of tag, each once.
  ///
  /// Whatever moved it along, a scan of it and a later count show that it is there; notes and papers do not.
  public func missing(closedBy last: Day) throws -> [Missing] {
    let table = AssetTable(connection: connection)
    let asset = AssetTable.columns(of: "a")
    let line = StocktakeTable.lineColumns.map { "l.\($0)" }
    let behind = Int32(asset.count)
    let own = behind + Int32(line.count)
    let statement = try connection.statement(
      """
      SELECT \((asset + line).joined(separator: ", ")), s.number, s.closed, e.seq, e.leaf, e.body
      FROM stocktake s JOIN stocktake_line l ON l.stocktake = s.number JOIN asset a ON a.no = l.asset
      LEFT JOIN asset_event x ON x.asset = a.no AND x.seq > s.closed_seq LEFT JOIN event e ON e.seq = x.seq
      WHERE s.closed <= ?1 AND l.outcomes = 'missing' AND NOT EXISTS (
        SELECT 1 FROM stocktake t CROSS JOIN stocktake_line later
        ON later.stocktake = t.number AND later.asset = l.asset
        WHERE t.number > s.number AND later.outcomes <> 'missing')
      ORDER BY a.tag, s.number, x.seq
      """)
    defer { statement.reset() }
    try statement.bind([.text(last.text)])
    var missing: [Missing] = []
    var shown: Set<EntityID> = []
    while try statement.step() {
      let asset = try table.bare(statement)
      guard let closed = statement.day(own + 1) else { throw StoreError.badView(table: "stocktake") }
      if missing.last?.asset.id != asset.id {
        missing.append(
          Missing(
            asset: asset, line: try statement.stocktakeLine(at: behind),
            stocktake: statement.integer(own), closed: closed))
      }
      guard !statement.isNull(own + 2) else { continue }
      if try Self.entry(statement, at: own + 2).event.showsPresence { shown.insert(asset.id) }
    }
    return missing.filter { !shown.contains($0.asset.id) && BookEntry($0.asset, no: 0).isCountable }
  }
}

extension Event {
  /// Whether it could not have been written without the asset at hand, or says itself what became of it.
  fileprivate var showsPresence: Bool {
    switch kind {
    case .noted, .postNoted, .warrantySet: false
    case .partsFound: scan != nil
    case .partUnseen: !evidence.has(.recipient)
    default: true
    }
  }
}
