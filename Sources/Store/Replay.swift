internal import Lifecycle
internal import Model
internal import Policies

/// The events of a roll taken once more from the beginning, and what every view must therefore hold.
///
/// Expected rows are not kept but summed into digests of sets, so that a million rows cost a few words.
struct Replay {
  /// In the order they came onto the roll: the row number of an asset is its place here, from 1.
  private(set) var assets = ReplayedAssets()
  /// By place, the event that is said to be an asset's last.
  private var lastEvents: [Int64] = []
  /// Whether somebody looks at every asset from here on.
  private var holdsAll = false
  private(set) var opened: Event?
  /// Which roll this is. Asked for with every event, and an event is long to copy.
  private(set) var log: EntityID?
  /// Who may act, and in which roles.
  private var persons: [EntityID: [Role]] = [:]
  private var parties: Set<EntityID> = []
  private var people = ReplayedPeople()
  /// Who acted last: clerks write many events in a row.
  private var last: (actor: EntityID, roles: [Role])?
  private var tags = ReplayedTags()
  private var orders: [Int64: RepairOrder] = [:]
  private var purchases: [Int64: Purchase] = [:]
  /// Of the assets that something was undone of, by place. Most rolls have none.
  private var courses: [Int: Course] = [:]
  private var assetEvents = SetDigest()
  /// Of the assets that were let go.
  private var assetRows = SetDigest()
  private var partRows = SetDigest()
  private var keys = ReplayedKeys()
  private var partyRows = SetDigest()
  private var refusals = SetDigest()
  private var desks = SetDigest()
  private var deskKeys = SetDigest()
  private var batches = ReplayedBatches()
  private var requests = ReplayedRequests()
  private let stocktakes = ReplayedStocktakes()
  private let manifests = ManifestFold(ReplayedManifests())
  private let conflicts = ConflictFold(ReplayedConflicts())
  /// The load on which the asset of the last event was before it.
  private var manifestBefore: Int64?
  /// What is in force.
  private var policy: (digest: Digest, value: Policy) = (PolicyBook.solo, ShippedPolicy.solo)
  /// Whether an event has named its policy: then all later ones must.
  private var isNamed = false

  /// Another policy holds from here on.
  mutating func change(to policy: Policy, _ digest: Digest) { self.policy = (digest, policy) }

  /// Which names are one human's.
  var humans: Humans { people.humans }

  /// - Parameter lastOfNew: where the event begins an asset, the event that is said to be its last: the asset is let go after
  ///   it, and any later event of it is refused.
  /// - Throws: why this event cannot follow the ones before it.
  mutating func take(_ event: Event, lastOfNew: Int64) throws(Verification.Fault) {
    // Most rolls know of no second name, and an event is long to copy.
    if people.humans.isEmpty {
      try takeMarked(event, lastOfNew)
    } else {
      try takeMarked(people.humans.marking(event), lastOfNew)
    }
  }

  private mutating func takeMarked(_ event: Event, _ lastOfNew: Int64) throws(Verification.Fault) {
    // The founder's own event follows the opening; until then the first actor is known by that alone.
    if log == nil, event.kind == .opened { persons[event.actor] = Founder.roles }
    let known = last?.actor == event.actor ? last?.roles : persons[event.actor]
    guard let roles = known else { throw .unknownActor(sequence: event.sequence) }
    last = (event.actor, roles)
    guard roles.contains(event.role) || event.kind == .refused else {
      throw .roleNotHeld(sequence: event.sequence, event.role)
    }
    guard event.policy == policy.digest || event.policy == nil && !isNamed else {
      throw .policy(sequence: event.sequence)
    }
    isNamed = event.policy != nil
    if let needed = judge(event).witnessRoles(of: event.kind), let witness = event.evidence.id(.witness),
      !(persons[witness] ?? []).contains(where: needed.contains)
    {
      throw .refused(sequence: event.sequence, .witnessRole(event.kind, needed))
    }
    if let gone = people.erased(in: event) { throw .refused(sequence: event.sequence, .noSuchPerson(gone)) }
    if let refusal = people.left(in: event) { throw .refused(sequence: event.sequence, refusal) }
    if event.kind == .releasedLive, let person = event.evidence.id(.countersigner),
      !event.isCountersigned(by: persons[person])
    {
      throw .refused(sequence: event.sequence, .manifest(.notCountersigned(person)))
    }
    try requests.take(event)
    if manifests.isFollowing { try ruled(event) { () throws(StoreError) in try manifests.begin(event) } }
    if event.kind.isOfAsset {
      try takeAssetEvent(event, lastOfNew)
    } else if event.kind.isOfStocktake {
      guard !assets.hasLetGo else { throw .view(table: "asset") }
      holdsAll = true
      try ruled(event) { () throws(StoreError) in try stocktakes.take(event, assets) }
    } else if event.kind.isOfManifest || event.kind == .vendorCertified {
      try ruled(event) { () throws(StoreError) in try manifests.take(event) }
    } else if event.kind.isOfConflict {
      try ruled(event) { () throws(StoreError) in try conflicts.take(event) }
    } else {
      try takeRollEvent(event)
    }
  }

