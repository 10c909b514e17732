internal import Lifecycle
internal import Model

/// Keeps the views in step with the events: the only code that writes them, on an append as on a rebuild.
///
/// Assets are held while a transaction runs and written once at its end, however many steps they took.
struct ViewWriter {
  private let connection: Connection
  private let statements: ViewStatements
  private let table: AssetTable
  private let stocktakes: StocktakeTable
  private let manifests: ManifestFold<ManifestTable>
  private let conflicts: ConflictFold<ConflictTable>
  /// Side by side, and found by their place: an asset is much to move.
  private var held: [Held] = []
  private var places: [EntityID: Int] = [:]
  /// The places of those whose row is out of date, each once.
  private var changed: [Int] = []
  private var tagCounters: [String: Int64] = [:]
  private var nextNumber: Int64?
  /// The keys that came onto a roll that had none.
  var newKeys: KeyFilter?

  private struct Held {
    var no: Int64
    var asset: Asset
    /// The asset as its row has it; `nil` while it has none.
    var written: Asset?
    var isChanged = false
  }

  /// How many assets are held before they are written and forgotten.
  var room = 1024

  init(_ connection: Connection, _ statements: ViewStatements) {
    self.connection = connection
    self.statements = statements
    table = AssetTable(connection: connection)
    stocktakes = StocktakeTable(connection)
    manifests = ManifestFold(ManifestTable(connection))
    conflicts = ConflictFold(ConflictTable(connection))
  }

  /// The asset as the events so far have made it.
  mutating func asset(_ id: EntityID) throws(StoreError) -> Asset? {
    if let place = places[id] { return held[place].asset }
    guard let found = try table.load(id: id) else { return nil }
    try makeRoom()
    hold(Held(no: found.no, asset: found.asset, written: found.asset))
    return found.asset
  }

  private mutating func hold(_ one: Held) {
    places[one.asset.id] = held.count
    held.append(one)
  }

