internal import Lifecycle
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
  /// The day it was taken back.
  var undone: Day?
  var ending: RepairEnding?

  /// Takes in what happens to its asset while it is open.
  mutating func take(_ event: Event) {
    switch event.kind {
    case .sentToVendor: vendor = event.evidence.id(.vendor)
    default:
      guard let ending = RepairEnding(of: event.kind) else { return }
      self.ending = ending
      closed = event.on
      cost = event.evidence.money(.cost)
    }
  }

  static func concerns(_ event: Event) -> Bool {
    event.kind == .sentToVendor || RepairEnding(of: event.kind) != nil
  }

  static func load(_ number: Int64, from connection: Connection) throws(StoreError) -> RepairOrder? {
    try connection.first(
      """
      SELECT number, asset, opened, fault, vendor, closed, cost_minor, cost_currency, undone, ending
      FROM repair_order WHERE number = ?1
      """, [.integer(number)]
    ) { row throws(StoreError) in
      guard let opened = row.day(2) else { throw .badView(table: "repair_order") }
      return RepairOrder(
        number: row.integer(0), asset: row.integer(1), opened: opened, fault: row.digest(3),
        vendor: row.id(4),
        closed: row.day(5),
        cost: row.optionalInteger(6).flatMap { Money(minorUnits: $0, currency: row.text(7)) },
        undone: row.day(8), ending: row.optionalText(9).flatMap(RepairEnding.init(rawValue:)))
    }
  }
}

extension RepairOrder {
  /// The order that an event opens on an asset; `nil` for other events.
  init?(openedBy event: borrowing Event, of no: Int64) {
    guard event.kind == .repairOpened, let number = event.evidence.number(.repairOrder) else { return nil }
    self.init(number: number, asset: no, opened: event.on, fault: event.evidence.secret(.fault))
  }
}

extension RepairOrder {
  /// What an event does to the orders of its asset.
  ///
  /// - Parameters:
  ///   - open: the order that was open before it.
  ///   - row: the row of an order that is there; what it becomes goes to `save`.
  static func turn(
    _ event: Event, _ turn: Course.Turn, open: Int64?, of no: Int64,
    row: (Int64) throws(StoreError) -> RepairOrder?, save: (RepairOrder) throws(StoreError) -> Void
  ) throws(StoreError) {
    func change(_ number: Int64, _ body: (inout RepairOrder) -> Void) throws(StoreError) {
      guard var order = try row(number) else { throw .badView(table: "repair_order") }
      body(&order)
      try save(order)
    }
    switch turn {
    case .onward:
      if let order = RepairOrder(openedBy: event, of: no) {
        try save(order)
      } else if let open, concerns(event) {
        try change(open) { $0.take(event) }
      }
    case .back(let act), .again(let act):
      var isBack = false
      if case .back = turn { isBack = true }
      for order in act.events.compactMap({ RepairOrder(openedBy: $0, of: no) }) {
        try change(order.number) { $0.undone = isBack ? event.on : nil }
      }
      // Until the act opened one of its own, its events were about the order that was open before.
      let about = act.events.prefix { $0.kind != .repairOpened }.filter(concerns)
      guard let number = act.before?.repairOrder, !about.isEmpty else { return }
      try change(number) { order in
        if isBack {
          order.closed = nil
          order.cost = nil
          order.ending = nil
          order.vendor = act.vendorBefore
        } else {
          about.forEach { order.take($0) }
        }
      }
    }
  }
}

extension RepairOrder {
  func write(into row: inout some RowSink) {
    row.integer(number)
    row.integer(asset)
    row.text(opened)
    row.blob(fault)
    row.id(vendor)
    row.text(closed)
    row.integer(cost?.minorUnits)
    row.text(cost?.currency)
    row.text(undone)
    row.text(ending?.rawValue)
  }
}
