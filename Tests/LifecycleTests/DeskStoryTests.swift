import Lifecycle
import Model
import Testing

/// What of the things beside machines is worth an event.
@Suite("things beside machines, over time")
struct DeskStoryTests {
  private static let start = Instant("2026-03-01T09:00:00.000Z")!
  private static let wang = Happening.person(1)
  private static let li = Happening.person(2)

  private static func machine(_ letter: Character) -> EntityID { Happening.person(letter == "A" ? 11 : 12) }

  private static func sighting(
    _ letter: Character, day: Int, _ person: EntityID? = wang, sequence: Int64 = 0
  ) -> DeskSighting {
    let thing = DeskThing(.monitor, serial: "7XK2PT3", port: "DP-1", keys: ["monitor:DEL:7XK2PT3"])
    let at = Instant(milliseconds: start.milliseconds + Int64(day) * 86_400_000)
    return DeskSighting(sequence, of: thing, at: machine(letter), scannedAt: at, person: person, place: nil)
  }

  /// Takes scan after scan, and writes down what is news.
  private static func life(_ scans: [(Character, Int)]) -> (story: DeskStory, written: [Int]) {
    var story = DeskStory(sighting(scans[0].0, day: scans[0].1))
    var written = [scans[0].1]
    for (index, scan) in scans.enumerated().dropFirst() {
      let seen = sighting(scan.0, day: scan.1, sequence: Int64(index))
      guard story.isNews(seen) else { continue }
      story.add(seen)
      written.append(scan.1)
    }
    return (story, written)
  }

  @Test("a screen that stays where it is is written down once in ten years of daily scans")
  func stays() {
    let (story, written) = Self.life((0..<3650).map { ("A", $0) })
    #expect(written == [0])
    #expect(story.since == Day("2026-03-01"))
    #expect(story.alternates.isEmpty)
  }

  @Test("a screen that moves is written down where it comes to")
  func moves() {
    let (story, written) = Self.life([("A", 0), ("A", 1), ("B", 5), ("B", 6), ("B", 50)])
    #expect(written == [0, 5])
    #expect(story.newest.machine == Self.machine("B"))
    #expect(story.since == Day("2026-03-06"))
    #expect(story.alternates.isEmpty)
  }

  @Test("two machines that see it by turns write four lines a month, and are told")
  func turns() {
    let (story, written) = Self.life((0..<60).map { ($0 % 2 == 0 ? "A" : "B", $0) })
    #expect(written == [0, 1, 2, 3, 32, 33, 34, 35])
    #expect(story.alternates == [Self.machine("A")] || story.alternates == [Self.machine("B")])
  }

  @Test("a year of turns is less than fifty lines")
  func year() {
    #expect(Self.life((0..<365).map { ($0 % 2 == 0 ? "A" : "B", $0) }).written.count == 48)
  }

  @Test("what comes late, or by a clock that stands in the past, moves nothing back")
  func late() {
    var story = DeskStory(Self.sighting("A", day: 10))
    #expect(!story.isNews(Self.sighting("B", day: 9)))
    #expect(!story.isNews(Self.sighting("B", day: -7000)))
    // What was never seen before is told in its place.
    story.add(Self.sighting("B", day: 3, sequence: 1))
    #expect(story.newest.machine == Self.machine("A"))
    #expect(story.sightings.map(\.sequence) == [1, 0])
  }

  @Test("when the machine changes hands, what still stands beside it goes with it")
  func hands() {
    var story = DeskStory(Self.sighting("A", day: 0))
    #expect(!story.isNews(Self.sighting("A", day: 5)))
    let after = Self.sighting("A", day: 9, Self.li, sequence: 1)
    #expect(story.isNews(after))
    story.add(after)
    #expect(story.since == Day("2026-03-10"))
    #expect(!story.isNews(Self.sighting("A", day: 20, Self.li)))
  }

  @Test("the books are contradicted only by what was seen after they were last changed")
  func books() {
    var monitor = Asset(
      id: Happening.id, tag: Tag("MN-00013")!, category: .monitor, stage: .assigned, on: Day("2026-02-01")!,
      holder: Holder(.person, Self.li), place: nil, ownership: .owned, origin: .found)
    monitor.lastSequence = 5
    #expect(!DeskStory(Self.sighting("A", day: 0, sequence: 4)).disagrees(with: monitor))
    #expect(DeskStory(Self.sighting("A", day: 0, sequence: 6)).disagrees(with: monitor))
    #expect(!DeskStory(Self.sighting("A", day: 0, Self.li, sequence: 6)).disagrees(with: monitor))
    monitor.holder = Holder(.place, Happening.vendor)
    #expect(!DeskStory(Self.sighting("A", day: 0, sequence: 6)).disagrees(with: monitor))
    monitor.stage = .disposed
    #expect(!DeskStory(Self.sighting("A", day: 0, sequence: 6)).disagrees(with: monitor))
  }
}
