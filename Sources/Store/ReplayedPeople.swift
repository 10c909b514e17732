internal import Lifecycle
internal import Model

/// The persons who have an asset, or get it back when its repair is over.
struct Holders {
  private let now: EntityID?
  private let later: EntityID?

  init(_ asset: borrowing Asset) { self.init(asset.holder, later: asset.returnHolder) }

  init(_ holder: Holder, later: Holder?) {
    now = holder.kind == .person ? holder.id : nil
    self.later = later?.kind == .person ? later?.id : nil
  }

  func each(_ body: (EntityID) -> Void) {
    if let now { body(now) }
    if let later, later != now { body(later) }
  }

  func isSame(as other: Holders) -> Bool { now == other.now && later == other.later }
}

/// The people of a replay: what their rows must hold, and how many assets each has.
struct ReplayedPeople {
  private var rows: [EntityID: PartyRow] = [:]
  private var holdings: [EntityID: Int] = [:]
  private var areAllHere = true
  /// Whether nobody has left.
  private var areAllAtWork = true
  private var admins: Set<EntityID> = []
  /// Which names are one human's.
  private(set) var humans = Humans()
  /// What the views of what became of people must hold.
  private(set) var events = SetDigest()
  private(set) var aliases = SetDigest()

  mutating func add(_ person: PartyRow, by event: Event) {
    rows[person.id] = person
    if person.person?.roles.contains(.admin) == true { admins.insert(person.id) }
    note(event)
  }

  private mutating func note(_ event: Event) {
    events.add { ViewRow.partyEvent(event, into: &$0) }
  }

  /// - Returns: the roles they hold from now on.
  mutating func change(_ event: Event) throws(LifecycleError) -> [Role] {
    guard var row = rows[event.subject], var person = row.person else { throw .noSuchPerson(event.subject) }
    var others = Person.Others(hasAdmin: admins.contains { $0 != event.subject })
    if let named = event.evidence.id(.person), rows[named]?.person != nil {
      others.named = named
      others.isSameHuman = humans.otherNames(of: event.subject, before: event.sequence).contains(named)
    }
    try person.take(event, among: others)
    row.take(person, by: event)
    rows[event.subject] = row
    if person.roles.contains(.admin) { admins.insert(person.id) } else { admins.remove(person.id) }
    if person.left != nil { areAllAtWork = false }
    if event.kind == .personAliased, let other = others.named {
      humans.join(event.subject, other, since: event.sequence)
      aliases.add { ViewRow.alias(event, into: &$0) }
    }
    note(event)
    return person.roles
  }

  /// The refusal of an event that names somebody who had left before it.
  func left(in event: Event) -> LifecycleError? {
    guard !areAllAtWork, event.namesThoseHere else { return nil }
    return event.namedPersons.lazy.compactMap { refusal(of: $0) }.first
  }

  /// The same, where somebody who had left would have the asset.
  func left(having asset: Asset) -> LifecycleError? {
    guard !areAllAtWork, asset.holder.kind == .person, let id = asset.holder.id else { return nil }
    return refusal(of: id)
  }

  private func refusal(of id: EntityID) -> LifecycleError? {
    rows[id]?.left.map { .person(id, .left($0)) }
  }

  func add(to digest: inout SetDigest) {
    for row in rows.values { digest.add { row.write(into: &$0) } }
  }

  mutating func move(from before: Holders?, to after: Holders) {
    if let before {
      if before.isSame(as: after) { return }
      before.each { holdings[$0, default: 0] -= 1 }
    }
    after.each { holdings[$0, default: 0] += 1 }
  }

  /// - Parameter tags: of what they hold; asked for only when they hold something, which ends everything.
  mutating func erase(_ event: Event, _ tags: () -> [Tag]) throws(LifecycleError) {
    let row = rows[event.subject]
    let held = holdings[event.subject] ?? 0
    try Erasure.check(
      event,
      of: row.map {
        Erasure.Subject(
          name: $0.name, handle: $0.handle, isErased: $0.erased != nil, isLastAdmin: admins == [event.subject]
        )
      },
      holding: { () throws(LifecycleError) in
        guard held > 0 else { return [] }
        let tags = tags()
        // What was let go has no tag here and is held all the same.
        guard !tags.isEmpty else { throw .stillHolds([]) }
        return tags
      })
    guard event.kind == .erased else { return }
    rows[event.subject]?.erased = event.sequence
    admins.remove(event.subject)
    areAllHere = false
    note(event)
  }

  /// A person who has the asset, or gets it back, and was erased.
  func erased(among holders: Holders) -> EntityID? {
    var gone: EntityID?
    holders.each { if !areAllHere, rows[$0]?.erased != nil { gone = $0 } }
    return gone
  }

  /// A person the event names who was erased before it.
  func erased(in event: Event) -> EntityID? {
    areAllHere ? nil : event.namedPersons.first { rows[$0]?.erased != nil }
  }
}

extension ReplayedAssets {
  /// What a person has, or gets back, of what is held here.
  func tags(with person: EntityID) -> [Tag] {
    (0..<count).filter { isHeld(at: $0) }.map { self[$0] }
      .filter { asset in
        var has = false
        Holders(asset).each { if $0 == person { has = true } }
        return has
      }.map(\.tag)
  }
}