  /// What an event is judged by.
  private func judge(_ event: Event) -> Policy { event.policy == nil ? .unwritten : policy.value }

  /// After the last event: what it left half done.
  ///
  /// - Parameter last: the number of that event.
  func endFault(after last: Int64) -> Verification.Fault? {
    do throws(StoreError) { try manifests.end() } catch {
      guard case .refused(let refusal) = error else { return .view(table: "manifest") }
      return .refused(sequence: last, refusal)
    }
    return nil
  }

  /// What the tables of assets and their parts must hold once all events are taken.
  mutating func expectedOfAssets() -> (assets: SetDigest, parts: SetDigest) {
    for place in 0..<assets.count where assets.isHeld(at: place) { sum(at: place) }
    return (assetRows, partRows)
  }

  private mutating func sum(at place: Int) {
    Self.sum(assets[place], Int64(place + 1), into: &assetRows, parts: &partRows)
  }

  private static func sum(
    _ asset: borrowing Asset, _ no: Int64, into assets: inout SetDigest, parts: inout SetDigest
  ) {
    assets.add { ViewRow.asset(asset, no: no, into: &$0) }
    for index in asset.parts.indices { parts.add { ViewRow.part(asset.parts[index], of: no, into: &$0) } }
  }

  /// What each view beside the assets and their parts must hold once all events are taken.
  func expected() -> [String: SetDigest] {
    var partyRows = partyRows
    people.add(to: &partyRows)
    var expected: [String: SetDigest] = [
      "asset_event": assetEvents, "asset_key": keys.digest(), "party": partyRows,
      "refusal": refusals, "request": requests.rows, "party_event": people.events,
      "person_alias": people.aliases, "desk": desks, "desk_key": deskKeys,
    ]
    for (prefix, last) in tags.highest {
      expected["tag_counter", default: SetDigest()].add {
        ViewRow.tagCounter(prefix, last: Int64(last), into: &$0)
      }
    }
    for order in orders.values {
      expected["repair_order", default: SetDigest()].add { order.write(into: &$0) }
    }
    for purchase in purchases.values {
      expected["purchase", default: SetDigest()].add { purchase.write(into: &$0) }
    }
    var batchRows = SetDigest()
    batches.add(to: &batchRows)
    expected["batch"] = batchRows
    expected.merge(stocktakes.expected()) { $1 }
    expected.merge(manifests.book.expected()) { $1 }
    expected.merge(conflicts.book.expected()) { $1 }
    if let opened { expected["roll", default: SetDigest()].add { ViewRow.roll(opened, into: &$0) } }
    return expected
  }

  private mutating func takeRollEvent(_ event: Event) throws(Verification.Fault) {
    guard (event.kind == .opened) == (event.sequence == 0) else {
      throw .refused(sequence: event.sequence, .notFirst(event.kind))
    }
    if event.kind == .opened {
      opened = event
      log = event.log
    } else if let party = PartyRow(event) {
      guard parties.insert(event.subject).inserted else {
        throw .refused(sequence: event.sequence, .notFirst(event.kind))
      }
      do throws(LifecycleError) {
        try Person.checkAdded(event, isFounder: event.subject == event.actor)
      } catch {
        throw .refused(sequence: event.sequence, error)
      }
      if party.kind == .person {
        persons[event.subject] = Role.held(party.roles)
        people.add(party, by: event)
      } else {
        partyRows.add { party.write(into: &$0) }
        if party.kind == .vendor { manifests.book.add(vendor: party.id) }
      }
    } else {
      try takeOther(event)
    }
  }