  /// Before one more asset is held. Only then: the one whose steps are being taken must stay.
  private mutating func makeRoom() throws(StoreError) {
    guard held.count >= room else { return }
    try flush()
    held.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// The row number of an asset that is held.
  func number(of id: EntityID) -> Int64? { places[id].map { held[$0].no } }

  /// Takes in an event whose asset, if it has one, has become `asset`.
  mutating func apply(_ event: Event, _ asset: Asset?, _ turn: Course.Turn = .onward) throws(StoreError) {
    try manifests.begin(event)
    if let request = event.request {
      try statements.request.run { ViewRow.request(request, event, into: &$0) }
    }
    if let asset {
      try apply(event, to: asset, turn)
    } else {
      try applyToRoll(event)
    }
  }

  /// After the last event of all: nothing may be left half done.
  func finish() throws(StoreError) { try manifests.end() }

  /// Writes what is held.
  mutating func flush() throws(StoreError) {
    changed.sort { held[$0].no < held[$1].no }
    for place in changed {
      try save(held[place])
      held[place].written = held[place].asset
      held[place].isChanged = false
    }
    changed.removeAll(keepingCapacity: true)
    for (prefix, last) in tagCounters {
      try statements.tagCounter.run { ViewRow.tagCounter(prefix, last: last, into: &$0) }
    }
    tagCounters.removeAll(keepingCapacity: true)
  }

  private func save(_ ready: Held) throws(StoreError) {
    let statement = ready.written == nil ? statements.newAsset : statements.changedAsset
    try statement.run { ViewRow.asset(ready.asset, no: ready.no, into: &$0) }
    let written = ready.written?.parts ?? []
    for (index, placed) in ready.asset.parts.enumerated()
    where index >= written.count || written[index] != placed {
      try statements.part.run { ViewRow.part(placed, of: ready.no, into: &$0) }
    }
    try keepWords(ready)
  }

  /// The index of words has no text of its own: whoever takes an asset out of it must say what went in.
  private func keepWords(_ ready: Held) throws(StoreError) {
    if let written = ready.written {
      if SearchText.isSame(written, ready.asset) { return }
      try put(
        SearchText(written), of: ready.no,
        by: "INSERT INTO asset_text (asset_text, rowid, words) VALUES ('delete', ?, ?)")
    }
    try put(SearchText(ready.asset), of: ready.no, by: "INSERT INTO asset_text (rowid, words) VALUES (?, ?)")
  }

  private func put(_ text: SearchText, of no: Int64, by statement: String) throws(StoreError) {
    try connection.statement(statement).run {
      binder in
      binder.integer(no)
      text.bytes.withUnsafeBufferPointer { binder.text($0) }
    }
  }

  private mutating func apply(_ event: Event, to asset: Asset, _ turn: Course.Turn) throws(StoreError) {
    let no: Int64
    let before: Asset?
    let place: Int
    if let known = places[asset.id] {
      place = known
      (no, before) = (held[place].no, held[place].asset)
      held[place].asset = asset
    } else {
      try makeRoom()
      place = held.count
      (no, before) = (try newNumber(), nil)
      hold(Held(no: no, asset: asset))
      tagCounters[asset.tag.prefix] = max(tagCounters[asset.tag.prefix] ?? 0, Int64(asset.tag.number))
    }
    if !held[place].isChanged {
      held[place].isChanged = true
      changed.append(place)
    }
    try statements.assetEvent.run { ViewRow.assetEvent(event, of: no, into: &$0) }
    try KeyChange.each(event, turn) { change throws(StoreError) in
      switch change {
      case .known(let key):
        newKeys?.insert(key)
        try statements.key.run { ViewRow.key(key, of: no, into: &$0) }
      case .gone(let key): try statements.gone.run { ViewRow.key(key, of: no, into: &$0) }
      }
    }
    try RepairOrder.turn(event, turn, open: before?.repairOrder, of: no) { number throws(StoreError) in
      try RepairOrder.load(number, from: connection)
    } save: { order throws(StoreError) in
      try statements.repairOrder.run { order.write(into: &$0) }
    }
    try keepPurchase(event, asset)
    for change in BatchDay.changes(by: event, turn, before: before, after: asset) {
      try statements.batch.run { change.day.write(minor: change.minor, things: change.things, into: &$0) }
    }
    if before?.manifest != nil || asset.manifest != nil || event.kind == .released {
      try manifests.moved(event, from: before?.manifest, asset)
    }
    if event.scan != nil {
      conflicts.scanned(event)
      try StocktakeFold(stocktakes).sighted(event, no)
    }
  }

  private mutating func newNumber() throws(StoreError) -> Int64 {
    let number: Int64
    if let nextNumber {
      number = nextNumber
    } else {
      number = try connection.first("SELECT coalesce(max(no), 0) + 1 FROM asset") { $0.integer(0) } ?? 1
    }
    nextNumber = number + 1
    return number
  }

  private func keepPurchase(_ event: Event, _ asset: Asset) throws(StoreError) {
    guard event.kind == .requested || event.kind == .ordered, let number = asset.purchase else { return }
    var purchase = try Purchase.load(number, from: connection)
    if purchase == nil {
      purchase = Purchase(askedBy: event)
    } else if event.kind == .ordered {
      purchase?.take(event)
    } else {
      return
    }
    guard let purchase else { throw .badView(table: "purchase") }
    try statements.purchase.run { purchase.write(into: &$0) }
  }

  /// The rules of stocktakes over the views as they are now, with all that is held written.
  mutating func stocktakeFold() throws(StoreError) -> StocktakeFold<StocktakeTable> {
    try flush()
    return StocktakeFold(stocktakes)
  }

  /// The rules are not asked again: what they look at beside the person is taken as it must have been.
  private func changePerson(_ event: Event) throws(StoreError) {
    guard var row = try PeopleTable(connection).row(event.subject), var person = row.person else {
      throw .badView(table: "party")
    }
    let others = Person.Others(hasAdmin: true, named: event.evidence.id(.person))
    try Writing.ruled { () throws(LifecycleError) in try person.take(event, among: others) }
    row.take(person, by: event)
    try statements.changedParty.run { row.write(into: &$0) }
    if event.kind == .personAliased {
      try statements.alias.run { ViewRow.alias(event, into: &$0) }
    }
  }

  private mutating func keepDesk(_ event: Event) throws(StoreError) {
    let row = try DeskRow(event) { id throws(StoreError) in
      _ = try asset(id)
      return number(of: id)
    }
    guard let row else { throw .badView(table: "desk") }
    try statements.desk.run { row.write(into: &$0) }
    for key in event.keys { try statements.deskKey.run { row.write(key, into: &$0) } }
  }

  private mutating func applyToRoll(_ event: Event) throws(StoreError) {
    if event.isInPersonHistory { try statements.partyEvent.run { ViewRow.partyEvent(event, into: &$0) } }
    if event.kind.isOfStocktake {
      try stocktakeFold().take(event)
    } else if event.kind.isOfManifest || event.kind == .vendorCertified {
      try flush()
      try manifests.take(event)
    } else if event.kind.isOfConflict {
      try flush()
      try conflicts.take(event)
    } else if event.kind == .opened {
      try statements.roll.run { ViewRow.roll(event, into: &$0) }
    } else if let party = PartyRow(event) {
      try statements.party.run { party.write(into: &$0) }
    } else if event.kind == .erased {
      try statements.erasedParty.run {
        $0.id(event.subject)
        $0.integer(event.sequence)
      }
    } else if event.kind.changesPerson {
      try changePerson(event)
    } else if event.kind == .refused {
      _ = try asset(event.subject)
      let row = RefusalRow(event, asset: number(of: event.subject))
      try statements.refusal.run { row.write(into: &$0) }
    } else if event.kind.isOfDesk {
      try keepDesk(event)
    }
  }
}

extension Event {
  /// What the event puts on the roll beside assets.
  var partyKind: Holder.Kind? {
    switch kind {
    case .personAdded: .person
    case .placeAdded: .place
    case .vendorAdded: .vendor
    default: nil
    }
  }
}
