internal import Ledger
internal import Lifecycle
public import Model

/// Questions about which machine is which asset.
extension Roll {
  /// The number of the event that put an asset onto the roll.
  public func registration(of asset: Asset) throws(StoreError) -> Int64 {
    let first = try connection.first(
      """
      SELECT x.seq FROM asset a JOIN asset_event x ON x.asset = a.no WHERE a.id = ?1 ORDER BY x.version LIMIT 1
      """, [.text(asset.id.text)]
    ) { $0.integer(0) }
    guard let first else { throw .badView(table: "asset_event") }
    return first
  }

  /// The scan an asset was known by before an event; `nil` for one that was typed in.
  public func scan(of asset: Asset, before sequence: Int64) throws(StoreError) -> Digest? {
    try history(of: asset).map(\.event).last {
      $0.sequence < sequence && $0.scan != nil && ($0.version == 1 || $0.evidence.flag(.rebound))
    }?.scan
  }

  /// Whether an asset was under repair within a week of a day.
  ///
  /// - Parameter sequence: by what the roll knew before this event; by all it knows when `nil`.
  public func wasUnderRepair(
    _ asset: Asset, about day: Day, before sequence: Int64? = nil
  ) throws(StoreError) -> Bool {
    var isOpen = false
    for entry in try history(of: asset) where entry.event.sequence < sequence ?? .max {
      let event = entry.event
      if event.kind == .repairOpened { isOpen = event.on.days(to: day) >= -Self.aboutARepair }
      if RepairOrder.concerns(event), event.kind != .sentToVendor, isOpen {
        isOpen = event.on.days(to: day) <= Self.aboutARepair
      }
    }
    return isOpen
  }

  /// In days: a work order is often opened after the screwdriver and closed before the first scan.
  private static let aboutARepair = 7

  /// An event that rests on a scan, and the reasons by which that scan was taken for its asset.
  public struct KeptVerdict: Sendable {
    public var event: Event
    public var scan: [UInt8]
    public var verdict: [UInt8]
  }

  /// Every verdict that was kept, oldest first, one at a time.
  ///
  /// - Complexity: one pass over the log, and two look-ups for each verdict.
  public func eachVerdict(_ body: (KeptVerdict) throws -> Void) throws {
    let statement = try connection.prepare("SELECT seq, leaf, body FROM event ORDER BY seq")
    defer { statement.reset() }
    while try statement.step() {
      if let kept = try kept(try Self.entry(statement).event) { try body(kept) }
    }
  }

  /// The verdicts that were kept about one asset, oldest first.
  public func verdicts(about asset: Asset) throws(StoreError) -> [KeptVerdict] {
    var found: [KeptVerdict] = []
    for entry in try history(of: asset) { if let kept = try kept(entry.event) { found.append(kept) } }
    return found
  }

  private func kept(_ event: Event) throws(StoreError) -> KeptVerdict? {
    guard let scan = event.scan, let digest = event.evidence.code(.verdict).flatMap({ Digest($0) }),
      let report = try blob(scan), let verdict = try blob(digest)
    else { return nil }
    return KeptVerdict(event: event, scan: report, verdict: verdict)
  }

  /// A value by which more than one asset is found.
  public struct Twins: Sendable, Equatable {
    /// `serial`, `uuid`, `mac` or `machine-id`.
    public var kind: String
    public var value: String
    public var count: Int64
    /// Of those that have it, the first by row.
    public var assets: [Int64]

    public static let kinds = ["mac", "machine-id", "serial", "uuid"]
    /// So many are named; an image that was rolled out can bring thousands.
    public static let namedAtMost = 20
  }

  /// The values that tell machines apart and do not: each on more than one asset.
  ///
  /// - Complexity: one scan of the primary key of `asset_key`, in its order; nothing is sorted.
  public func eachTwins(_ body: (Twins) throws -> Void) throws {
    for kind in Twins.kinds {
      let statement = try connection.prepare(
        """
        SELECT key, count(*), group_concat(asset, ' ') FROM asset_key
        WHERE key > ?1 AND key < ?2 GROUP BY key HAVING count(*) > 1
        """)
      defer { statement.reset() }
      try statement.bind([.text(kind + ":"), .text(kind + ";")])
      while try statement.step() {
        let numbers = statement.text(2).split(separator: " ").prefix(Twins.namedAtMost).compactMap {
          Int64($0)
        }
        try body(
          Twins(
            kind: kind, value: String(statement.text(0).dropFirst(kind.utf8.count + 1)),
            count: statement.integer(1),
            assets: numbers))
      }
    }
  }

  /// The asset in a row of the views.
  public func asset(number: Int64) throws(StoreError) -> Asset? {
    try AssetTable(connection: connection).load(no: number)
  }

  public func tag(of asset: EntityID) throws(StoreError) -> String? {
    try connection.first("SELECT tag FROM asset WHERE id = ?1", [.text(asset.text)]) { $0.text(0) }
  }
}
