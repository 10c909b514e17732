import Lifecycle
import Model
import Testing

/// The arrows of the lifecycle, drawn a second time by hand from its description and not from the code.
@Suite("Stage")
struct StageTests {
  private static let drawn: [Stage: Set<Stage>] = [
    .planned: [.planned, .ordered, .void],
    .ordered: [.received, .void],
    .received: [.inStock, .assigned, .returned, .returnedToSupplier, .void, .lost],
    .inStock: [.assigned, .inRepair, .retirePending, .lost],
    .assigned: [.assigned, .returned, .inRepair, .lost],
    .inRepair: [.inRepair, .inStock, .assigned, .returned, .retirePending, .returnedToSupplier, .lost],
    .returned: [.inStock, .inRepair, .retirePending, .lost],
    .retirePending: [.retirePending, .retired, .returned, .lost],
    .retired: [.sanitised, .disposing, .returned, .lost],
    .sanitised: [.inStock, .disposing, .returnedToSupplier, .lost],
    .disposing: [.disposed, .retired, .lost],
    .lost: [.writtenOff, .returned],
    .writtenOff: [.returned],
    .disposed: [.disposed],
    .returnedToSupplier: [],
    .void: [],
  ]

  @Test("from every stage exactly the drawn arrows leave", arguments: Stage.allCases)
  func next(stage: Stage) throws {
    let drawn = try #require(Self.drawn[stage])
    for other in Stage.allCases {
      // T09 may be walked during a repair, but only to stay in repair; its table row names both ends.
      #expect(stage.next.contains(other) == drawn.contains(other), "\(stage) -> \(other)")
    }
  }

  @Test("nothing leaves a terminal stage")
  func terminal() {
    for stage in Stage.allCases where stage.isTerminal {
      #expect(stage.next.subtracting([stage]).isEmpty)
    }
  }

  @Test("what somebody holds never goes straight to retirement or disposal")
  func noShortCut() {
    for end: Stage in [.retired, .sanitised, .disposing, .disposed] {
      #expect(!Stage.assigned.next.contains(end))
    }
  }

  @Test("every arrow has its own number and somebody who may walk it")
  func numbers() {
    let arrows = EventKind.allCases.compactMap(\.arrow)
    #expect(Set(arrows.map(\.number)).count == arrows.count)
    #expect(arrows.allSatisfy { !$0.roles.isEmpty })
  }

  @Test(
    "an auditor and an administrator take no step in a life: they hold it still, an auditor remarks, and no more"
  )
  func watchers() {
    for kind in EventKind.allCases where ![.holdPlaced, .holdLifted, .noted].contains(kind) {
      #expect(kind.arrow?.roles.contains { $0 == .admin || $0 == .auditor } != true, "\(kind)")
    }
    #expect(EventKind.holdPlaced.arrow?.roles == [.manager, .auditor, .admin])
    #expect(EventKind.holdLifted.arrow?.roles == [.admin])
    #expect(EventKind.noted.arrow?.roles == [.technician, .manager, .auditor])
  }
}
