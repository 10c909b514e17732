internal import Model

/// One row of the repair orders.
struct RepairOrder {
  var number: Int64
  /// The asset's row number.
  var asset: Int64
  var opened: Day
  var fault: Digest?
  var vendor: EntityID?
  var closed: Day?
  var cost: Money?

  /// Takes in what happens to its asset while it is open.
  mutating func take(_ event: Event) {
    switch event.kind {
    case .sentToVendor: vendor = event.evidence.id(.vendor)
    case .repairClosed, .beyondRepair, .swappedByVendor, .lost:
      closed = event.on
      cost = event.evidence.money(.cost)
    default: break
    }
  }

  static func concerns(_ event: Event) -> Bool {
    switch event.kind {
    case .sentToVendor, .repairClosed, .beyondRepair, .swappedByVendor, .lost: true
    default: false
    }
  }

  static func load(_ number: Int64, from connection: Connection) throws(StoreError) -> RepairOrder? {
    try connection.first(
      """
      SELECT number, asset, opened, fault, vendor, closed, cost_minor, cost_currency
      FROM repair_order WHERE number = ?1
      """, [.integer(number)]
    ) { row throws(StoreError) in
      guard let opened = row.day(2) else { throw .badView(table: "repair_order") }
      return RepairOrder(
        number: row.integer(0), asset: row.integer(1), opened: opened, fault: row.digest(3),
        vendor: row.id(4),
        closed: row.day(5),
        cost: row.optionalInteger(6).flatMap { Money(minorUnits: $0, currency: row.text(7)) })
    }
  }
}

extension RepairOrder {
  /// The order that an event opens on an asset; `nil` for other events.
  init?(openedBy event: Event, of no: Int64) {
    guard event.kind == .repairOpened, let number = event.evidence.number(.repairOrder) else { return nil }
    self.init(number: number, asset: no, opened: event.on, fault: event.evidence.secret(.fault))
  }
}
