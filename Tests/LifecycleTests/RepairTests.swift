import Lifecycle
import Model
import Testing

/// What a repair takes out and puts in, and for whom it stands still.
@Suite("Repairs")
struct RepairTests {
  /// In repair, from stock, with one disk that nobody has wiped.
  private func opened() throws(LifecycleError) -> Happening {
    try .found([(.adopted, .returned), (.repairOpened, .inRepair)])
  }

  @Test("F12: no repair ends, in whatever way, while a part that was taken out has gone nowhere")
  func unplaced() throws {
    var life = try opened()
    try life.take(life.event(.partRemoved, to: .inRepair, [.destination: nil]))
    #expect(life.asset?.parts[0].whereabouts == .unplaced)
    let refusal = LifecycleError.repair(Tag("LT-00013")!, .unplaced([Happening.disk]))
    for (kind, to): (EventKind, Stage) in [
      (.repairClosed, .returned), (.repairCancelled, .returned), (.beyondRepair, .retirePending),
    ] {
      #expect(throws: refusal) { try life.asset?.followed(by: life.event(kind, to: to)) }
    }
    try life.take(life.event(.partPlaced, to: .inRepair))
    #expect(life.asset?.parts[0].whereabouts == .stock)
    try life.take(life.event(.repairClosed, to: .returned))
  }

  @Test("a live disk goes to a vendor on a manager's waiver only, and into the shredder before a witness")
  func liveDisk() throws {
    var life = try opened()
    life.actor = Happening.person(1)
    #expect(throws: LifecycleError.mediaLive(Tag("LT-00013")!, [Happening.disk], unlisted: false)) {
      try life.asset?.followed(
        by: life.event(.partRemoved, to: .inRepair, [.destination: .code("vendor")]))
    }
    #expect(throws: LifecycleError.secondPersonNeeded(Tag("LT-00013")!, .partRemoved)) {
      try life.asset?.followed(
        by: life.event(.partRemoved, to: .inRepair, [.destination: .code("destroyed"), .witness: nil]))
    }
    let waived = try life.asset?.followed(
      by: life.event(
        .partRemoved, to: .inRepair, [.destination: .code("vendor"), .waived: .flag(true)]))
    #expect(waived?.parts[0].whereabouts == .vendor && waived?.parts[0].data == .unknown)
    let shredded = try life.asset?.followed(
      by: life.event(.partRemoved, to: .inRepair, [.destination: .code("destroyed")]))
    #expect(shredded?.parts[0].data == .destroyed)
  }

  @Test("what was destroyed, or is in another machine, does not come back in")
  func away() throws {
    var life = try opened()
    try life.take(life.event(.partRemoved, to: .inRepair, [.destination: .code("destroyed")]))
    #expect(throws: LifecycleError.repair(Tag("LT-00013")!, .partAway(1))) {
      try life.asset?.followed(by: life.event(.partRefitted, to: .inRepair))
    }
  }

  @Test("a disk that is back in it has its own number, and is asked for again")
  func refitted() throws {
    var life = try opened()
    try life.take(life.event(.partRemoved, to: .inRepair))
    #expect(life.asset?.media.isEmpty == true)
    try life.take(life.event(.partRefitted, to: .inRepair))
    #expect(life.asset?.media.map(\.part.number) == [1] && life.asset?.dataState == .unknown)
  }

  @Test("a repair waits for one at a time, and does not end while it waits")
  func waits() throws {
    var life = try opened()
    try life.take(life.event(.repairWaits, to: .inRepair))
    #expect(throws: LifecycleError.repair(Tag("LT-00013")!, .waiting(.part))) {
      try life.asset?.followed(by: life.event(.repairWaits, to: .inRepair, [.waitsFor: .code("user")]))
    }
    #expect(throws: LifecycleError.repair(Tag("LT-00013")!, .waiting(.part))) {
      try life.asset?.followed(by: life.event(.repairClosed, to: .returned))
    }
    try life.take(life.event(.repairResumed, to: .inRepair))
    #expect(throws: LifecycleError.repair(Tag("LT-00013")!, .notWaiting)) {
      try life.asset?.followed(by: life.event(.repairResumed, to: .inRepair))
    }
  }

  @Test("an estimate in another currency than the price says nothing, and is refused")
  func currencies() throws {
    let life = try opened()
    let (euro, yuan) = (Money(minorUnits: 100, currency: "EUR")!, Money(minorUnits: 1, currency: "CNY")!)
    #expect(throws: LifecycleError.repair(Tag("LT-00013")!, .currencies(euro, yuan))) {
      try life.asset?.followed(by: life.event(.repairDiagnosed, to: .inRepair, [.estimate: .money(euro)]))
    }
    #expect(throws: LifecycleError.badCode(.faultCause, "age")) {
      try life.asset?.followed(by: life.event(.repairDiagnosed, to: .inRepair, [.faultCause: .code("age")]))
    }
  }
}
