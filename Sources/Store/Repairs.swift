public import Lifecycle
public import Model

/// Questions about repairs.
extension Roll {
  /// One repair order as a list has it.
  public struct RepairLine: Sendable {
    public var number: Int64
    /// As much of its asset as a line shows.
    public var tag: String
    public var maker: DeviceText?
    public var model: DeviceText?
    public var category: Category
    public var opened: Day
    public var closed: Day?
    public var ending: RepairEnding?
    /// It was opened by mistake: the day that was taken back.
    public var undone: Day?
    public var vendor: EntityID?
    public var cost: Money?
    /// What it stands still for now.
    public var waitsFor: RepairWait?
    public var isAtVendor: Bool

    public var isOpen: Bool { closed == nil && undone == nil }
  }

  /// Repair orders, newest first.
  public func repairs(open: Bool, _ body: (RepairLine) throws -> Void) throws {
    let statement = try connection.statement(
      """
      SELECT r.number, a.tag, a.maker, a.model, a.category, r.opened, r.closed, r.ending, r.undone, r.vendor,
        r.cost_minor, r.cost_currency, a.waits_for, a.holder_kind
      FROM repair_order r JOIN asset a ON a.no = r.asset
      WHERE ?1 = 0 OR (r.closed IS NULL AND r.undone IS NULL) ORDER BY r.number DESC
      """)
    defer { statement.reset() }
    try statement.bind([.integer(open ? 1 : 0)])
    while try statement.step() {
      guard let category = Category(rawValue: statement.text(4)), let opened = statement.day(5) else {
        throw StoreError.badView(table: "repair_order")
      }
      let isOpen = statement.isNull(6) && statement.isNull(8)
      try body(
        RepairLine(
          number: statement.integer(0), tag: statement.text(1), maker: statement.device(2),
          model: statement.device(3), category: category, opened: opened, closed: statement.day(6),
          ending: statement.optionalText(7).flatMap(RepairEnding.init(rawValue:)), undone: statement.day(8),
          vendor: statement.id(9),
          cost: statement.optionalInteger(10).flatMap {
            Money(minorUnits: $0, currency: statement.text(11))
          },
          waitsFor: isOpen ? statement.optionalText(12).flatMap(RepairWait.init(rawValue:)) : nil,
          isAtVendor: isOpen && statement.text(13) == Holder.Kind.vendor.rawValue))
    }
  }

  /// One repair with its asset; `nil` when no order has this number.
  ///
  /// - Returns: no story for an order that was taken back: there never was such a repair.
  public func repair(_ number: Int64) throws(StoreError) -> (asset: Asset, story: RepairStory?)? {
    guard let order = try RepairOrder.load(number, from: connection),
      let asset = try AssetTable(connection: connection).load(no: order.asset)
    else { return nil }
    return (asset, try stories(of: asset).last { $0.number == number })
  }

  /// All repairs of an asset that were not taken back, oldest first.
  public func stories(of asset: Asset) throws(StoreError) -> [RepairStory] {
    RepairStory.all(in: try history(of: asset).map(\.event))
  }

  /// What the repairs of one asset add up to.
  public struct RepairSum: Sendable, Equatable {
    public var asset: Asset
    public var orders = 0
    public var open = 0
    /// In repair, all orders together.
    public var days = 0
    /// By currency, in the order they came.
    public var costs: [Money] = []

    /// What they cost of what it cost new, in whole percent; `nil` where that cannot be said.
    public var percent: Int? {
      guard let price = asset.price, price.minorUnits > 0, costs.allSatisfy({ $0.currency == price.currency })
      else { return nil }
      let sum = costs.reduce(Int128(0)) { $0 + Int128($1.minorUnits) }
      return Int(clamping: sum * 100 / Int128(price.minorUnits))
    }

    init(_ asset: Asset) { self.asset = asset }

    mutating func add(from opened: Day, to closed: Day?, today: Day, cost: Money?) {
      orders += 1
      if closed == nil { open += 1 }
      days += max(0, opened.days(to: closed ?? today))
      guard let cost, cost.minorUnits != 0 else { return }
      if let index = costs.firstIndex(where: { $0.currency == cost.currency }),
        let sum = Money(minorUnits: costs[index].minorUnits &+ cost.minorUnits, currency: cost.currency)
      {
        costs[index] = sum
      } else {
        costs.append(cost)
      }
    }
  }

  /// Every asset that was ever repaired, in order of tag.
  ///
  /// - Parameter today: until when an open repair counts, where the moment names no day.
  public func repairSums(at moment: Moment, today: Day) throws -> [RepairSum] {
    try moment.isNow ? repairSumsNow(today) : pastRepairSums(moment, moment.day ?? today)
  }

  private func repairSumsNow(_ today: Day) throws -> [RepairSum] {
    let rows = try connection.rows(
      """
      SELECT r.asset, r.opened, r.closed, r.cost_minor, r.cost_currency FROM repair_order r
      JOIN asset a ON a.no = r.asset WHERE r.undone IS NULL ORDER BY a.tag, r.number
      """
    ) { row throws(StoreError) in
      guard let opened = row.day(1) else { throw .badView(table: "repair_order") }
      return (
        no: row.integer(0), opened: opened, closed: row.day(2),
        cost: row.optionalInteger(3).flatMap { Money(minorUnits: $0, currency: row.text(4)) }
      )
    }
    let table = AssetTable(connection: connection)
    var sums: [RepairSum] = []
    var last: Int64?
    for row in rows {
      if row.no != last, let asset = try table.load(no: row.no) { sums.append(RepairSum(asset)) }
      last = row.no
      guard !sums.isEmpty else { throw StoreError.badView(table: "repair_order") }
      sums[sums.count - 1].add(from: row.opened, to: row.closed, today: today, cost: row.cost)
    }
    return sums
  }

  private func pastRepairSums(_ moment: Moment, _ day: Day) throws -> [RepairSum] {
    let numbers = try connection.rows("SELECT DISTINCT asset FROM repair_order") { $0.integer(0) }
    let past = try PastAssets(connection, at: moment)
    var sums: [RepairSum] = []
    for no in numbers {
      guard let asset = try past.asset(no) else { continue }
      var sum = RepairSum(asset)
      for story in RepairStory.all(in: try past.entries(no).map(\.event)) where story.opened.on <= day {
        let closed = story.closed.flatMap { $0.on <= day ? $0 : nil }
        sum.add(
          from: story.opened.on, to: closed?.on, today: day, cost: closed?.evidence.money(.cost))
      }
      if sum.orders > 0 { sums.append(sum) }
    }
    return sums.sorted { $0.asset.tag.text < $1.asset.tag.text }
  }
}
