public import Identity
public import Lifecycle
public import Model
public import Store

/// Puts together what was written down of one thing beside machines: sighting after sighting, in the order of the ledger.
public struct DeskBook {
  public private(set) var stories: [DeskStory] = []
  private var monitors: [[MonitorKeys]] = []
  private var places: [String: [Int]] = [:]
  private let rules: RuleSet

  public init(_ events: [Event] = [], under rules: RuleSet) {
    self.rules = rules
    for event in events { add(event) }
  }

  public mutating func add(_ event: Event) {
    let monitor = monitorKeys(event.keys)
    // Its serial was believed when it was seen, and is a placeholder by now.
    if let monitor, !monitor.isAsset { return }
    let known = place(of: event.keys, monitor)
    if let word = DeskWord(event) {
      if let known { stories[known].add(word) }
      return
    }
    guard let sighting = DeskSighting(event) else { return }
    let place = known ?? stories.count
    if known == nil {
      stories.append(DeskStory(sighting))
      monitors.append([])
    } else {
      stories[place].add(sighting)
    }
    if let monitor, !monitors[place].contains(monitor) { monitors[place].append(monitor) }
    for key in event.keys where places[key]?.contains(place) != true {
      places[key, default: []].append(place)
    }
  }

  /// The story of a thing that was just seen.
  public func story(of thing: DeskThing) -> DeskStory? {
    place(of: thing.keys, monitorKeys(thing.keys)).map { stories[$0] }
  }

  private func monitorKeys(_ keys: [String]) -> MonitorKeys? {
    for key in keys {
      if let monitor = MonitorKeys(line: key, under: rules) { return monitor }
    }
    return nil
  }

  /// A serial that is printed on it says nothing without its maker, so by that alone two are never one. Monitors that share
  /// a form of a serial need not be one either.
  private func place(of keys: [String], _ monitor: MonitorKeys?) -> Int? {
    for key in keys where !key.hasPrefix("serial:") {
      for place in places[key] ?? [] {
        guard let monitor else { return place }
        if monitors[place].contains(where: { $0.match(monitor) == .same }) { return place }
      }
    }
    return nil
  }
}

extension Roll {
  /// What was written down of the things that bear one of these keys.
  public func deskBook(withKeys keys: [String], under rules: RuleSet) throws -> DeskBook {
    DeskBook(try deskEntries(withKeys: keys).map(\.event), under: rules)
  }

  /// Every thing that stands beside a machine, or stood there at a moment.
  ///
  /// - Complexity: of all that was ever written down of them, in memory.
  public func deskBook(at moment: Moment, under rules: RuleSet) throws -> DeskBook {
    var book = DeskBook(under: rules)
    try eachDeskEvent(at: moment) { book.add($0) }
    return book
  }

  /// Of everything that stood beside a machine, and of what an asset was seen as, all that was written down; oldest first.
  public func deskEvents(about asset: Asset, at moment: Moment = .now) throws -> [Event] {
    var keys = Set(try deskEntries(about: asset).flatMap(\.event.keys))
    if DeskThing.categories.contains(asset.category) { keys.formUnion(try self.keys(of: asset)) }
    return try deskEntries(withKeys: keys.sorted()).map(\.event).filter(moment.has)
  }

  /// The asset that a thing is: the one a person said, else the only one that its keys lead to.
  public func asset(of story: DeskStory, under rules: RuleSet) throws -> Asset? {
    if let named = story.named { return try assets(meaning: .id(named.text)).first }
    let thing = story.thing
    let monitor = thing.keys.lazy.compactMap { MonitorKeys(line: $0, under: rules) }.first
    let known = try assets(like: story).filter { asset in
      guard let monitor else { return rules.canBeOne(asset.maker, thing.maker) }
      return try match(monitor, story.keys, thing.maker, asset, on: self, under: rules) == .same
    }
    return known.count == 1 ? known[0] : nil
  }

  /// The assets that a thing may be: of its kind, and by one of its keys.
  func assets(like story: DeskStory) throws -> [Asset] {
    if let named = story.named { return try assets(meaning: .id(named.text)) }
    guard story.thing.isRecognisable else { return [] }
    return try assets(withKeys: story.keys).filter { $0.category == story.thing.category }
  }
}

extension DeskStory {
  /// All that it is found by.
  fileprivate var keys: [String] {
    Set(sightings.flatMap(\.thing.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Roll {
  /// The things of a book, each with what the roll knows of it at a moment.
  public func deskSeats(of book: DeskBook, at moment: Moment = .now, under rules: RuleSet) throws
    -> [DeskSeat]
  {
    var known: [EntityID: Asset] = [:]
    return try book.stories.compactMap { story in
      guard let machine = try machine(story.newest.machine, &known) else { return nil }
      let asset = try asset(of: story, under: rules).flatMap { try self.asset($0, at: moment) }
      return DeskSeat(
        story, at: machine, asset: asset, candidates: asset == nil ? try assets(like: story) : [],
        alternates: try story.alternates.compactMap { try self.machine($0, &known) })
    }
  }

  private func machine(_ id: EntityID, _ known: inout [EntityID: Asset]) throws -> Asset? {
    if known[id] == nil { known[id] = try assets(meaning: .id(id.text)).first }
    return known[id]
  }
}
