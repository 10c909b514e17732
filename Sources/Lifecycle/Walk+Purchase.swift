public import Model

// From wish to shelf.
extension Walk {
  /// What somebody wants bought, one thing of it.
  public struct Wish: Sendable {
    public var purchase: Int64
    public var category: Category
    public var maker: DeviceText?
    public var model: DeviceText?
    /// What one is thought to cost.
    public var price: Money?
    public var ownership: Ownership
    public var reason: Digest
    /// Who is to have it.
    public var person: EntityID?
    /// What it is to come instead of.
    public var replaces: EntityID?

    public init(
      purchase: Int64, category: Category, maker: DeviceText?, model: DeviceText?, price: Money?,
      ownership: Ownership, reason: Digest, person: EntityID?, replaces: EntityID? = nil
    ) {
      self.purchase = purchase
      self.category = category
      self.maker = maker
      self.model = model
      self.price = price
      self.ownership = ownership
      self.reason = reason
      self.person = person
      self.replaces = replaces
    }
  }

  /// - Parameter tag: allocated with the wish, and for ever: should nothing come of it, the number is not used again.
  public static func request(_ wish: Wish, tag: Tag) -> Step {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .tag: .code(tag.text), .category: .code(wish.category.rawValue), .reason: .secret(wish.reason),
      .ownership: .code(wish.ownership.rawValue), .purchase: .number(wish.purchase),
    ]
    if let maker = wish.maker { evidence[.maker] = .device(maker) }
    if let model = wish.model { evidence[.model] = .device(model) }
    if let price = wish.price { evidence[.price] = .money(price) }
    if let person = wish.person { evidence[.person] = .id(person) }
    if let replaces = wish.replaces { evidence[.replaces] = .id(replaces) }
    return Step(.requested, to: .planned, evidence)
  }

  /// - Parameter role: in which the signature is given; one of each is enough.
  public static func approve(_ asset: Asset, as role: Role) throws(LifecycleError) -> [Step] {
    guard asset.stage == .planned else { throw .notAllowed(asset.tag, .purchaseApproved, asset.stage) }
    let isSigned = asset.hands.approvals.contains { $0.role == role }
    return isSigned ? [] : [Step(.purchaseApproved, to: .planned)]
  }

  /// The terms of an order, the same for all its things.
  public struct Terms: Sendable {
    public var purchase: Int64
    public var supplier: EntityID
    public var reference: Digest
    public var price: Money
    public var ownership: Ownership?
    public var due: Day?
    public var warrantyMonths: Int64?

    public init(
      purchase: Int64, supplier: EntityID, reference: Digest, price: Money, ownership: Ownership?, due: Day?,
      warrantyMonths: Int64?
    ) {
      self.purchase = purchase
      self.supplier = supplier
      self.reference = reference
      self.price = price
      self.ownership = ownership
      self.due = due
      self.warrantyMonths = warrantyMonths
    }
  }

  public static func order(_ asset: Asset, _ terms: Terms) -> [Step] {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .purchase: .number(terms.purchase), .vendor: .id(terms.supplier), .reference: .secret(terms.reference),
      .price: .money(terms.price), .ownership: .code((terms.ownership ?? asset.ownership).rawValue),
    ]
    if let due = terms.due { evidence[.due] = .day(due) }
    if let months = terms.warrantyMonths { evidence[.warrantyMonths] = .number(months) }
    return [Step(.ordered, to: .ordered, evidence)]
  }

  public static func receive(_ serial: DeviceText, keys: [String], at place: EntityID, note: Digest?)
    -> [Step]
  {
    var evidence: [EvidenceKey: EvidenceValue] = [.serial: .device(serial), .place: .id(place)]
    if let note { evidence[.reference] = .secret(note) }
    return [Step(.received, to: .received, evidence, keys: keys)]
  }

  /// - Parameter warranty: until when, counted from the day it came.
  public static func accept(
    _ asset: Asset, _ checks: [AcceptanceCheck], at place: EntityID, warranty: Day?
  ) throws(LifecycleError) -> [Step] {
    guard asset.stage == .received else { throw .notAllowed(asset.tag, .accepted, asset.stage) }
    let passed = AcceptanceCheck.allCases.filter(checks.contains).map(\.rawValue).joined(separator: " ")
    let accepted = Step(.accepted, to: .inStock, [.place: .id(place), .checks: .code(passed)])
    guard let warranty, asset.warrantyUntil == nil else { return [accepted] }
    return [accepted, Step(.warrantySet, to: .inStock, [.until: .day(warranty)])]
  }

  public static func sendBack(_ asset: Asset, reason: Digest, reference: Digest) throws(LifecycleError)
    -> [Step]
  {
    guard asset.stage == .received else { throw .notAllowed(asset.tag, .refusedToSupplier, asset.stage) }
    return [
      Step(
        .refusedToSupplier, to: .returnedToSupplier,
        [.reason: .secret(reason), .reference: .secret(reference)])
    ]
  }

  public static func cancel(_ asset: Asset, reason: Digest) -> [Step] {
    [Step(.voided, to: .void, [.reason: .secret(reason)])]
  }
}
