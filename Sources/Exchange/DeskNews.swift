public import Lifecycle
public import Model
public import Store

extension Intake {
  /// What this scan says of the things beside a machine of the roll that is not written down yet.
  ///
  /// - Parameter now: no scan was made later, whatever its clock said.
  /// - Complexity: a look-up for each key of each thing; none of the machine's events is read.
  public func deskNews(of machine: Asset, on roll: Roll, now: Instant) throws -> [DeskSighting] {
    var things = deskThings(of: machine.id)
    // What so many see is a serial that its maker gave to all of them.
    things = try things.filter { thing in try !thing.keys.contains { try roll.isNoKey($0) } }
    guard !things.isEmpty else { return [] }
    let book = try roll.deskBook(withKeys: things.flatMap(\.keys), under: rules)
    let isSettled = !things.contains { !$0.isRecognisable && book.story(of: $0) == nil }
    if !isSettled { try settle(&things, at: machine, book, on: roll) }
    let seen = min(report.scannedAt, now)
    return try things.compactMap { thing in
      let sighting = DeskSighting(of: thing, at: machine, scannedAt: seen)
      guard let story = book.story(of: thing) else { return sighting }
      return try story.isNews(sighting) || contradicts(story, sighting, on: roll) ? sighting : nil
    }
  }

  /// A monitor that tells no serial may turn up at another port of its machine, because docks number them anew, or have told one
  /// before. As long as one of its model is missed at the machine, it is that one.
  private func settle(_ things: inout [DeskThing], at machine: Asset, _ book: DeskBook, on roll: Roll) throws
  {
    var missed = DeskBook(try roll.deskEvents(about: machine), under: rules).stories.filter { story in
      story.newest.machine == machine.id && !things.contains { book.story(of: $0)?.newest == story.newest }
    }.map(\.thing)
    things.removeAll { thing in
      guard !thing.isRecognisable, book.story(of: thing) == nil,
        let index = missed.firstIndex(where: { ($0.maker, $0.model) == (thing.maker, thing.model) })
      else { return false }
      missed.remove(at: index)
      return true
    }
  }

  /// The books were changed after it was seen where it still is, and say otherwise: then seeing it once more is news.
  private func contradicts(_ story: DeskStory, _ seen: DeskSighting, on roll: Roll) throws -> Bool {
    let last = story.newest
    guard seen.machine == last.machine, seen.scannedAt >= last.scannedAt,
      try roll.assets(like: story).contains(where: { $0.lastSequence > last.sequence }),
      let asset = try roll.asset(of: story, under: rules), asset.lastSequence > last.sequence
    else { return false }
    var after = story
    after.add(seen)
    return after.disagrees(with: asset)
  }
}
