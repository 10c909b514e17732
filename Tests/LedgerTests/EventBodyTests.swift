import JSONBytes
import Ledger
import Model
import Testing

@Suite("EventBody")
struct EventBodyTests {
  private static let id = "01943f4c-8a00-7000-8000-000000000001"
  private static let hash = String(repeating: "cd", count: 32)

  /// A body written by hand, its members replaceable one by one.
  private static let members: [(name: String, value: String)] = [
    ("actor", "\"\(id)\""), ("at", "\"2026-11-23T08:15:00.000Z\""),
    ("clock", "\"2025-11-23T08:15:00.000Z\""),
    (
      "counts",
      "[{\"asset\":\"\(id)\",\"damaged\":true},{\"code\":{\"commit\":\"\(hash)\"},\"tag_bad\":true}]"
    ),
    ("evidence", "{\"place\":\"\(id)\",\"serial\":\"PF3ABCDE\"}"), ("from", "\"RECEIVED\""),
    ("id", "\"\(id)\""), ("keys", "[\"serial:PF3ABCDE\"]"), ("kind", "\"adopted\""), ("log", "\"\(id)\""),
    ("on", "\"2026-11-23\""),
    ("parts", "[{\"kind\":\"disk\",\"number\":1,\"size_bytes\":512,\"slot\":\"sda\"}]"),
    ("policy", "\"\(String(repeating: "ef", count: 32))\""), ("program", "\"test 1.0\""),
    ("request", "{\"act\":\"repair start\",\"id\":\"A-1_b.c:9\"}"), ("role", "\"manager\""),
    ("scan", "\"\(String(repeating: "ab", count: 32))\""), ("seq", "7"), ("single_control", "true"),
    ("subject", "\"\(id)\""), ("to", "\"ASSIGNED\""), ("v", "1"), ("version", "2"),
  ]

  private static func body(_ changes: [String: String?] = [:]) -> [UInt8] {
    var members = Self.members.compactMap { member -> (String, String)? in
      guard let change = changes[member.name] else { return member }
      return change.map { (member.name, $0) }
    }
    for (name, value) in changes where !Self.members.contains(where: { $0.name == name }) {
      if let value { members.append((name, value)) }
    }
    members.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    return Array("{\(members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ","))}".utf8)
  }

