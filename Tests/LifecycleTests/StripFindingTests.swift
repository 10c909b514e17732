import Model
import Testing

@testable import Lifecycle

@Suite("Strip findings")
struct StripFindingTests {
  private static let asset = Happening.person(71)

  private static func part(_ number: Int, _ kind: Part.Kind, _ size: Int64? = nil) -> Part {
    Part(number: number, kind: kind, serial: DeviceText("S\(number)"), slot: "s", sizeBytes: size)
  }

  private static func event(
    _ sequence: Int64, _ kind: EventKind, _ evidence: [EvidenceKey: EvidenceValue] = [:], parts: [Part] = [],
    act: Int64? = nil
  ) -> Event {
    var event = Happening().event(kind, to: .assigned, parts: parts)
    event.sequence = sequence
    event.subject = asset
    event.evidence = Evidence(evidence)
    event.act = act
    return event
  }

  private static func unseen(_ sequence: Int64, _ number: Int64, act: Int64) -> Event {
    event(sequence, .partUnseen, [.part: .number(number)], act: act)
  }

  /// The asset after its parts were not seen by the events of these numbers.
  private static func asset(_ parts: [Part], unseen: [Int: Int64]) throws -> Asset {
    var asset = try #require(try Happening.found().asset)
    asset.parts = parts.map { part in
      var placed = PlacedPart(part, data: .none)
      if let sequence = unseen[part.number] {
        placed.whereabouts = .unseen
        placed.evidenceSequence = sequence
      }
      return placed
    }
    return asset
  }

  @Test("a module that vanished is a finding, between the two scans that show it")
  func vanished() throws {
    let parts = [Self.part(1, .memory, 8), Self.part(2, .memory, 8)]
    let events = [Self.event(1, .found, parts: parts), Self.event(5, .noted), Self.unseen(9, 2, act: 9)]
    let findings = StripFinding.all(try Self.asset(parts, unseen: [2: 9]), events)
    #expect(findings.map(\.gone) == [[parts[1]]])
    #expect(findings.map(\.lessBytes) == [8])
    #expect(findings.map(\.from.sequence) == [1] && findings.map(\.to.sequence) == [9])
    #expect(findings.map(\.counts) == [true])
  }

  @Test(
    "what was replaced by no less is none, by less is one",
    arguments: [(Int64(16), false), (8, false), (4, true)])
  func replaced(size: Int64, isFinding: Bool) throws {
    let (old, new) = (Self.part(1, .disk, 8), Self.part(2, .disk, size))
    let events = [
      Self.event(1, .found, parts: [old]), Self.event(8, .partsFound, parts: [new]),
      Self.unseen(9, 1, act: 8),
    ]
    let findings = StripFinding.all(try Self.asset([old, new], unseen: [1: 9]), events)
    #expect(findings.isEmpty != isFinding)
    #expect(findings.first?.came == (isFinding ? [new] : nil))
  }

  @Test("two modules for one of their size together are none")
  func merged() throws {
    let parts = [Self.part(1, .memory, 8), Self.part(2, .memory, 8), Self.part(3, .memory, 16)]
    let events = [
      Self.event(1, .found, parts: Array(parts.prefix(2))), Self.event(7, .partsFound, parts: [parts[2]]),
      Self.unseen(8, 1, act: 7), Self.unseen(9, 2, act: 7),
    ]
    #expect(StripFinding.all(try Self.asset(parts, unseen: [1: 8, 2: 9]), events).isEmpty)
  }

  @Test("another battery is none, no battery is one")
  func battery() throws {
    let (old, new) = (Self.part(1, .battery), Self.part(2, .battery))
    let found = Self.event(1, .found, parts: [old])
    let swapped = [found, Self.event(8, .partsFound, parts: [new]), Self.unseen(9, 1, act: 8)]
    #expect(StripFinding.all(try Self.asset([old, new], unseen: [1: 9]), swapped).isEmpty)
    let gone = [found, Self.unseen(9, 1, act: 9)]
    #expect(StripFinding.all(try Self.asset([old], unseen: [1: 9]), gone).count == 1)
  }

  @Test("a repair that was open in between may explain it")
  func repaired() throws {
    let part = Self.part(1, .memory, 8)
    let events = [
      Self.event(1, .found, parts: [part]), Self.event(3, .repairOpened, [.repairOrder: .number(4)]),
      Self.event(5, .repairClosed), Self.unseen(9, 1, act: 9),
    ]
    let findings = StripFinding.all(try Self.asset([part], unseen: [1: 9]), events)
    #expect(findings.map(\.repairs) == [[4]] && findings.map(\.counts) == [false])
  }
}
