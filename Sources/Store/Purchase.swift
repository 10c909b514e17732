public import Model

/// What somebody wanted bought, and on what terms it was ordered.
public struct Purchase: Sendable, Equatable {
  public var number: Int64
  public var asked: Day
  public var askedBy: EntityID
  public var supplier: EntityID?
  /// The number of our order, in the vault.
  public var reference: Digest?
  public var due: Day?
  public var warrantyMonths: Int64?

  /// The purchase that an event opens; `nil` for other events.
  init?(askedBy event: borrowing Event) {
    guard event.kind == .requested, let number = event.evidence.number(.purchase) else { return nil }
    self.number = number
    asked = event.on
    askedBy = event.actor
  }

  /// Takes in the terms of an order.
  mutating func take(_ event: Event) {
    supplier = event.evidence.id(.vendor)
    reference = event.evidence.secret(.reference)
    due = event.evidence.day(.due)
    warrantyMonths = event.evidence.number(.warrantyMonths)
  }

  func write(into row: inout some RowSink) {
    row.integer(number)
    row.text(asked)
    row.id(askedBy)
    row.id(supplier)
    row.blob(reference)
    row.text(due)
    row.integer(warrantyMonths)
  }

  private static let columns = "number, asked, asked_by, supplier, reference, due, warranty_months"

  private init(_ row: Statement) throws(StoreError) {
    guard let asked = row.day(1), let askedBy = row.id(2) else { throw .badView(table: "purchase") }
    number = row.integer(0)
    self.asked = asked
    self.askedBy = askedBy
    supplier = row.id(3)
    reference = row.digest(4)
    due = row.day(5)
    warrantyMonths = row.optionalInteger(6)
  }

  static func load(_ number: Int64, from connection: Connection) throws(StoreError) -> Purchase? {
    try connection.first("SELECT \(columns) FROM purchase WHERE number = ?1", [.integer(number)]) {
      row throws(StoreError) in try Purchase(row)
    }
  }

  static func all(_ connection: Connection) throws(StoreError) -> [Purchase] {
    try connection.rows("SELECT \(columns) FROM purchase ORDER BY number") {
      row throws(StoreError) in try Purchase(row)
    }
  }
}

extension Roll {
  public func purchase(_ number: Int64) throws(StoreError) -> Purchase? {
    try Purchase.load(number, from: connection)
  }

  /// Every purchase, oldest first.
  public func purchases() throws(StoreError) -> [Purchase] { try Purchase.all(connection) }

  /// Those whose order goes by this number on paper.
  public func purchases(ordered reference: String) throws(StoreError) -> [Purchase] {
    let numbers = try connection.rows(
      "SELECT p.number FROM purchase p JOIN secret s ON s.digest = p.reference WHERE s.value = ?1 ORDER BY p.number",
      [.text(reference)]
    ) { $0.integer(0) }
    var purchases: [Purchase] = []
    for number in numbers {
      if let purchase = try Purchase.load(number, from: connection) { purchases.append(purchase) }
    }
    return purchases
  }

  /// The things of a purchase, in order of tag.
  ///
  /// - Complexity: a search of index `asset_by_purchase`.
  public func assets(of purchase: Int64) throws -> [Asset] {
    var assets: [Asset] = []
    try AssetTable(connection: connection).each(
      "SELECT * FROM asset WHERE purchase = ?1", order: "a.no", [.integer(purchase)]
    ) { assets.append($0) }
    return assets
  }

  /// How many things of each purchase stand in each stage.
  public func purchaseCounts() throws(StoreError) -> [Int64: [Stage: Int64]] {
    let rows = try connection.rows(
      "SELECT purchase, stage, count(*) FROM asset WHERE purchase IS NOT NULL GROUP BY purchase, stage"
    ) { ($0.integer(0), $0.text(1), $0.integer(2)) }
    var counts: [Int64: [Stage: Int64]] = [:]
    for (number, stage, count) in rows {
      guard let stage = Stage(rawValue: stage) else { throw .badView(table: "asset") }
      counts[number, default: [:]][stage] = count
    }
    return counts
  }
}
