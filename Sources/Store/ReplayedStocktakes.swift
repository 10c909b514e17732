internal import Lifecycle
internal import Model

/// The stocktakes of a replay. The lines of a closed one are summed and let go.
final class ReplayedStocktakes {
  fileprivate var numbers: [EntityID: Int64] = [:]
  fileprivate var stocktakes: [Int64: Stocktake] = [:]
  fileprivate var lines: [Int64: [Int64: StocktakeLine]] = [:]
  fileprivate var codes: [Int64: [CountedCode]] = [:]
  fileprivate var persons: [Int64: [EntityID: StocktakePerson]] = [:]
  fileprivate var settledLines = SetDigest()
  fileprivate var settledCodes = SetDigest()

  func take(_ event: Event, _ assets: ReplayedAssets) throws(StoreError) {
    try StocktakeFold(ReplayedBook(assets: assets, state: self)).take(event)
  }

  func sighted(_ event: Event, _ no: Int64, _ assets: ReplayedAssets) throws(StoreError) {
    if stocktakes.isEmpty { return }
    try StocktakeFold(ReplayedBook(assets: assets, state: self)).sighted(event, no)
  }

  /// What each view of stocktakes must hold.
  func expected() -> [String: SetDigest] {
    var expected = ["stocktake_line": settledLines, "stocktake_code": settledCodes]
    for stocktake in stocktakes.values {
      expected["stocktake", default: SetDigest()].add { ViewRow.stocktake(stocktake, into: &$0) }
    }
    for (number, lines) in lines {
      for (no, line) in lines {
        expected["stocktake_line", default: SetDigest()].add {
          ViewRow.line(line, no, of: number, into: &$0)
        }
      }
    }
    for (number, codes) in codes {
      for code in codes {
        expected["stocktake_code", default: SetDigest()].add { ViewRow.code(code, of: number, into: &$0) }
      }
    }
    for (number, persons) in persons {
      for person in persons.values {
        expected["stocktake_person", default: SetDigest()].add {
          ViewRow.person(person, of: number, into: &$0)
        }
      }
    }
    return expected
  }

  fileprivate func settle(_ number: Int64) {
    for (no, line) in lines.removeValue(forKey: number) ?? [:] {
      settledLines.add { ViewRow.line(line, no, of: number, into: &$0) }
    }
    for code in codes.removeValue(forKey: number) ?? [] {
      settledCodes.add { ViewRow.code(code, of: number, into: &$0) }
    }
  }
}

/// The same over the replayed assets as they stand, for as long as one event is taken.
private final class ReplayedBook: StocktakeBook {
  private let assets: ReplayedAssets
  private let state: ReplayedStocktakes

  init(assets: ReplayedAssets, state: ReplayedStocktakes) {
    self.assets = assets
    self.state = state
  }

  func entry(_ id: EntityID) -> BookEntry? {
    assets.place(of: id).map { BookEntry(assets[$0], no: Int64($0 + 1)) }
  }

  func eachEntry(_ body: (BookEntry) throws(StoreError) -> Void) throws(StoreError) {
    for place in 0..<assets.count { try body(BookEntry(assets[place], no: Int64(place + 1))) }
  }

  func stocktake(_ id: EntityID) -> Stocktake? { state.numbers[id].flatMap { state.stocktakes[$0] } }
  func lastNumber() -> Int64 { Int64(state.stocktakes.count) }

  func openToEvidence() -> [Stocktake] {
    state.lines.keys.sorted().compactMap { state.stocktakes[$0] }.filter(\.evidenceAllowed)
  }

  func save(_ stocktake: Stocktake) {
    state.numbers[stocktake.id] = stocktake.number
    state.stocktakes[stocktake.number] = stocktake
  }

  func line(_ no: Int64, of stocktake: Int64) -> StocktakeLine? { state.lines[stocktake]?[no] }
  func save(_ line: StocktakeLine, _ no: Int64, of stocktake: Int64) {
    state.lines[stocktake, default: [:]][no] = line
  }
  func add(_ code: CountedCode, of stocktake: Int64) { state.codes[stocktake, default: []].append(code) }
  func person(_ id: EntityID, of stocktake: Int64) -> StocktakePerson? { state.persons[stocktake]?[id] }
  func persons(of stocktake: Int64) -> [StocktakePerson] {
    (state.persons[stocktake] ?? [:]).values.sorted { $0.person.text < $1.person.text }
  }
  func save(_ person: StocktakePerson, of stocktake: Int64) {
    state.persons[stocktake, default: [:]][person.person] = person
  }

  func unseen(of stocktake: Int64) -> [(line: StocktakeLine, entry: BookEntry)] {
    lines(of: stocktake) { $0.finding.isEmpty }
  }
  func discrepant(of stocktake: Int64) -> [(line: StocktakeLine, entry: BookEntry)] {
    lines(of: stocktake, where: \.finding.isDiscrepancy)
  }
  private func lines(
    of stocktake: Int64, where isWanted: (StocktakeLine) -> Bool
  ) -> [(line: StocktakeLine, entry: BookEntry)] {
    (state.lines[stocktake] ?? [:]).filter { isWanted($0.value) }.sorted { $0.key < $1.key }.map {
      (line: $0.value, entry: BookEntry(assets[Int($0.key - 1)], no: $0.key))
    }
  }

  func codes(of stocktake: Int64) -> [CountedCode] { state.codes[stocktake] ?? [] }
  func settle(_ stocktake: Int64) { state.settle(stocktake) }
}
