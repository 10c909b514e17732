import Model
import Testing

@testable import Lifecycle

@Suite("The story of a part")
struct PartStoryTests {
  private static let first = Happening.person(71)
  private static let second = Happening.person(72)
  private static let disk = Part(number: 1, kind: .disk, serial: "S6Z", slot: "nvme0n1")

  private static func event(
    _ sequence: Int64, _ kind: EventKind, of asset: EntityID, _ evidence: [EvidenceKey: EvidenceValue] = [:],
    parts: [Part] = []
  ) -> Event {
    var event = Happening().event(kind, to: .inRepair, parts: parts)
    event.sequence = sequence
    event.subject = asset
    event.evidence = Evidence(evidence)
    return event
  }

  private static func out(_ sequence: Int64, to destination: PartDestination? = nil, _ other: EntityID? = nil)
    -> Event
  {
    var evidence: [EvidenceKey: EvidenceValue] = [.part: .number(1)]
    if let destination { evidence[.destination] = .code(destination.rawValue) }
    if let other { evidence[.recipient] = .id(other) }
    return event(sequence, .partRemoved, of: first, evidence)
  }

  private static func bearer(_ asset: EntityID, _ events: [Event]) -> PartStory.Bearer {
    PartStory.Bearer(asset: asset, number: 1, slot: "nvme0n1", events: events)
  }

  /// `where began-ended`, the numbers of events.
  private static func told(_ story: PartStory) -> [String] {
    story.placements.map { placement in
      let spot: String =
        switch placement.spot {
        case .asset(first): "first"
        case .asset(second): "second"
        case .asset: "?"
        case .stock: "stock"
        case .vendor: "vendor"
        case .destroyed: "destroyed"
        case .unplaced: "unplaced"
        case .removed: "removed"
        case .unseen: "unseen"
        case .lost: "lost"
        }
      return "\(spot) \(placement.began.sequence)-\(placement.ended.map { "\($0.sequence)" } ?? "")"
    }
  }

  private static let found = event(1, .found, of: first, parts: [disk])

  @Test("a part that never moved is where it was found")
  func still() {
    let story = PartStory([Self.bearer(Self.first, [Self.found])])
    #expect(Self.told(story) == ["first 1-"])
    #expect(story.claims.count == 1)
  }

  @Test("what is kept as a spare is there until it turns up in another machine")
  func spare() {
    let elsewhere = Self.event(9, .partsFound, of: Self.second, parts: [Self.disk])
    let story = PartStory([
      Self.bearer(Self.second, [elsewhere]), Self.bearer(Self.first, [Self.found, Self.out(4, to: .stock)]),
    ])
    #expect(Self.told(story) == ["first 1-4", "stock 4-9", "second 9-"])
    #expect(story.open.count == 1)
  }

  @Test("sent to another machine it is there by the one card until the other says so itself")
  func pointer() {
    let sent = [Self.found, Self.out(4, to: .asset, Self.second)]
    let alone = PartStory([Self.bearer(Self.first, sent)])
    #expect(Self.told(alone) == ["first 1-4", "second 4-"])
    #expect(alone.claims.isEmpty)

    let fitted = Self.event(6, .partFitted, of: Self.second, parts: [Self.disk])
    let both = PartStory([Self.bearer(Self.first, sent), Self.bearer(Self.second, [fitted])])
    #expect(Self.told(both) == ["first 1-4", "second 6-"])
  }

  @Test("two machines that claim it at once are both told")
  func twoClaims() {
    let elsewhere = Self.event(9, .partsFound, of: Self.second, parts: [Self.disk])
    let story = PartStory([Self.bearer(Self.first, [Self.found]), Self.bearer(Self.second, [elsewhere])])
    #expect(Self.told(story) == ["first 1-", "second 9-"])
    #expect(story.claims.count == 2)
  }

  @Test("what was undone did not happen, and what came back has two placements")
  func undone() {
    let undoing = Self.event(5, .undone, of: Self.first, [.event: .number(4)])
    #expect(
      Self.told(PartStory([Self.bearer(Self.first, [Self.found, Self.out(4), undoing])])) == ["first 1-"])

    let back = Self.event(6, .partRefitted, of: Self.first, [.part: .number(1)])
    let story = PartStory([Self.bearer(Self.first, [Self.found, Self.out(4, to: .vendor), back])])
    #expect(Self.told(story) == ["first 1-4", "vendor 4-6", "first 6-"])
  }

  @Test("events about other parts of the same machine say nothing of it; its wipes are kept")
  func others() {
    let wiped = Self.event(3, .mediumSanitised, of: Self.first, [.part: .number(1)])
    let other = Self.event(4, .partRemoved, of: Self.first, [.part: .number(2)])
    let lost = Self.event(5, .mediumLost, of: Self.first, [.part: .number(1)])
    let story = PartStory([Self.bearer(Self.first, [Self.found, wiped, other, lost])])
    #expect(Self.told(story) == ["first 1-5", "lost 5-"])
    #expect(story.wipes.map(\.sequence) == [3])
  }
}
