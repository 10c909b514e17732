import Exchange
import Identity
import Lifecycle
import Model
public import Store

/// One delivery of the reports of a life to a roll, and what the roll then tells of its parts.
public struct Trial: Sendable {
  public private(set) var faults: [String] = []
  /// Parts that two machines claimed until a person confirmed what the last look had shown.
  public private(set) var doubts = 0
  /// Reports of plain users that could not tell which machine it was.
  public private(set) var refused = 0
  /// Questions which machine it was, that a person answered.
  public private(set) var conflicts = 0
  public private(set) var parts = 0
  /// Parts of which it knows every machine that had them.
  public private(set) var whole = 0

  /// Runs the program, and returns what it wrote.
  public typealias Run = (_ words: [String], _ input: [UInt8]) throws -> [UInt8]

  /// - Parameters:
  ///   - reports: of each look, as they are sent.
  ///   - isInOrder: then every story must be whole, but of machines whose reports waited for an answer, and of batteries: their
  ///     serials are too short for one machine's look to take one from another that has it.
  public init(
    _ looks: [Look], _ reports: [[UInt8]], order: [Int], isInOrder: Bool, open: () throws -> Roll, run: Run
  ) throws {
    var taken: Set<Int> = []
    var left = order
    // Their reports come after later ones of other machines.
    var waited: Set<Int> = []
    // What is asked about once is known afterwards, and then another may be in doubt.
    for _ in 0..<Self.rounds where !left.isEmpty {
      let asked = try send(left, reports, looks, into: &taken, run)
      left = asked.map(\.look)
      waited.formUnion(left.map { looks[$0].machine })
      try answer(asked, looks, open: open, run)
    }
    for number in left { faults.append("look \(number): nobody knows which machine it is") }
    let truth = Sightings(taken.sorted().map { looks[$0] })
    parts = truth.stories.count
    try settle(truth, reports, open: open, run)
    let roll = try open()
    let machines = try Self.machines(looks, roll)
    if Set(machines.values).count != machines.count { faults.append("a machine is on the roll twice") }
    for story in truth.stories {
      guard let told = try Self.told(story.piece, roll, machines) else {
        faults.append("\(story.piece.name): no card lists it; it was in \(story.stations)")
        continue
      }
      if told.places != (story.place.map { [$0] } ?? []) {
        let place = story.place.map { "in \($0)" } ?? "nowhere"
        faults.append(
          "\(story.piece.name): is in \(told.places), and is \(place); it was in \(story.stations)")
      }
      if told.stations == story.stations {
        whole += 1
      } else if isInOrder && story.piece.kind != .battery && waited.isDisjoint(with: story.stations)
        || !Self.isPart(told.stations, of: story.stations)
      {
        faults.append("\(story.piece.name): was in \(told.stations), and was in \(story.stations)")
      }
    }
  }

  private static let rounds = 8

  /// - Returns: what waits for a person, by its conflict.
  private mutating func send(
    _ order: [Int], _ reports: [[UInt8]], _ looks: [Look], into taken: inout Set<Int>, _ run: Run
  ) throws -> [(look: Int, conflict: String)] {
    let said = try run(["register", "--from", "-", "--json"], order.flatMap { reports[$0] }).split(
      separator: 0x0A)
    guard said.count == order.count else {
      faults.append("\(order.count) reports were sent, and \(said.count) answered")
      return []
    }
    var asked: [(look: Int, conflict: String)] = []
    for (number, line) in zip(order, said) {
      let line = String(decoding: line, as: UTF8.self)
      if ["registered", "changed", "same"].contains(where: { line.contains("\"result\":\"\($0)\"") }) {
        taken.insert(number)
      } else if let start = line.firstRange(of: "\"conflict\":\"")?.upperBound {
        asked.append((number, String(line[start...].prefix { $0 != "\"" })))
      } else {
        refused += 1
        if looks[number].report.privileged { faults.append("look \(number), as root: \(line)") }
      }
    }
    return asked
  }

  /// Somebody who knows the machines says which one each is.
  private mutating func answer(
    _ asked: [(look: Int, conflict: String)], _ looks: [Look], open: () throws -> Roll, _ run: Run
  ) throws {
    var answered: Set<String> = []
    for (look, conflict) in asked where answered.insert(conflict).inserted {
      conflicts += 1
      let known = try open().assets(withKeys: ["mac:\(looks[look].machineAddress)"]).first
      let way = known.map { ["--same", $0.tag.text] } ?? ["--new"]
      _ = try run(["conflict", "resolve", conflict, "--reason", "looked at it"] + way, [])
    }
  }

  /// Where several machines claim a part, somebody looks at the one that had it last, and confirms what they see.
  private mutating func settle(
    _ truth: Sightings, _ reports: [[UInt8]], open: () throws -> Roll, _ run: Run
  ) throws {
    let roll = try open()
    var doubtful: [Sightings.Story] = []
    for story in truth.stories {
      if let told = try Self.story(story.piece, roll), told.claims.count > 1 { doubtful.append(story) }
    }
    doubts = doubtful.count
    for story in doubtful where story.place != nil {
      _ = try run(
        ["register", "--from", "-", "--json", "--confirm-parts"], reports[story.last.number])
    }
  }

  /// - Returns: what the part passport reads; `nil` for a part that no card lists.
  private static func story(_ piece: Piece, _ roll: Roll) throws -> PartStory? {
    let part = Part(
      number: 1, kind: piece.kind, model: DeviceText(piece.model), serial: DeviceText(piece.serial), slot: "")
    let bearers = try roll.parts(withSerial: DeviceText(piece.serial)).filter {
      $0.placed.part.isOne(with: part)
    }
    return bearers.isEmpty ? nil : try roll.story(of: bearers)
  }

  private static func told(
    _ piece: Piece, _ roll: Roll, _ machines: [EntityID: Int]
  ) throws -> (places: [Int], stations: [Int])? {
    guard let story = try story(piece, roll) else { return nil }
    var stations: [Int] = []
    for placement in story.placements where placement.isOwnWord {
      let machine = machines[placement.teller] ?? -1
      if stations.last != machine { stations.append(machine) }
    }
    return (story.claims.map { machines[$0.teller] ?? -1 }.sorted(), stations)
  }

  private static func machines(_ looks: [Look], _ roll: Roll) throws -> [EntityID: Int] {
    var machines: [EntityID: Int] = [:]
    for look in looks where machines.values.allSatisfy({ $0 != look.machine }) {
      for asset in try roll.assets(withKeys: ["mac:\(look.machineAddress)"]) {
        machines[asset.id] = look.machine
      }
    }
    return machines
  }

  private static func isPart(_ some: [Int], of all: [Int]) -> Bool {
    var rest = some[...]
    for station in all where station == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
