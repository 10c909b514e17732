import Lifecycle
import Model
import Testing

@Suite("What a count finds")
struct CountFindingTests {
  private static let room204 = Happening.person(20)
  private static let room205 = Happening.person(21)
  private static let store = Happening.person(22)
  private static let wang = Happening.person(1)
  private static let li = Happening.person(2)
  private static let zhao = Happening.person(3)
  private static let clerk = Happening.person(9)
  private static let tag = Tag("LT-00013")!

  private static func book(
    _ place: EntityID? = room204, _ holder: Holder = Holder(.person, wang), _ stage: Stage = .assigned,
    category: Category = .laptop
  ) -> BookEntry {
    BookEntry(
      no: 1, id: clerk, tag: tag, category: category, stage: stage,
      whereabouts: Whereabouts(place: place, holder: holder))
  }

  private static func sighting(
    _ place: EntityID? = room204, _ person: EntityID? = nil, damaged: Bool = false, badTag: Bool = false,
    how: CountManner = .gun, sequence: Int64 = 7
  ) -> Sighting {
    Sighting(
      place: place, person: person, damaged: damaged, badTag: badTag, how: how, counter: clerk,
      on: Day("2026-11-23")!, sequence: sequence)
  }

  /// The list has it in Room 204 with Wang; by the books it has moved to Room 205 and Li since.
  struct Row: Sendable {
    var place: EntityID
    var person: EntityID?
    var listed: [CountOutcome]
    var unlisted: [CountOutcome]

    init(
      _ place: EntityID, _ person: EntityID?, listed: [CountOutcome], unlisted: [CountOutcome]
    ) {
      self.place = place
      self.person = person
      self.listed = listed
      self.unlisted = unlisted
    }
  }

  static let rows = [
    Row(room204, nil, listed: [.match], unlisted: [.misplaced, .surplus]),
    Row(room204, wang, listed: [.match], unlisted: [.misplaced, .holderDiffers, .surplus]),
    Row(room204, li, listed: [.match], unlisted: [.misplaced, .surplus]),
    Row(room204, zhao, listed: [.holderDiffers], unlisted: [.misplaced, .holderDiffers, .surplus]),
    Row(room205, nil, listed: [.match], unlisted: []),
    Row(room205, wang, listed: [.match], unlisted: [.holderDiffers, .surplus]),
    Row(room205, li, listed: [.match], unlisted: []),
    Row(room205, zhao, listed: [.holderDiffers], unlisted: [.holderDiffers, .surplus]),
    Row(store, nil, listed: [.misplaced], unlisted: [.misplaced, .surplus]),
    Row(store, wang, listed: [.misplaced], unlisted: [.misplaced, .holderDiffers, .surplus]),
    Row(store, li, listed: [.misplaced], unlisted: [.misplaced, .surplus]),
    Row(
      store, zhao, listed: [.misplaced, .holderDiffers], unlisted: [.misplaced, .holderDiffers, .surplus]),
  ]

  @Test("every place, person and state of the thing, on the list and beside it", arguments: rows)
  func everyCombination(row: Row) {
    let expected = Whereabouts(place: Self.room204, holder: Holder(.person, Self.wang))
    let book = Self.book(Self.room205, Holder(.person, Self.li))
    for (damaged, badTag) in [(false, false), (true, false), (false, true), (true, true)] {
      let also: [CountOutcome] = (damaged ? [.damaged] : []) + (badTag ? [.tagBad] : [])
      let sighting = Self.sighting(row.place, row.person, damaged: damaged, badTag: badTag)
      let listed = CountFinding(of: sighting, expected: expected, book: book)
      #expect(listed.outcomes == (also.isEmpty ? row.listed : row.listed.filter { $0 != .match } + also))
      let unlisted = CountFinding(of: sighting, expected: nil, book: book)
      #expect(unlisted.outcomes == row.unlisted + also)
    }
  }

  @Test(
    "what should not be here is surplus wherever it stands",
    arguments: [Stage.disposed, .disposing, .lost, .writtenOff, .void, .returnedToSupplier, .ordered])
  func ghost(stage: Stage) {
    let book = Self.book(Self.room204, .unknown, stage)
    #expect(CountFinding(of: Self.sighting(), expected: nil, book: book).outcomes == [.surplus])
    #expect(CountFinding(ofUnseen: book).outcomes == [.leftMeanwhile])
  }

  @Test("what nobody saw is missing while the books have it in our hands", arguments: Stage.allCases)
  func unseen(stage: Stage) {
    let onHand: Set<Stage> = [
      .received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised,
    ]
    let finding = CountFinding(ofUnseen: Self.book(Self.room204, Holder(.place, Self.room204), stage))
    #expect(finding.outcomes == (onHand.contains(stage) ? [.missing] : [.leftMeanwhile]))
    #expect(finding.isDiscrepancy == onHand.contains(stage))
  }

