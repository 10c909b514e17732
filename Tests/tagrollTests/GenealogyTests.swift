import Exchange
import House
import Store
import Testing

@testable import tagroll

/// Machines that live, whose reports come in any order: what the roll tells of their parts, beside what happened.
///
/// Some weeks of a small house here; `make lives` plays years of a larger one.
@Suite("Where every part was")
struct GenealogyTests {
  @Test(
    "whatever order the reports come in, every part is where it was seen last",
    arguments: Post.allCases, [1, 2, 3, 4] as [UInt64])
  func anyOrder(delivery: Post, seed: UInt64) throws {
    var house = House(seed: seed, machines: 5, hidden: 250)
    let looks = house.live(days: 150, everyHowManyDays: 20)
    var dice = Chance(seed: seed &* 31)
    let desk = try Desk()
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    let trial = try Trial(
      looks, looks.map { ScanReportJSON.encode($0.report) }, order: delivery.order(looks, &dice),
      isInOrder: delivery == .inOrder, open: { try Roll.open(desk.roll, for: .reading) }
    ) { words, input in
      let run = desk.run(words, input: input)
      try #require([.done, .refused, .partial].contains(run.exit), "\(words): \(run.errorText)")
      return run.output
    }
    #expect(trial.faults == [])
    #expect(trial.parts > 10)
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("what looks show is what happened: a part in a machine that is in use is where the last look saw it")
  func looksAreTrue() {
    var house = House(seed: 7, machines: 20)
    let looks = house.live(days: 400, everyHowManyDays: 25)
    let stories = Sightings(looks).stories
    #expect(stories.count > 60)
    for story in stories {
      let machine = house.machine(with: story.piece)
      if let machine, house.machines[machine].isInUse {
        #expect(story.place == machine, "\(story.piece.name)")
      }
      if let place = story.place, house.machines[place].isInUse { #expect(machine == place) }
    }
  }
}