  private mutating func takeOther(_ event: Event) throws(Verification.Fault) {
    do throws(LifecycleError) {
      switch event.kind {
      case .erased, .textErased:
        let assets = assets
        try people.erase(event) { assets.tags(with: event.subject) }
        persons[event.subject] = nil
      case _ where event.kind.changesPerson:
        persons[event.subject] = try people.change(event)
        last = nil
      case .drilled: try Drill.check(event, log: opened?.log)
      case .imported: try ImportRecord.check(event, log: opened?.log)
      case .exported: try PackExport.check(event, log: opened?.log)
      case .policySet: try PolicyChange.check(event, log: opened?.log, under: judge(event))
      case .refused:
        let assets = assets
        try RefusedAct.check(event, log: opened?.log) { assets.place(of: $0) != nil }
        let row = RefusalRow(event, asset: assets.place(of: event.subject).map { Int64($0 + 1) })
        refusals.add { row.write(into: &$0) }
      case _ where event.kind.isOfDesk:
        let assets = assets
        try DeskRecord.check(event) { assets.place(of: $0) != nil }
        guard let row = DeskRow(event, { assets.place(of: $0).map { Int64($0 + 1) } }) else { break }
        desks.add { row.write(into: &$0) }
        for key in event.keys { deskKeys.add { row.write(key, into: &$0) } }
      default: break
      }
    } catch {
      throw .refused(sequence: event.sequence, error)
    }
  }

  private mutating func takeAssetEvent(_ event: Event, _ lastOfNew: Int64) throws(Verification.Fault) {
    let known = assets.place(of: event.subject)
    if let known, !assets.isHeld(at: known) { throw .view(table: "asset") }
    let place = known ?? assets.count
    let no = Int64(place + 1)
    var turn = Course.Turn.onward
    do throws(LifecycleError) {
      if known != nil { turn = try walk(event, place) } else { try begin(event, lastOfNew) }
    } catch {
      throw .refused(sequence: event.sequence, error)
    }
    if assets.isHeld(at: place) {
      if manifestBefore != nil || assets.manifest(at: place) != nil || event.kind == .released {
        let asset = assets[place]
        manifests.book.move(asset.id, from: manifestBefore, to: asset.manifest)
        try ruled(event) { () throws(StoreError) in
          try manifests.moved(event, from: manifestBefore, asset)
        }
      }
      if lastEvents[place] == event.sequence, !holdsAll {
        sum(at: place)
        assets.letGo(at: place)
      }
    }
    assetEvents.add { ViewRow.assetEvent(event, of: no, into: &$0) }
    conflicts.scanned(event)
    conflicts.book.follow(event)
    if event.kind == .corrected || event.kind == .undone || event.kind == .redone {
      return changeKeys(event, turn, no)
    }
    if event.evidence.flag(.keysGone) {
      changeKeys(event, turn, no)
    } else {
      keys.add(event.keys, isFirst: event.version == 1) { ViewRow.key($0, of: no, into: &$1) }
    }
    if event.scan != nil {
      try ruled(event) { () throws(StoreError) in try stocktakes.sighted(event, no, assets) }
    }
  }

  /// What stocktakes refuse, as a fault of this event.
  private func ruled(
    _ event: Event, _ body: () throws(StoreError) -> Void
  ) throws(Verification.Fault) {
    do throws(StoreError) {
      try body()
    } catch {
      guard case .refused(let refusal) = error else {
        throw .refused(sequence: event.sequence, .notFirst(event.kind))
      }
      throw .refused(sequence: event.sequence, refusal)
    }
  }

