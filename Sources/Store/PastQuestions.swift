public import Lifecycle
public import Model

/// The questions of `--as-of` and `--as-known`.
extension Roll {
  /// The asset as it stood; `nil` when it was not on the roll.
  public func asset(_ asset: Asset, at moment: Moment) throws(StoreError) -> Asset? {
    guard !moment.isNow else { return asset }
    guard let no = try AssetTable(connection: connection).load(id: asset.id)?.no else { return nil }
    return try PastAssets(connection, at: moment).asset(no)
  }

  /// The assets that were on the roll, in order of tag, one at a time.
  public func eachAsset(
    _ filter: Filter = Filter(), at moment: Moment, limit: Int? = nil, _ body: (Asset) throws -> Void
  ) throws {
    guard !moment.isNow else { return try eachAsset(filter, limit: limit, body) }
    var left = limit ?? Int.max
    try PastAssets(connection, at: moment).each { _, asset in
      guard filter.takes(asset) else { return true }
      try body(asset)
      left -= 1
      return left > 0
    }
  }

  /// Everything that had taken effect and was known, oldest first.
  public func history(of asset: Asset, at moment: Moment) throws(StoreError) -> [Entry] {
    try history(of: asset).filter { moment.has($0.event) }
  }

  /// Every change of hands that had happened and was known, oldest first: the chain as it was then, without a gap.
  public func handovers(of asset: Asset, at moment: Moment) throws(StoreError) -> [Handover] {
    let known = try history(of: asset, at: Moment(known: moment.known))
    let events = try judged(known.map(\.event))
    let chain = try Writing.ruled { () throws(LifecycleError) in try Handover.chain(of: events) }
    guard let day = moment.day else { return chain }
    // Nothing takes effect before what came before it, as for the asset itself.
    var reached = Day(number: 0)
    return Array(
      chain.prefix {
        reached = max(reached, $0.event.on)
        return reached <= day
      })
  }

  /// As ``leavers()``, by what stood at a moment. Somebody who was erased since has no name and is not listed.
  public func leavers(at moment: Moment) throws -> [Leaver] {
    guard !moment.isNow else { return try leavers() }
    var leavers: [Leaver] = []
    var places: [EntityID: Int] = [:]
    for var person in try parties(.person) where !person.isErased {
      (person.leaving, person.left) = (nil, nil)
      for event in try history(of: person.id).map(\.event) where moment.has(event) {
        switch event.kind {
        case .personLeaving: person.leaving = event.evidence.day(.until)
        case .personLeft: (person.leaving, person.left) = (nil, event.on)
        case .personRejoined: person.left = nil
        default: break
        }
      }
      guard (person.left ?? person.leaving) != nil else { continue }
      places[person.id] = leavers.count
      leavers.append(Leaver(person: person, assets: []))
    }
    guard !leavers.isEmpty else { return [] }
    try eachAsset(at: moment) { asset in
      for id in asset.personsHolding { if let place = places[id] { leavers[place].assets.append(asset) } }
    }
    return Leaver.chased(leavers)
  }

  /// As ``warranties(from:through:)``, by what stood at a moment, with the number of all assets then.
  public func warranties(
    from first: Day, through last: Day, at moment: Moment
  ) throws -> (assets: [Asset], of: Int64) {
    guard !moment.isNow else { return (try warranties(from: first, through: last), try assetCount()) }
    var ending: [(until: Day, asset: Asset)] = []
    var count: Int64 = 0
    try eachAsset(at: moment) { asset in
      count += 1
      guard let until = asset.warrantyUntil, first <= until, until <= last, !asset.stage.isTerminal else {
        return
      }
      ending.append((until, asset))
    }
    ending.sort { ($0.until, $0.asset.tag.text) < ($1.until, $1.asset.tag.text) }
    return (ending.map(\.asset), count)
  }

  /// As ``eachDeparture(_:)``, of what had left by a moment.
  func eachDeparture(at moment: Moment, _ body: (Departure) throws -> Void) throws {
    let past = try PastAssets(connection, at: moment)
    try past.each { no, asset in
      guard asset.stage == .disposed || asset.stage == .returnedToSupplier else { return true }
      let entries = try past.entries(no)
      let undoings = Undoings(entries.map(\.event))
      try body(
        Departure(
          asset: asset,
          entries: entries.filter {
            $0.event.version <= asset.version && undoings.of($0.event.sequence) == nil
          }))
      return true
    }
  }
}

extension Roll.Filter {
  /// What ``question`` asks, of one asset.
  func takes(_ asset: Asset) -> Bool {
    (stage == nil || asset.stage == stage) && (category == nil || asset.category == category)
      && (holder == nil || asset.holder.id == holder || asset.place == holder)
      && phrases.allHold(of: asset)
      && (dueBefore == nil || asset.due.map { due in dueBefore.map { due < $0 } ?? true } ?? false)
  }
}