  @Test("what is at a vendor, and a machine without a body, are on nobody's walk")
  func notCountable() {
    #expect(!Self.book(nil, Holder(.vendor, Self.store), .inRepair).isCountable)
    #expect(!Self.book(nil, Holder(.recycler, Self.store), .retired).isCountable)
    #expect(!Self.book(category: .virtualMachine).isCountable)
    #expect(Self.book(nil, .unknown, .received).isCountable)
  }

  @Test("a code that names nothing is surplus, in whatever state")
  func code() {
    #expect(CountFinding(ofCode: Self.sighting()).outcomes == [.surplus])
    #expect(
      CountFinding(ofCode: Self.sighting(damaged: true, badTag: true)).outcomes
        == [.surplus, .damaged, .tagBad])
  }

  @Test("a finding is spelled in one way, and an unknown word is none")
  func spelling() {
    let all = CountFinding(CountOutcome.allCases.map { CountFinding($0) })
    #expect(all.text == "match misplaced holder_differs missing surplus damaged tag_bad left_meanwhile")
    #expect(CountFinding(all.text) == all && CountFinding("") == [])
    #expect(CountFinding("match vanished") == nil)
  }

  @Test("what was counted is not counted twice, unless somebody says so, and then the last count holds")
  func twice() throws {
    var line = StocktakeLine(
      listed: true, expected: Whereabouts(place: Self.room204, holder: Holder(.person, Self.wang)))
    try line.take(Self.sighting(), Self.book(), again: false)
    #expect(line.finding.outcomes == [.match] && line.isCounted)
    let other = Self.sighting(Self.store, sequence: 8)
    #expect(throws: LifecycleError.stocktake(.alreadyCounted(Self.tag, Self.sighting()))) {
      try line.take(other, Self.book(), again: false)
    }
    #expect(line.sighting?.sequence == 7)
    try line.take(other, Self.book(), again: true)
    #expect(line.finding.outcomes == [.misplaced] && line.sighting == other)
  }

  @Test("somebody who stands before it outweighs a scan report, without being asked twice")
  func evidence() throws {
    var line = StocktakeLine(
      listed: true, expected: Whereabouts(place: Self.room204, holder: Holder(.person, Self.wang)))
    line.sighting = Self.sighting(nil, how: .evidence)
    line.finding = CountFinding(.match)
    #expect(!line.isCounted)
    try line.take(Self.sighting(Self.store, sequence: 8), Self.book(), again: false)
    #expect(line.isCounted && line.finding.outcomes == [.misplaced])
  }

  @Test("what is beside the list and where it belongs is nothing to write down")
  func nothingToSay() {
    var line = StocktakeLine(listed: false, expected: Self.book().whereabouts)
    #expect(throws: LifecycleError.stocktake(.nothingToSay(Self.tag))) {
      try line.take(Self.sighting(), Self.book(), again: false)
    }
    #expect(line.sighting == nil)
  }
}

@Suite("The scope of a stocktake")
struct StocktakeScopeTests {
  private static let a = "01943f4c-8a00-7000-8000-00000000000a"
  private static let b = "01943f4c-8a00-7000-8000-00000000000b"

  @Test("a scope is spelled in one way")
  func spelling() throws {
    let text = "category:laptop category:monitor person:\(Self.b) place:\(Self.a) place:\(Self.b)"
    let scope = try #require(StocktakeScope(text))
    #expect(scope.text == text && scope.places.count == 2 && scope.categories == [.laptop, .monitor])
    #expect(StocktakeScope("") == StocktakeScope())
  }

  @Test(
    "anything else is no scope",
    arguments: [
      " ", "laptop", "category:", "category:toaster", "category:monitor category:laptop", "place:x",
      "category:laptop category:laptop", "category:laptop  category:monitor", "colour:red",
      "place:01943F4C-8A00-7000-8000-00000000000A", "category:laptop ",
    ])
  func broken(text: String) { #expect(StocktakeScope(text) == nil) }

  @Test("kinds narrow one another, and names of one kind widen it")
  func takes() throws {
    let place = try #require(EntityID(Self.a))
    let person = try #require(EntityID(Self.b))
    func entry(_ category: Category, _ place: EntityID?, _ holder: Holder, _ stage: Stage = .assigned)
      -> BookEntry
    {
      BookEntry(
        no: 1, id: person, tag: Tag("LT-00013")!, category: category, stage: stage,
        whereabouts: Whereabouts(place: place, holder: holder))
    }
    let mine = Holder(.person, person)
    let scope = try #require(
      StocktakeScope("category:laptop category:monitor person:\(Self.b) place:\(Self.a)"))
    #expect(scope.takes(entry(.laptop, place, mine)) && scope.takes(entry(.monitor, place, mine)))
    #expect(!scope.takes(entry(.dock, place, mine)))
    #expect(!scope.takes(entry(.laptop, nil, mine)) && !scope.takes(entry(.laptop, person, mine)))
    #expect(!scope.takes(entry(.laptop, place, Holder(.place, place))))
    #expect(!scope.takes(entry(.laptop, place, mine, .lost)))
    #expect(StocktakeScope().takes(entry(.dock, nil, .unknown, .received)))
  }
}