  private mutating func changeKeys(_ event: Event, _ turn: Course.Turn, _ no: Int64) {
    try? KeyChange.each(event, turn) { change in
      switch change {
      case .known(let key): keys.add([key], isFirst: false) { ViewRow.key($0, of: no, into: &$1) }
      case .gone(let key): keys.remove(RowHash.of { ViewRow.key(key, of: no, into: &$0) })
      }
    }
  }

  private mutating func begin(_ event: Event, _ last: Int64) throws(LifecycleError) {
    let asset = try Asset.begun(by: event, under: judge(event))
    manifestBefore = nil
    people.move(from: nil, to: Holders(asset))
    guard tags.insert(asset.tag) else { throw .badCode(.tag, asset.tag.text) }
    if batches.mayChange(event) { batches.take(event, .onward, before: nil, after: asset) }
    if let purchase = Purchase(askedBy: event), purchases[purchase.number] == nil {
      purchases[purchase.number] = purchase
    }
    if last == event.sequence, !holdsAll {
      Self.sum(asset, Int64(assets.count + 1), into: &assetRows, parts: &partRows)
      assets.appendLetGo(asset.id)
    } else {
      assets.append(asset)
    }
    lastEvents.append(last)
  }

  private mutating func walk(_ event: Event, _ place: Int) throws(LifecycleError) -> Course.Turn {
    let no = Int64(place + 1)
    let openOrder = assets[place].repairOrder
    manifestBefore = assets.manifest(at: place)
    let before = assets.holders(at: place)
    let holder = assets[place].holder
    if event.kind.judgedByBatch != nil { try checkBatch(of: event, assets[place]) }
    let asker = batches.mayChange(event) ? assets[place] : nil
    let turn = try follow(event, place)
    if let asker { batches.take(event, turn, before: asker, after: assets[place]) }
    if assets[place].holder != holder, let refusal = people.left(having: assets[place]) { throw refusal }
    if event.kind == .ordered, let number = assets[place].purchase { purchases[number]?.take(event) }
    let after = assets.holders(at: place)
    if event.kind == .undone || event.kind == .redone, let gone = people.erased(among: after) {
      throw .noSuchPerson(gone)
    }
    people.move(from: before, to: after)
    // Most assets are in no repair, most events open none, and most rolls undo nothing.
    guard openOrder != nil || event.kind == .repairOpened || !courses.isEmpty else { return turn }
    if case .onward = turn, let order = RepairOrder(openedBy: event, of: no), orders[order.number] != nil {
      throw .badCode(.repairOrder, "\(order.number)")
    }
    // Orders that are not there cannot be: what opened them was taken in.
    try? RepairOrder.turn(event, turn, open: openOrder, of: no) {
      orders[$0]
    } save: {
      orders[$0.number] = $0
    }
    return turn
  }

  /// What the event says its asker asked for is what the log says.
  private func checkBatch(of event: Event, _ asset: Asset) throws(LifecycleError) {
    guard let way = event.kind.judgedByBatch else { return }
    let window = BatchWindow(way, of: asset, under: judge(event), humans, before: event.sequence)
    let sum = window.flatMap { $0.money(batches.sum($0)) }
    let said = event.evidence.money(.batch)
    guard said == sum else { throw .batchWrong(asset.tag, says: said, is: sum) }
  }

  private mutating func follow(_ event: Event, _ place: Int) throws(LifecycleError) -> Course.Turn {
    let policy = judge(event)
    guard !courses.isEmpty, let turn = try courses[place]?.take(event, under: policy) else {
      try assets[place].follow(event, under: policy)
      return .onward
    }
    if let asset = courses[place]?.asset { assets[place] = asset }
    return turn
  }

  /// The asset whose earlier events must be known before this one can be taken, its row number and their count.
  func lacksCourse(for event: Event) -> (no: Int64, count: Int64)? {
    guard event.needsCourse, let place = assets.place(of: event.subject), assets.isHeld(at: place),
      courses[place] == nil
    else { return nil }
    return (Int64(place + 1), assets[place].version)
  }

  /// Keeps the course of an asset, by its row number.
  mutating func keep(_ course: Course, no: Int64) { courses[Int(no - 1)] = course }
}
