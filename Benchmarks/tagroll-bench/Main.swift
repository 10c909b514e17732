import Glibc
import Lifecycle
import Model
import Store

/// Loads for the comparison with the floors; see the README beside this folder.
@main
enum Main {
  struct Usage: Error {}
  struct Unsound: Error { var fault: Verification.Fault }

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch is Usage {
      say(
        """
        usage: tagroll-bench fill ROLL N [--events-per-asset K] | fleet ROLL N FOUNDER | durable ROLL N | crowd ROLL N
               | identify ROLL REPORT [--database-alone] | verify ROLL | layers ROLL | history ROLL N | broken N ARCHIVE...
               | csv FILE | search ROLL N WORDS

        """, to: 2)
      exit(2)
    } catch {
      say("tagroll-bench: \(error)\n", to: 2)
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "fill" where arguments.count == 3 || (arguments.count == 5 && arguments[3] == "--events-per-asset"):
      try fill(
        arguments[1], try number(arguments[2]), steps: arguments.count == 5 ? try number(arguments[4]) : 1)
    case "fleet" where arguments.count == 4:
      try fleet(arguments[1], try number(arguments[2]), founder: arguments[3])
    case "history" where arguments.count == 3: try history(arguments[1], try number(arguments[2]))
    case "search" where arguments.count == 4:
      try search(arguments[1], try number(arguments[2]), arguments[3])
    case "durable" where arguments.count == 3: try durable(arguments[1], try number(arguments[2]))
    case "crowd" where arguments.count == 3: try crowd(arguments[1], try number(arguments[2]))
    case "broken" where arguments.count > 2: try broken(try number(arguments[1]), arguments.dropFirst(2))
    case "identify"
    where arguments.count == 3 || (arguments.count == 4 && arguments[3] == "--database-alone"):
      try identify(arguments[1], report: arguments[2], database: arguments.count == 4)
    case "csv" where arguments.count == 2: try csv(arguments[1])
    case "verify" where arguments.count == 2: try verify(arguments[1])
    case "layers" where arguments.count == 2: try layers(arguments[1])
    default: throw Usage()
    }
  }

  /// Registers assets and walks each through its steps, one unless said otherwise, a thousand events a transaction.
  private static func fill(_ path: String, _ count: Int, steps: Int) throws {
    guard access(path, F_OK) != 0 else { throw Usage() }
    let roll = try Roll.create(
      at: path, organisation: "Acme", founder: Founder(handle: "clerk", name: "Clerk", store: "Store"),
      by: author(EntityID(at: now, random: [UInt8](repeating: 0, count: 10)))
    ).roll
    let clerk = try clerk(of: roll)
    let people = try roll.write(as: clerk) { writing in
      try (0..<100).map { try writing.addParty(.personAdded, name: "Person \($0)", handle: "p\($0)") }
    }.result
    var load = try self.load(for: roll, people, seed: 1)
    var stopwatch = Stopwatch()
    var number = 0
    while number < count {
      let batch = (number..<min(count, number + max(1, 1000 / steps))).map { index in
        (
          begin: load.laptop(tag: Tag(prefix: "LT", number: index + 1)),
          later: (0..<steps - 1).map { load.step($0) }
        )
      }
      try stopwatch.time {
        _ = try roll.write(as: clerk) { writing in
          for asset in batch {
            var current = try writing.begin(asset.begin, on: clerk.today.adding(days: -asset.later.count))
            // A step a day, so that there are days gone by to ask for; the last of them is today.
            for (index, step) in asset.later.enumerated() {
              let day = clerk.today.adding(days: index + 1 - asset.later.count)
              current = try writing.record([step], on: current, day: day)
            }
          }
        }
      }
      number += batch.count
    }
    report("fill", events: count * steps, stopwatch)
  }

  /// Fills a roll with things and their lives so far, a thousand events a transaction.
  private static func fleet(_ path: String, _ count: Int, founder: String) throws {
    guard access(path, F_OK) != 0 else { throw Usage() }
    let roll = try Roll.create(
      at: path, organisation: "Acme", founder: Founder(handle: founder, name: "Clerk", store: "Store"),
      by: author(EntityID(at: now, random: [UInt8](repeating: 0, count: 10)))
    ).roll
    guard let clerk = try roll.parties(.person, named: founder).first.map({ author($0.id) }) else {
      throw Usage()
    }
    var (places, people): ([EntityID], [EntityID]) = ([], [])
    _ = try roll.write(as: clerk) { writing in
      places = try (0..<50).map { try writing.addParty(.placeAdded, name: "Room \(100 + $0)") }
      people = try (0..<max(10, count / 20)).map {
        try writing.addParty(.personAdded, name: "Person \($0)", handle: "p\($0)")
      }
    }
    var fleet = Fleet(seed: 4, places: places, people: people, today: now.day)
    var stopwatch = Stopwatch()
    for first in stride(from: 0, to: count, by: 1000 / Fleet.eventsPerAsset) {
      try stopwatch.time {
        _ = try roll.write(as: clerk) { writing in
          for _ in first..<min(count, first + 1000 / Fleet.eventsPerAsset) { try fleet.live(in: writing) }
        }
      }
    }
    report("fleet", events: count * Fleet.eventsPerAsset, stopwatch)
  }

  /// Reads what happened to each of so many assets that lie evenly apart.
  private static func history(_ path: String, _ count: Int) throws {
    let roll = try Roll.open(path, for: .reading)
    var assets: [Asset] = []
    let every = max(1, Int(try roll.assetCount()) / count)
    var index = 0
    try roll.eachAsset { asset in
      if index % every == 0, assets.count < count { assets.append(asset) }
      index += 1
    }
    var events = 0
    var stopwatch = Stopwatch()
    try stopwatch.time {
      for asset in assets { events += try roll.history(of: asset).count }
    }
    report("history", events: events, stopwatch)
  }

  /// Looks for the first fifty assets that have a phrase, time and again.
  private static func search(_ path: String, _ count: Int, _ words: String) throws {
    let roll = try Roll.open(path, for: .reading)
    guard let phrase = SearchPhrase(words) else { throw Usage() }
    var filter = Roll.Filter()
    filter.phrases = [phrase]
    var found = 0
    var stopwatch = Stopwatch()
    try stopwatch.time {
      for _ in 0..<count { try roll.eachAsset(filter, limit: 50) { _ in found += 1 } }
    }
    guard found > 0 else { throw Usage() }
    report("search", events: count, stopwatch)
  }

  /// Registers more assets, each in a transaction of its own.
  private static func durable(_ path: String, _ count: Int) throws {
    let roll = try Roll.open(path, for: .writing)
    let clerk = try clerk(of: roll)
    let before = try roll.eventCount()
    var load = try self.load(for: roll, try roll.parties(.person).map(\.id), seed: UInt64(before))
    let first = try roll.write(as: clerk, dryRun: true) { try $0.nextTag(.laptop).number }.result
    let laptops = (0..<count).map { load.laptop(tag: Tag(prefix: "LT", number: first + $0)) }
    var stopwatch = Stopwatch()
    try stopwatch.time {
      for laptop in laptops { _ = try roll.write(as: clerk) { try $0.begin(laptop, on: clerk.today) } }
    }
    report("durable", events: count, stopwatch)
  }

  /// Adds places, each in a transaction of its own, while others may do the same; the longest one is told.
  private static func crowd(_ path: String, _ count: Int) throws {
    let roll = try Roll.open(path, for: .writing)
    let clerk = try clerk(of: roll)
    var stopwatch = Stopwatch()
    var longest = 0.0
    for index in 0..<count {
      let before = stopwatch.wallSeconds
      try stopwatch.time {
        _ = try roll.write(as: clerk) { try $0.addParty(.placeAdded, name: "Room \(getpid())-\(index)") }
      }
      longest = max(longest, stopwatch.wallSeconds - before)
    }
    say(
      """
      {"act":"crowd","events":\(count),"seconds_wall":\(stopwatch.wallSeconds),\
      "seconds_cpu":\(stopwatch.cpuSeconds),"longest_wait":\(longest)}

      """, to: 1)
  }

  private static func broken(_ times: Int, _ archives: some Sequence<String>) throws {
    var broken = Broken()
    try broken.scan(archives, times: times)
    let time = broken.stopwatch
    say(
      """
      {"act":"broken","events":\(broken.scans),"seconds_wall":\(time.wallSeconds),\
      "seconds_cpu":\(time.cpuSeconds),"slowest":\(broken.slowest)}

      """, to: 1)
  }

  /// Asks many times which of all assets one machine is.
  private static func identify(_ path: String, report name: String, database: Bool) throws {
    let roll = try Roll.open(path, for: .writing)
    guard let clerk = try roll.parties(.person).first.map({ author($0.id) }) else { throw Usage() }
    let identify = try Identify(roll, try bytes(of: name), by: clerk)
    var stopwatch = Stopwatch()
    try stopwatch.time { try database ? identify.look() : identify.decide() }
    report("identify", events: Identify.times, stopwatch)
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let length = read(file, &piece, piece.count)
      guard length >= 0 else { throw Usage() }
      if length == 0 { return bytes }
      bytes += piece.prefix(length)
    }
  }

  /// Reads a table ten times.
  private static func csv(_ path: String) throws {
    var table = Table(try bytes(of: path))
    var stopwatch = Stopwatch()
    try stopwatch.time { for _ in 0..<10 { try table.read() } }
    say(
      """
      {"act":"csv","events":\(table.rows),"cells":\(table.cells),"cell_bytes":\(table.cellBytes),\
      "seconds_wall":\(stopwatch.wallSeconds),"seconds_cpu":\(stopwatch.cpuSeconds)}

      """, to: 1)
  }

  private static func verify(_ path: String) throws {
    let roll = try Roll.open(path, for: .reading)
    var stopwatch = Stopwatch()
    let found = try stopwatch.time { try roll.verify() }
    if let fault = found.fault { throw Unsound(fault: fault) }
    report("verify", events: Int(found.events), stopwatch, root: found.root)
  }

  /// Tells of each layer of a verification what an event costs up to it.
  private static func layers(_ path: String) throws {
    for layer in Layers.allCases {
      var stopwatch = Stopwatch()
      let events = try stopwatch.time { try layer.run(path) }
      report("\(layer)", events: events, stopwatch)
    }
  }

  private static let now = Instant(milliseconds: 1_795_421_700_000)

  private static func clerk(of roll: Roll) throws -> Author {
    guard let clerk = try roll.parties(.person, named: "clerk").first else { throw Usage() }
    return author(clerk.id)
  }

  private static func load(for roll: Roll, _ people: [EntityID], seed: UInt64) throws -> Load {
    guard let place = try roll.parties(.place).first else { throw Usage() }
    return Load(seed: seed, place: place.id, people: people, today: now.day)
  }

  private static func author(_ person: EntityID) -> Author {
    Author(
      person: person, role: .manager, now: now, today: now.day, program: "tagroll-bench 1",
      random: { count in
        var bytes = [UInt8](repeating: 0, count: count)
        let drawn = getentropy(&bytes, count)
        precondition(drawn == 0, "the kernel gives at most 256 random bytes at once")
        return bytes
      })
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw Usage() }
    return number
  }

  private static func report(_ act: String, events: Int, _ time: Stopwatch, root: Digest? = nil) {
    let proof = root.map { ",\"root\":\"\($0.text)\"" } ?? ""
    say(
      """
      {"act":"\(act)","events":\(events),"seconds_wall":\(time.wallSeconds),"seconds_cpu":\(time.cpuSeconds),\
      "wall_s":\(time.wallSeconds),"cpu_s":\(time.cpuSeconds)\(proof)}

      """, to: 1)
  }

  private static func say(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { exit(1) }
  }
}
