public import Model

/// As much of an asset as sums over a whole roll are made of.
public struct Holding: Sendable {
  public var tag: String
  public var category: Category
  public var stage: Stage
  public var ownership: Ownership
  public var holder: Holder
  public var maker: DeviceText?
  public var model: DeviceText?
  /// The day it came, by an invoice; without one the day it was registered.
  public var since: Day
  public var price: Money?
  public var warrantyUntil: Day?
  /// The day it left for good.
  public var left: Day?

  init(_ asset: Asset) {
    tag = asset.tag.text
    category = asset.category
    stage = asset.stage
    ownership = asset.ownership
    holder = asset.holder
    maker = asset.maker
    model = asset.model
    since = asset.purchased ?? asset.registered
    price = asset.price
    warrantyUntil = asset.warrantyUntil
    left = asset.stage.isTerminal ? asset.stageSince : nil
  }

  static let columns = """
    tag, category, stage, ownership, holder_kind, holder, maker, model, coalesce(purchased, registered), price_minor, \
    price_currency, warranty_until, stage_since
    """

  init(_ row: Statement) throws(StoreError) {
    guard let category = Category(rawValue: row.text(1)), let stage = Stage(rawValue: row.text(2)),
      let ownership = Ownership(rawValue: row.text(3)), let kind = Holder.Kind(rawValue: row.text(4)),
      let since = row.day(8)
    else { throw .badView(table: "asset") }
    tag = row.text(0)
    self.category = category
    self.stage = stage
    self.ownership = ownership
    holder = Holder(kind, row.id(5))
    maker = row.device(6)
    model = row.device(7)
    self.since = since
    price = row.optionalInteger(9).flatMap { Money(minorUnits: $0, currency: row.text(10)) }
    warrantyUntil = row.day(11)
    left = stage.isTerminal ? row.day(12) : nil
  }

  /// Whether it is here, or should be: it was delivered or found, and did not leave for good.
  public var isHere: Bool {
    switch stage {
    case .planned, .ordered, .writtenOff, .disposed, .returnedToSupplier, .void: false
    default: true
    }
  }

  /// Whether it ever was: it was not only wished for, nor entered by mistake.
  public var hasCome: Bool {
    switch stage {
    case .planned, .ordered, .returnedToSupplier, .void: false
    default: true
    }
  }
}

extension Roll {
  /// Every asset that is on the roll, in order of tag, one at a time.
  ///
  /// - Complexity: a walk along the tags, without the parts.
  public func eachHolding(at moment: Moment, _ body: (Holding) throws -> Void) throws {
    guard moment.isNow else { return try eachAsset(at: moment) { try body(Holding($0)) } }
    let statement = try connection.statement("SELECT \(Holding.columns) FROM asset ORDER BY tag")
    defer { statement.reset() }
    while try statement.step() { try body(Holding(statement)) }
  }
}