  @Test("a body written by hand reads as the event it says, and is written the same")
  func byHand() throws {
    let event = try EventBody.decode(Self.body())
    #expect(event.kind == .adopted && event.from == .received && event.to == .assigned)
    #expect(event.sequence == 7 && event.version == 2 && event.singleControl && event.role == .manager)
    #expect(event.actor.text == Self.id && event.on.text == "2026-11-23")
    #expect(event.recordedAt.text == "2026-11-23T08:15:00.000Z" && event.program == "test 1.0")
    #expect(event.evidence.device(.serial) == "PF3ABCDE" && event.evidence.id(.place)?.text == Self.id)
    #expect(event.keys == ["serial:PF3ABCDE"] && event.scan?.text == String(repeating: "ab", count: 32))
    #expect(event.policy?.text == String(repeating: "ef", count: 32))
    #expect(event.clock?.text == "2025-11-23T08:15:00.000Z")
    #expect(event.request == Request("A-1_b.c:9", of: "repair start"))
    #expect(event.parts == [Part(number: 1, kind: .disk, slot: "sda", sizeBytes: 512)])
    #expect(
      event.counts == [
        Count(.asset(event.actor), damaged: true),
        Count(.code(try #require(Digest(Self.hash))), badTag: true),
      ])
    #expect(EventBody.encode(event) == Self.body())
  }

  @Test(
    "a member of a wrong shape is refused",
    arguments: [
      ("actor", "\"x\""), ("actor", "7"), ("actor", "\"01943F4C-8A00-7000-8000-000000000001\""),
      ("at", "\"2026-11-23T08:15:00Z\""), ("at", "\"2026-02-30T08:15:00.000Z\""), ("at", "1"),
      ("at", "\"2026-11-23T24:15:00.000Z\""), ("evidence", "[]"), ("evidence", "{}"),
      ("evidence", "{\"place\":7}"), ("evidence", "{\"colour\":\"red\"}"), ("evidence", "{\"waived\":1}"),
      ("evidence", "{\"name\":\"Zhang\"}"), ("evidence", "{\"name\":{}}"),
      ("evidence", "{\"name\":{\"commit\":\"00\"}}"), ("evidence", "{\"name\":{\"other\":1}}"),
      ("evidence", "{\"cost\":{\"currency\":\"CNY\"}}"), ("evidence", "{\"cost\":{\"minor\":1}}"),
      ("evidence", "{\"cost\":{\"currency\":\"cny\",\"minor\":1}}"),
      ("evidence", "{\"purchased\":\"2026-1-1\"}"),
      ("counts", "[]"), ("counts", "[{}]"), ("counts", "{}"), ("counts", "[{\"asset\":\"x\"}]"),
      ("counts", "[{\"damaged\":true}]"), ("counts", "[{\"asset\":\"\(id)\",\"damaged\":false}]"),
      ("counts", "[{\"code\":\"XYZ\"}]"), ("counts", "[{\"asset\":\"\(id)\",\"colour\":1}]"),
      ("counts", "[{\"asset\":\"\(id)\",\"tag_bad\":true,\"damaged\":true}]"),
      ("from", "\"received\""), ("from", "null"), ("keys", "[]"), ("keys", "[7]"), ("keys", "\"serial:1\""),
      ("kind", "\"vanished\""), ("log", "true"), ("on", "\"2026-11-31\""), ("on", "\"2026-11-23 \""),
      ("parts", "[]"), ("parts", "[{}]"), ("parts", "[{\"kind\":\"disk\",\"number\":1}]"),
      ("parts", "[{\"kind\":\"chip\",\"number\":1,\"slot\":\"a\"}]"),
      ("parts", "[{\"colour\":\"red\",\"kind\":\"disk\",\"number\":1,\"slot\":\"a\"}]"), ("role", "\"boss\""),
      ("scan", "\"00\""), ("seq", "1.0"), ("seq", "\"7\""), ("seq", "9007199254740992"),
      ("single_control", "false"), ("to", "\"\""), ("v", "\"1\""), ("version", "0"), ("version", "-1"),
      ("program", "\"\\u0041\""), ("program", "\"\\/\""), ("colour", "\"red\""), ("aa", "1"), ("zz", "{}"),
      ("policy", "\"ef\""), ("policy", "null"),
      ("clock", "1"), ("clock", "null"), ("clock", "\"2025-11-23\""), ("request", "\"A-1\""),
      ("request", "{}"),
      ("request", "{\"act\":\"assign\"}"), ("request", "{\"id\":\"A-1\"}"),
      ("request", "{\"act\":\"assign\",\"id\":\"\"}"),
      ("request", "{\"act\":\"assign\",\"id\":\"王磊\"}"), ("request", "{\"act\":\"assign\",\"id\":\"a b\"}"),
      ("request", "{\"act\":\"\",\"id\":\"A-1\"}"), ("request", "{\"act\":\"Assign\",\"id\":\"A-1\"}"),
      ("request", "{\"act\":\"assign\",\"by\":\"x\",\"id\":\"A-1\"}"),
      ("act", "\"1\""), ("act", "01"), ("act", "null"),
      ("evidence", "{\"serial\":{\"b64\":\"YWJj\"}}"), ("evidence", "{\"serial\":\"a\",\"place\":\"\(id)\"}"),
    ])
  func wrongShape(name: String, value: String) {
    #expect(throws: EventBody.Failure.self) { try EventBody.decode(Self.body([name: value])) }
  }

  @Test(
    "a member every event has cannot be left out",
    arguments: [
      "actor", "at", "id", "kind", "log", "on", "program", "role", "seq", "subject", "v", "version",
    ])
  func missing(name: String) {
    #expect(throws: EventBody.Failure.incomplete(name)) { try EventBody.decode(Self.body([name: nil])) }
  }

  @Test("only an event about an asset has a version")
  func noVersion() {
    #expect(throws: EventBody.Failure.incomplete("version")) {
      try EventBody.decode(Self.body(["kind": "\"place_added\""]))
    }
  }

  @Test("a body of a newer format is refused by its number")
  func newer() {
    #expect(throws: EventBody.Failure.newerFormat(2)) { try EventBody.decode(Self.body(["v": "2"])) }
    #expect(throws: EventBody.Failure.newerFormat(0)) { try EventBody.decode(Self.body(["v": "0"])) }
  }

