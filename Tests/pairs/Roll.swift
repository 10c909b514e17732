import Identity
import Model
import Rules

/// A roll that holds a whole fleet, found by the same keys as the program's.
struct Roll {
  static let rules = HouseRules.builtIn.rules
  /// The first machines of every roll were stamped with one serial.
  static let series = (count: 60, serial: "AMI-2019-SER" as DeviceText)

  /// What more assets than this share leads to none of them, as in the program.
  private static let page = 100

  let machines: [Machine]
  let candidates: [Candidate]
  private var index: [Lookup: [Int]] = [:]

  init(_ machines: [Machine]) {
    self.machines = machines
    candidates = machines.enumerated().map { Candidate(Self.id($0.offset), $0.element.keys, bound: true) }
    for (number, candidate) in candidates.enumerated() {
      for lookup in candidate.keys.lookups(under: Self.rules) { index[lookup, default: []].append(number) }
    }
  }

  static func id(_ number: Int) -> EntityID {
    EntityID(at: Instant(milliseconds: Int64(number)), random: [UInt8](repeating: 1, count: 10))
  }

  /// The candidates as the program would find them: all that share a key, but for a key that more share than can be one machine.
  func verdict(_ pair: Pair, by book: Rulebook) -> Verdict {
    var found: Set<Int> = []
    for lookup in pair.scan.keys.lookups(under: Self.rules) {
      guard let hits = index[lookup], hits.count <= Self.page else { continue }
      found.formUnion(hits)
    }
    if pair.instead != nil, let truth = pair.truth { found.insert(truth) }
    let known = found.sorted().map { number in
      guard number == pair.truth else { return candidates[number] }
      var truth = pair.instead ?? candidates[number]
      truth.isUnderRepair = pair.underRepair
      return truth
    }
    return Matcher.verdict(of: pair.scan.keys, among: known, under: Self.rules, by: book)
  }
}
