public import Model

/// A field of an asset's card that somebody may have written down wrongly.
public enum CardField: String, Sendable, CaseIterable {
  case category, maker, model, serial, ownership, purchased, price, place

  /// What it is from now on.
  public var key: EvidenceKey {
    switch self {
    case .category: .category
    case .maker: .maker
    case .model: .model
    case .serial: .serial
    case .ownership: .ownership
    case .purchased: .purchased
    case .price: .price
    case .place: .place
    }
  }

  /// What it was until now.
  public var formerKey: EvidenceKey {
    switch self {
    case .category: .formerCategory
    case .maker: .formerMaker
    case .model: .formerModel
    case .serial: .formerSerial
    case .ownership: .formerOwnership
    case .purchased: .formerPurchased
    case .price: .formerPrice
    case .place: .formerPlace
    }
  }

  /// Whether every asset has one.
  public var isNeeded: Bool { self == .category || self == .ownership || self == .place }

  /// Where it may be corrected. What it takes to let a thing go hangs on its kind and its owner, so these are settled
  /// before anybody asks for that; and where it is matters only as long as it is here.
  public func isOpen(in stage: Stage) -> Bool {
    switch self {
    case .maker, .model, .serial, .purchased, .price: true
    case .category, .ownership:
      [.planned, .ordered, .received, .inStock, .assigned, .inRepair, .returned].contains(stage)
    case .place: [.received, .inStock, .assigned, .returned].contains(stage)
    }
  }

  /// Whether an event wrote it.
  func isWritten(by event: Event) -> Bool {
    switch event.kind {
    case .requested, .ordered, .received, .found, .corrected: break
    default: guard self == .place else { return false }
    }
    return event.evidence.has(key) || (event.kind == .corrected && event.evidence.has(formerKey))
  }
}

extension Asset {
  /// What stands on the card now.
  public func value(of field: CardField) -> EvidenceValue? {
    switch field {
    case .category: .code(category.rawValue)
    case .maker: maker.map { .device($0) }
    case .model: model.map { .device($0) }
    case .serial: serial.map { .device($0) }
    case .ownership: .code(ownership.rawValue)
    case .purchased: purchased.map { .day($0) }
    case .price: price.map { .money($0) }
    case .place: place.map { .id($0) }
    }
  }

  /// What an event that corrects the card does to it.
  mutating func correct(_ event: Event) throws(LifecycleError) {
    let evidence = event.evidence
    let fields = CardField.allCases.filter { evidence.has($0.key) || evidence.has($0.formerKey) }
    guard !fields.isEmpty else { throw .mending(tag, .nothingToCorrect) }
    for field in fields {
      guard field.isOpen(in: stage) else { throw .notAllowed(tag, .corrected, stage) }
      guard value(of: field) == evidence[field.formerKey] else {
        throw .mending(tag, .notWhatItWas(field.key))
      }
      guard evidence[field.key] != evidence[field.formerKey] else { throw .mending(tag, .nothingToCorrect) }
      guard evidence.has(field.key) || !field.isNeeded else { throw .evidenceMissing(.corrected, field.key) }
    }
    if let key = evidence.code(.formerKey) {
      guard evidence.has(.formerSerial), key.hasPrefix("serial:") || key.hasPrefix("short-serial:") else {
        throw .badCode(.formerKey, key)
      }
    }
    if fields.contains(.category) {
      category = try event.word(.category, Category.self)
      // In a thing of this kind there is storage, which nobody has listed.
      if category.expectsStorage, media.isEmpty, !unlistedData.isLive { unlistedData = .unknown }
      // What stands in stock holds nobody's data, by whatever name it is called.
      if stage == .inStock, let refusal = liveMediaRefusal { throw refusal }
    }
    if fields.contains(.ownership) { ownership = try event.word(.ownership, Ownership.self) }
    if fields.contains(.place) {
      place = evidence.id(.place)
      if holder.kind == .place { holder.id = place }
    }
    takeText(of: event)
  }

  /// What it always was, whenever somebody found out: all that may be corrected but the place, which moves.
  mutating func retell(_ event: Event) {
    if let text = event.evidence.code(.category) { category = Category(rawValue: text) ?? category }
    if let text = event.evidence.code(.ownership) { ownership = Ownership(rawValue: text) ?? ownership }
    takeText(of: event)
  }

  private mutating func takeText(of event: Event) {
    let evidence = event.evidence
    func tells(_ field: CardField) -> Bool { evidence.has(field.key) || evidence.has(field.formerKey) }
    if tells(.maker) { maker = evidence.device(.maker) }
    if tells(.model) { model = evidence.device(.model) }
    if tells(.serial) { serial = evidence.device(.serial) }
    if tells(.purchased) { purchased = evidence.day(.purchased) }
    if tells(.price) { price = evidence.money(.price) }
  }
}
