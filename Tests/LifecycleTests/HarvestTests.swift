import Lifecycle
import Model
import Testing

@Suite("What is to be kept of what is retired")
struct HarvestTests {
  private static let tag = Tag("LT-00013")!
  private static let battery = Part(number: 2, kind: .battery, slot: "BAT0")
  private static let board = Part(number: 3, kind: .board, slot: "")

  private static func asked(_ code: String?) throws(LifecycleError) -> (Happening, [Event]) {
    var life = Happening()
    var events: [Event] = []
    for (kind, stage) in [
      (EventKind.found, Stage.received), (.adopted, .returned), (.retirementAsked, .retirePending),
    ] {
      var event = life.event(
        kind, to: stage, [:], parts: kind == .found ? [Happening.disk, battery, board] : [])
      if kind == .retirementAsked, let code { event.evidence[.harvest] = .code(code) }
      try life.take(event)
      events.append(event)
    }
    return (life, events)
  }

  @Test(
    "numbers are spelled rising, each once, and nothing else is read",
    arguments: [
      ("1", [1]), ("2 3", [2, 3]), ("2 10", [2, 10]), ("none", []), ("3 2", nil), ("2 2", nil), ("", nil),
      (" 2", nil),
      ("2 ", nil), ("02", nil), ("+2", nil), ("two", nil), ("2  3", nil),
    ] as [(String, [Int]?)])
  func spelling(code: String, numbers: [Int]?) {
    #expect(Harvest.numbers(code) == numbers)
    if let numbers { #expect(Harvest.code(numbers) == code) }
  }

  @Test("a part that is not on the card, or went for good, is not to be kept")
  func known() throws {
    #expect(throws: LifecycleError.unknownPart(Self.tag, 4)) { try Self.asked("2 4") }
    #expect(throws: LifecycleError.badCode(.harvest, "3 2")) { try Self.asked("3 2") }
    var (life, _) = try Self.asked("2 3")
    try life.take(life.event(.appraised, to: .retirePending))
    try life.take(life.event(.retirementApproved, to: .retired))
    try life.take(life.event(.partRemoved, to: .retired, [.part: .number(2)]))
    try life.take(life.event(.approvalRevoked, to: .returned))
    let again = life.event(.retirementAsked, to: .retirePending, [.harvest: .code("2")])
    #expect(throws: LifecycleError.repair(Self.tag, .partAway(2))) { try life.take(again) }
  }

  @Test("the last word counts, and none of a retirement that came to nothing")
  func lastWord() throws {
    var (life, events) = try Self.asked("2 3")
    func take(_ kind: EventKind, to stage: Stage, _ harvest: String? = nil, part: Int64? = nil) throws {
      var changes: [EvidenceKey: EvidenceValue?] = [.harvest: harvest.map { .code($0) }]
      if let part { changes[.part] = .number(part) }
      let event = life.event(kind, to: stage, changes)
      try life.take(event)
      events.append(event)
    }
    func numbers() -> [Int]? { life.asset.flatMap { Harvest($0, events)?.parts.map(\.part.number) } }
    #expect(numbers() == [2, 3])
    try take(.appraised, to: .retirePending, "2")
    #expect(numbers() == [2])
    try take(.appraised, to: .retirePending)
    #expect(numbers() == [2])
    try take(.retirementApproved, to: .retired, "1 2")
    #expect(numbers() == [1, 2])
    try take(.partRemoved, to: .retired, part: 2)
    let harvest = try #require(life.asset.flatMap { Harvest($0, events) })
    #expect(harvest.named.kind == .retirementApproved && harvest.left.map(\.part.number) == [1])
    try take(.approvalRevoked, to: .returned)
    #expect(numbers() == nil)
    try take(.retirementAsked, to: .retirePending)
    #expect(numbers() == nil)
    try take(.appraised, to: .retirePending, "3")
    try take(.appraised, to: .retirePending, "none")
    #expect(numbers() == nil)
  }
}
