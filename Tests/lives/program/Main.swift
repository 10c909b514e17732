// Lets machines live, sends their reports to the program in every order, and holds what it then tells of every part against the truth.
//
//     tagroll-lives PROGRAM [--machines 20] [--days 1000] [--every 25] [--hidden 0] [--orders 10000] [--seed 1] [--minutes 60]
//
// Each order goes to a roll of its own. Houses change every hundred orders. Ends with 1 when a part is not where it is.

import Exchange
import Glibc
import House
import Model
import Store

struct Sizes {
  var machines = 20
  var days = 1000
  /// How often a machine is looked at.
  var every = 25
  /// Of a thousand scans of plain users so many read no serials of disks.
  var hidden = 0
  var orders = 10_000
  var seed = 1
  /// No order is begun after so long.
  var minutes = 24 * 60

  init(_ words: [String]) {
    func number(_ name: String, _ usual: Int) -> Int {
      guard let index = words.firstIndex(of: "--\(name)"), index + 1 < words.count else { return usual }
      return Int(words[index + 1]) ?? usual
    }
    machines = number("machines", machines)
    days = number("days", days)
    every = number("every", every)
    hidden = number("hidden", hidden)
    orders = number("orders", orders)
    seed = number("seed", seed)
    minutes = number("minutes", minutes)
  }
}

/// What came of many orders.
struct Sum {
  var orders = 0
  var reports = 0
  var parts = 0
  var whole = 0
  var doubts = 0
  var refused = 0
  var conflicts = 0
  var faults: [String] = []

  mutating func take(_ trial: Trial, _ count: Int, _ title: String) {
    orders += 1
    reports += count
    parts += trial.parts
    whole += trial.whole
    doubts += trial.doubts
    refused += trial.refused
    conflicts += trial.conflicts
    faults += trial.faults.map { "\(title): \($0)" }
  }

  mutating func add(_ other: Sum) {
    orders += other.orders
    reports += other.reports
    parts += other.parts
    whole += other.whole
    doubts += other.doubts
    refused += other.refused
    conflicts += other.conflicts
    faults += other.faults
  }
}

@main
enum Main {
  /// So many orders are of one house.
  static let ordersAHouse = 100
  static let jobs = 2

  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let program = words.first, !program.hasPrefix("--") else {
      print(
        "usage: tagroll-lives PROGRAM [--machines N] [--days N] [--every N] [--orders N] [--seed N] [--minutes N]"
      )
      exit(2)
    }
    let sizes = Sizes(words)
    let end = seconds() + sizes.minutes * 60
    let sum = try await withThrowingTaskGroup(of: Sum.self) { group in
      for job in 0..<jobs {
        group.addTask { try run(program, sizes, job: job, until: end) }
      }
      var sum = Sum()
      for try await one in group { sum.add(one) }
      return sum
    }
    sum.faults.prefix(40).forEach { print($0) }
    print(
      """
      \(sizes.machines) machines x \(sizes.days) days, \(sum.orders) orders of delivery, \(sum.reports) reports sent, \
      \(sum.refused) of plain users refused, \(sum.conflicts) questions which machine it is; \(sum.parts) parts looked for, \(sum.faults.count) told otherwise than they are, \
      \(sum.doubts) claimed twice until confirmed, \(sum.parts - sum.whole) with machines missing in their history
      """)
    if !sum.faults.isEmpty || sum.orders == 0 { exit(1) }
  }

  static func seconds() -> Int { time(nil) }

  private static func run(_ program: String, _ sizes: Sizes, job: Int, until end: Int) throws -> Sum {
    var sum = Sum()
    for house in 0..<(sizes.orders + ordersAHouse - 1) / ordersAHouse where house % jobs == job {
      let seed = UInt64(sizes.seed + house)
      var machines = House(seed: seed, machines: sizes.machines, hidden: sizes.hidden)
      let looks = machines.live(days: sizes.days, everyHowManyDays: sizes.every)
      let reports = looks.map { ScanReportJSON.encode($0.report) }
      var dice = Chance(seed: seed &* 7919)
      for order in 0..<min(ordersAHouse, sizes.orders - house * ordersAHouse) {
        guard seconds() < end, sum.faults.count < 40 else { return sum }
        let delivery = Self.delivery(order)
        let sent = delivery.order(looks, &dice)
        let desk = try Desk(program)
        defer { desk.remove() }
        let trial = try Trial(
          looks, reports, order: sent, isInOrder: delivery == .inOrder,
          open: { try Roll.open(desk.roll, for: .reading) }, run: desk.run)
        if order % 50 == 0 { _ = try desk.run(["ledger", "verify"], []) }
        sum.take(trial, sent.count, "house \(seed), order \(order), \(delivery.rawValue)")
      }
    }
    return sum
  }

  /// The two that are one order each once, the others in turn.
  private static func delivery(_ order: Int) -> Post {
    switch order {
    case 0: .inOrder
    case 1: .backwards
    default: order % 2 == 0 ? .late : .shuffled
    }
  }
}