  @Test("a newer format is known by its number whatever else it holds")
  func newerWithMore() {
    #expect(throws: EventBody.Failure.newerFormat(2)) {
      try EventBody.decode(Self.body(["v": "2", "colour": "[1]", "actor": "7", "at": nil]))
    }
  }

  @Test("an event about no asset has no version, not even 0")
  func versionZero() throws {
    let roll: [String: String?] = ["kind": "\"place_added\"", "version": nil]
    #expect(try EventBody.decode(Self.body(roll)).version == 0)
    #expect(throws: EventBody.Failure.self) {
      try EventBody.decode(Self.body(roll.merging(["version": "0"]) { $1 }))
    }
  }

  @Test(
    "a number has one spelling", arguments: ["07", "-0", "00", "+7", "7 ", "", "-", "100000000000000000000"])
  func numbers(spelling: String) {
    #expect(throws: EventBody.Failure.self) { try EventBody.decode(Self.body(["seq": spelling])) }
  }

  @Test("texts beyond printable ASCII, and bytes that are no text, are read as they were written")
  func texts() throws {
    let body = Self.body([
      "program": "\"在册 \\\"1.0\\\"\"", "evidence": "{\"maker\":{\"b64\":\"/0E=\"},\"serial\":\"序列\\n号\"}",
    ])
    let event = try EventBody.decode(body)
    #expect(event.program == "在册 \"1.0\"")
    #expect(
      event.evidence.device(.maker)?.bytes == [0xFF, 0x41] && event.evidence.device(.serial) == "序列\n号")
    #expect(EventBody.encode(event) == body)
  }

  @Test("texts shared between bodies are the same texts")
  func shared() throws {
    let texts = SharedTexts()
    var random = RandomEvent(seed: 31)
    for _ in 0..<500 {
      let body = EventBody.encode(random.event())
      #expect(try body.withUnsafeBytes { try EventBody.decode($0, sharing: texts) } == EventBody.decode(body))
    }
  }

  @Test(
    "what bodies repeat is read anew where a byte of it is another, and a broken one is refused among whole ones",
    arguments: [
      ("actor", "01943f4c-8a00-7000-8000-000000000001"), ("at", "2026-11-23T08:15:00.000Z"),
      ("log", "01943f4c-8a00-7000-8000-000000000001"), ("on", "2026-11-21"),
      ("policy", "ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12ef12"), ("program", "1"),
      ("subject", "01943f4c-8a00-7000-8000-000000000001"),
    ])
  func repeated(member: String, value: String) throws {
    let texts = SharedTexts()
    func isReadAsAlone(_ value: some Sequence<UInt8>) -> Bool {
      let body = Self.body([member: "\"\(String(decoding: Array(value), as: UTF8.self))\""])
      let alone = Result { try EventBody.decode(body) }
      let shared = Result { try body.withUnsafeBytes { try EventBody.decode($0, sharing: texts) } }
      switch (alone, shared) {
      case (.success(let one), .success(let other)): return one == other
      case (.failure(let one), .failure(let other)): return "\(one)" == "\(other)"
      default: return false
      }
    }
    #expect(isReadAsAlone(value.utf8))
    for index in value.utf8.indices {
      for other in "0 1g".utf8 {
        var changed = Array(value.utf8)
        changed[value.utf8.distance(from: value.startIndex, to: index)] = other
        #expect(isReadAsAlone(changed))
        #expect(isReadAsAlone(value.utf8))
      }
    }
    #expect(isReadAsAlone(value.utf8.dropLast()))
    #expect(isReadAsAlone(Array(value.utf8) + [0x30]))
    #expect(isReadAsAlone(value.utf8))
  }

  @Test("a body over the limit is refused before it is read")
  func tooLong() {
    let long = "\"" + String(repeating: "x", count: EventBody.longest) + "\""
    #expect(throws: EventBody.Failure.malformed(.tooLarge(at: EventBody.longest, .documentBytes))) {
      try EventBody.decode(Self.body(["program": long]))
    }
  }

  @Test("random events come back as they were, and their bytes with them", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = RandomEvent(seed: seed)
    for _ in 0..<100 {
      let event = random.event()
      let body = try #require(EventBody.encoded(event))
      #expect(try EventBody.decode(body) == event)
      #expect(EventBody.encode(try EventBody.decode(body)) == body)
    }
  }

  @Test("no truncation of a body is a body")
  func truncated() {
    var random = RandomEvent(seed: 11)
    for body in [Self.body()] + (0..<10).map({ _ in EventBody.encode(random.event()) }) {
      for length in 0..<body.count {
        #expect(throws: EventBody.Failure.self) { try EventBody.decode(Array(body[..<length])) }
      }
    }
  }

  @Test("what is accepted of 20,000 mutations is written again exactly as it was read")
  func mutated() {
    var random = RandomEvent(seed: 23)
    var accepted = 0
    for _ in 0..<200 {
      let body = EventBody.encode(random.event())
      for _ in 0..<100 {
        let mutant = Self.mutant(of: body, &random.random)
        guard let event = try? EventBody.decode(mutant) else { continue }
        accepted += 1
        if EventBody.encoded(event) != mutant { Issue.record("\(String(decoding: mutant, as: UTF8.self))") }
      }
    }
    #expect(accepted > 100, "some mutations only change a value")
  }

  private static func mutant(of body: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var mutant = body
    for _ in 0..<Int.random(in: 1...3, using: &random) where !mutant.isEmpty {
      let index = Int.random(in: 0..<mutant.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: mutant[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: mutant[index] = UInt8.random(in: 0x20...0x7E, using: &random)
      case 2: mutant.remove(at: index)
      case 3: mutant.insert(mutant[Int.random(in: 0..<mutant.count, using: &random)], at: index)
      default:
        let end = min(mutant.count, index + Int.random(in: 1...20, using: &random))
        mutant.replaceSubrange(index..<end, with: mutant[0..<(end - index)])
      }
    }
    return mutant
  }

  @Test(
    "a number beyond 2^53 - 1 has no body",
    arguments: [9_007_199_254_740_992, -9_007_199_254_740_992, Int64.max, .min])
  func hugeNumber(number: Int64) throws {
    var event = try EventBody.decode(Self.body())
    event.evidence[.part] = .number(number)
    #expect(EventBody.encoded(event) == nil)
    event.evidence[.part] = nil
    event.parts[0].sizeBytes = number
    #expect(EventBody.encoded(event) == nil)
  }
}
