internal import Lifecycle
public import Model

/// One day of one person's asking: what a ladder adds up.
struct BatchDay: Hashable {
  var way: BatchWay
  var asker: EntityID
  var day: Day
  var currency: String

  /// What an event puts on days or takes off them; a thing without a price has no part in it.
  static func changes(
    by event: Event, _ turn: Course.Turn, before: Asset?, after: Asset
  ) -> [(day: BatchDay, minor: Int64, things: Int64)] {
    switch turn {
    case .back(let act): return act.events.compactMap { asked($0, act.before?.price, sign: -1) }
    case .again(let act): return act.events.compactMap { asked($0, act.before?.price, sign: 1) }
    case .onward:
      // What was wished for and given up is not bought.
      if event.kind == .voided, let before, before.stage == .planned,
        let asker = before.hands.askedBy?.person,
        let price = before.price
      {
        let day = BatchDay(way: .buy, asker: asker, day: before.registered, currency: price.currency)
        return [(day, -price.minorUnits, -1)]
      }
      return [asked(event, after.price, sign: 1)].compactMap(\.self)
    }
  }

  private static func asked(
    _ event: Event, _ price: Money?, sign: Int64
  ) -> (day: BatchDay, minor: Int64, things: Int64)? {
    guard let way = event.asks, let price else { return nil }
    let day = BatchDay(way: way, asker: event.hand.person, day: event.on, currency: price.currency)
    return (day, sign * price.minorUnits, sign)
  }

  func write(minor: Int64, things: Int64, into row: inout some RowSink) {
    row.text(way.rawValue)
    row.id(asker)
    row.text(day)
    row.text(currency)
    row.integer(minor)
    row.integer(things)
  }
}

/// Which days count together with those of one asset.
struct BatchWindow {
  var way: BatchWay
  /// Every name of whoever asked.
  var askers: [EntityID]
  var from: Day
  var to: Day
  var currency: String

  /// - Returns: `nil` where the ladder does not look at batches, or nobody asked.
  init?(_ way: BatchWay, of asset: Asset, under policy: Policy, _ humans: Humans, before sequence: Int64) {
    guard policy.ladder.looksAtBatches, let asker = asset.hands.askedBy?.person else { return nil }
    self.way = way
    askers = [asker] + humans.otherNames(of: asker, before: sequence)
    let asked = way == .buy ? asset.registered : asset.stageSince
    from = asked.adding(days: -policy.ladder.batchDays)
    to = asked.adding(days: policy.ladder.batchDays)
    currency = policy.ladder.currency
  }

  func money(_ minor: Int64) -> Money? { Money(minorUnits: minor, currency: currency) }
}

/// The view `batch`.
struct BatchTable {
  let connection: Connection

  func sum(_ window: BatchWindow) throws(StoreError) -> (minor: Int64, things: Int64) {
    var sum: (minor: Int64, things: Int64) = (0, 0)
    for asker in window.askers {
      let part = try connection.first(
        """
        SELECT coalesce(sum(minor), 0), coalesce(sum(things), 0) FROM batch
        WHERE way = ?1 AND asker = ?2 AND day BETWEEN ?3 AND ?4 AND currency = ?5
        """,
        [
          .text(window.way.rawValue), .text(asker.text), .text(window.from.text), .text(window.to.text),
          .text(window.currency),
        ]
      ) { (minor: $0.integer(0), things: $0.integer(1)) }
      if let part { sum = (sum.minor + part.minor, sum.things + part.things) }
    }
    return sum
  }
}

/// The same days of a replay.
struct ReplayedBatches {
  private var days: [BatchDay: (minor: Int64, things: Int64)] = [:]

  mutating func take(_ event: Event, _ turn: Course.Turn, before: Asset?, after: Asset) {
    for change in BatchDay.changes(by: event, turn, before: before, after: after) {
      days[change.day, default: (0, 0)].minor += change.minor
      days[change.day, default: (0, 0)].things += change.things
    }
  }

  /// Whether an event of an asset can put something on a day or take it off.
  func mayChange(_ event: Event) -> Bool {
    event.asks != nil || event.kind == .voided || event.kind == .undone || event.kind == .redone
  }

  func sum(_ window: BatchWindow) -> Int64 {
    var sum: Int64 = 0
    for asker in window.askers {
      var day = window.from
      while day <= window.to {
        let key = BatchDay(way: window.way, asker: asker, day: day, currency: window.currency)
        sum += days[key]?.minor ?? 0
        day = day.adding(days: 1)
      }
    }
    return sum
  }

  func add(to digest: inout SetDigest) {
    for (day, sum) in days { digest.add { day.write(minor: sum.minor, things: sum.things, into: &$0) } }
  }
}

extension Roll {
  /// What the asker of this asset asked for within the days of a batch, and how many things that is.
  ///
  /// - Returns: `nil` where the policy in force does not look at batches, or nobody asks for anything.
  public func batch(of asset: Asset) throws(StoreError) -> (sum: Money, things: Int64)? {
    let way: BatchWay
    switch asset.stage {
    case .planned: way = .buy
    case .retirePending: way = .scrap
    default: return nil
    }
    let humans = try PeopleTable(connection).humans()
    guard let window = BatchWindow(way, of: asset, under: try policy(), humans, before: .max) else {
      return nil
    }
    let sum = try BatchTable(connection: connection).sum(window)
    return window.money(sum.minor).map { ($0, sum.things) }
  }
}
