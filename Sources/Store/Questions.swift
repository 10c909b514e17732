internal import Ledger
internal import Lifecycle
public import Model

extension Roll {
  /// What `list` may be narrowed by.
  public struct Filter: Sendable {
    public var stage: Stage?
    public var category: Category?
    public var holder: EntityID?
    /// On loan, and to be back before this day.
    public var dueBefore: Day?
    /// Each stands somewhere in tag, maker, model, serial or those of its parts.
    public var phrases: [SearchPhrase] = []
    public init() {}
  }

  /// The assets in order of tag, one at a time.
  public func eachAsset(
    _ filter: Filter = Filter(), limit: Int? = nil, _ body: (Asset) throws -> Void
  ) throws {
    try AssetTable(connection: connection).each(
      filter.question(isLimited: limit != nil), order: "a.tag", filter.values(limit: limit), body)
  }

  public func assetCount() throws(StoreError) -> Int64 {
    try connection.first("SELECT count(*) FROM asset") { $0.integer(0) } ?? 0
  }

  /// Assets whose warranty ends between two days, both included, first ending first; nothing that has left the roll.
  ///
  /// - Complexity: one range scan of index `asset_by_warranty`.
  public func warranties(from first: Day, through last: Day) throws -> [Asset] {
    var assets: [Asset] = []
    try AssetTable(connection: connection).each(
      """
      SELECT * FROM asset WHERE warranty_until BETWEEN ?1 AND ?2
      AND stage NOT IN ('DISPOSED', 'RETURNED_TO_SUPPLIER', 'VOID')
      """, order: "a.warranty_until, a.tag", [.text(first.text), .text(last.text)]
    ) { assets.append($0) }
    return assets
  }

  /// What is still here, and how much of it needs somebody.
  public struct Standing: Sendable, Equatable {
    public var assets: Int64
    /// Retired, with data on its media that nobody has removed.
    public var unwiped: Int64
    public var warrantiesEnding: Int64
  }

  /// - Parameter last: warranties that end from `first` to this day count.
  public func standing(warrantiesFrom first: Day, through last: Day) throws(StoreError) -> Standing {
    try connection.first(
      """
      SELECT count(*), count(*) FILTER (WHERE stage = 'RETIRED' AND data_state IN ('live', 'unknown')),
        count(*) FILTER (WHERE warranty_until BETWEEN ?1 AND ?2)
      FROM asset WHERE stage NOT IN ('PLANNED', 'ORDERED', 'DISPOSED', 'RETURNED_TO_SUPPLIER', 'VOID')
      """, [.text(first.text), .text(last.text)]
    ) { Standing(assets: $0.integer(0), unwiped: $0.integer(1), warrantiesEnding: $0.integer(2)) }
      ?? Standing(assets: 0, unwiped: 0, warrantiesEnding: 0)
  }

  /// An event with the leaf hash that stands in the tree for it.
  public struct Entry: Sendable {
    public var event: Event
    public var leaf: Digest
  }

  /// Everything that happened to an asset, oldest first.
  public func history(of asset: Asset) throws(StoreError) -> [Entry] {
    let humans = try PeopleTable(connection).humans()
    return try connection.rows(
      """
      SELECT e.seq, e.leaf, e.body FROM asset a JOIN asset_event x ON x.asset = a.no JOIN event e ON e.seq = x.seq
      WHERE a.id = ?1 ORDER BY x.version
      """, [.text(asset.id.text)]
    ) { row throws(StoreError) in
      let entry = try Self.entry(row)
      return Entry(event: humans.marking(entry.event), leaf: entry.leaf)
    }
  }

  /// The events from one number on, oldest first.
  public func events(from first: Int64, limit: Int) throws(StoreError) -> [Entry] {
    try connection.rows(
      "SELECT seq, leaf, body FROM event WHERE seq >= ?1 ORDER BY seq LIMIT ?2",
      [.integer(first), .integer(Int64(limit))], Self.entry)
  }

  public func eventCount() throws(StoreError) -> Int64 {
    try connection.first("SELECT coalesce(max(seq) + 1, 0) FROM event") { $0.integer(0) } ?? 0
  }

  /// An asset that left the house, with all that happened to it.
  public struct Departure: Sendable {
    public var asset: Asset
    public var entries: [Entry]

    /// Goods that were refused at the door never were ours to dispose of, nor stood in the books.
    var wasRefused: Bool {
      entries.last { $0.event.to == .returnedToSupplier }?.event.kind == .refusedToSupplier
    }
  }

  /// The assets that have left for good, in order of tag, each with its events; one at a time.
  public func eachDeparture(_ body: (Departure) throws -> Void) throws {
    let table = AssetTable(connection: connection)
    let columns = AssetTable.columns(of: "a")
    let statement = try connection.statement(
      """
      SELECT \(columns.joined(separator: ", ")), e.seq, e.leaf, e.body FROM asset a
      JOIN asset_event x ON x.asset = a.no JOIN event e ON e.seq = x.seq
      WHERE a.stage IN ('DISPOSED', 'RETURNED_TO_SUPPLIER') ORDER BY a.tag, x.version
      """)
    defer { statement.reset() }
    var current: Departure?
    while try statement.step() {
      let entry = try Self.entry(statement, at: Int32(columns.count))
      if current?.asset.id == entry.event.subject {
        current?.entries.append(entry)
      } else {
        if let current { try body(current) }
        current = Departure(asset: try table.asset(statement), entries: [entry])
      }
    }
    if let current { try body(current) }
  }

  static func entry(_ row: Statement) throws(StoreError) -> Entry { try entry(row, at: 0) }

  static func entry(_ row: Statement, at column: Int32) throws(StoreError) -> Entry {
    guard let leaf = row.digest(column + 1) else { throw .badView(table: "event") }
    do throws(EventBody.Failure) {
      return Entry(event: try EventBody.decode(row.bytes(column + 2)), leaf: leaf)
    } catch {
      throw .unreadableEvent(sequence: row.integer(column), error)
    }
  }
}
