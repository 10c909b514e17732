import Glibc
import JSONBytes
import Lifecycle
import Model
import Policies
import Testing

@Suite("Policy files")
struct PolicyFileTests {
  /// A sound one, written by hand, its lines replaceable.
  static let whole = """
    {
      "format": "tagroll-policy", "version": 1, "name": "Harbour School", "profile": "standard",
      "ladder": {
        "bands": [
          {"up_to": "4999.99", "buy": ["manager"], "scrap": ["manager"], "appraisers": 1},
          {"up_to": "50000", "buy": ["manager", "approver"], "scrap": ["manager"], "appraisers": 2},
          {"buy": ["executive"], "scrap": ["manager", "approver", "executive"], "appraisers": 3}
        ],
        "currency": "CNY", "batch_days": 30, "near_percent": 10, "highest": ["server"]
      },
      "minimum_years": {"laptop": 5, "server": 8},
      "retention_years": 10, "return_days": 10,
      "stocktake": {"missing_days": 15, "sample": 20},
      "witness": {"wipe": "always", "hold_lift": "auditor"}
    }
    """

  static func edited(_ part: String, _ other: String) -> [UInt8] {
    Array(whole.replacing(part, with: other).utf8)
  }

  @Test("a file written by hand reads as the policy it says")
  func byHand() throws {
    let policy = try PolicyFile.read(Array(Self.whole.utf8))
    #expect(policy.name == "Harbour School" && policy.profile == .standard)
    #expect(
      policy.ladder
        == Ladder(
          currency: "CNY", batchDays: 30, nearPercent: 10, highest: [.server],
          bands: [
            Ladder.Band(
              upTo: Money(minorUnits: 499_999, currency: "CNY"), buy: [.manager], scrap: [.manager],
              appraisers: 1),
            Ladder.Band(
              upTo: Money(minorUnits: 5_000_000, currency: "CNY"), buy: [.manager, .approver],
              scrap: [.manager], appraisers: 2),
            Ladder.Band(
              upTo: nil, buy: [.executive], scrap: [.manager, .approver, .executive], appraisers: 3),
          ]))
    #expect(policy.minimumYears == [.laptop: 5, .server: 8])
    #expect(policy.retentionYears == 10 && policy.returnDays == 10)
    #expect(policy.missingDays == 15 && policy.sample == 20)
    #expect(policy.wipeWitness == .always && policy.holdWitness == .auditor)
  }

  @Test("the canonical spelling is one, whatever the file's order and spacing, and reads as the same policy")
  func canonical() throws {
    let canonical = PolicyFile.canonical(try PolicyFile.read(Array(Self.whole.utf8)))
    #expect(
      String(decoding: canonical, as: UTF8.self) == """
        {"format":"tagroll-policy","ladder":{"bands":[{"appraisers":1,"buy":["manager"],"scrap":["manager"],\
        "up_to":"4999.99"},{"appraisers":2,"buy":["manager","approver"],"scrap":["manager"],"up_to":"50000.00"},\
        {"appraisers":3,"buy":["executive"],"scrap":["manager","approver","executive"]}],"batch_days":30,\
        "currency":"CNY","highest":["server"],"near_percent":10},"minimum_years":{"laptop":5,"server":8},\
        "name":"Harbour School","profile":"standard","retention_years":10,"return_days":10,\
        "stocktake":{"missing_days":15,"sample":20},"version":1,"witness":{"hold_lift":"auditor","wipe":"always"}}
        """)
    try CanonicalJSON.check(canonical)
    #expect(PolicyFile.canonical(try PolicyFile.read(canonical)) == canonical)
    let pretty = PolicyFile.pretty(try PolicyFile.read(canonical))
    #expect(PolicyFile.canonical(try PolicyFile.read(pretty)) == canonical)
  }

  /// What is edited in a sound file, the member the fault names, and what it says; a file without the last two is sound.
  static let edits: [(part: String, other: String, member: String, what: PolicyFault.What)] = [
    ("tagroll-policy", "tagroll-rules", "", .notAPolicy),
    ("\"version\": 1", "\"version\": 2", "version", .version(2)),
    ("\"version\": 1, ", "", "version", .missing),
    ("\"name\": \"Harbour School\", ", "", "name", .missing),
    ("Harbour School", "", "name", .badName),
    ("Harbour School", "a\\nb", "name", .badName),
    ("\"standard\"", "\"crew\"", "profile", .unknownWord("crew", of: ["solo", "standard"])),
    ("\"currency\": \"CNY\"", "\"currency\": \"yuan\"", "ladder.currency", .badCurrency("yuan")),
    ("\"batch_days\": 30", "\"batch_days\": 367", "ladder.batch_days", .outOfRange(367, 0...366)),
    ("\"near_percent\": 10", "\"near_percent\": -1", "ladder.near_percent", .outOfRange(-1, 0...50)),
    ("[\"server\"]", "[\"server\", \"server\"]", "ladder.highest", .repeated("server")),
    (
      "[\"executive\"]", "[\"boss\"]", "ladder.bands[2].buy",
      .unknownWord("boss", of: ["manager", "approver", "executive"])
    ),
    (
      "[\"executive\"]", "[\"technician\"]", "ladder.bands[2].buy",
      .unknownWord("technician", of: ["manager", "approver", "executive"])
    ),
    ("[\"executive\"]", "[]", "ladder.bands[2].buy", .empty),
    ("\"appraisers\": 3", "\"appraisers\": 4", "ladder.bands[2].appraisers", .even(4)),
    ("\"appraisers\": 3", "\"appraisers\": 0", "ladder.bands[2].appraisers", .outOfRange(0, 1...9)),
    ("\"up_to\": \"50000\", ", "", "ladder.bands[1].up_to", .limitMissing),
    ("{\"buy\": [\"exec", "{\"up_to\": \"9\", \"buy\": [\"exec", "ladder.bands[2].up_to", .limitOfLast),
    ("\"50000\"", "\"4999.99\"", "ladder.bands[1].up_to", .notRising),
    ("\"50000\"", "\"5e4\"", "ladder.bands[1].up_to", .badAmount("5e4")),
    ("\"50000\"", "\"1.005\"", "ladder.bands[1].up_to", .badAmount("1.005")),
    ("\"4999.99\"", "\"0\"", "ladder.bands[0].up_to", .badAmount("0")),
    ("\"laptop\": 5", "\"laptop\": 51", "minimum_years.laptop", .outOfRange(51, 1...50)),
    ("\"laptop\": 5", "\"toaster\": 5", "minimum_years.toaster", .unknownMember),
    ("\"sample\": 20", "\"sample\": 0", "stocktake.sample", .outOfRange(0, 1...1_000_000)),
    (", \"sample\": 20", "", "stocktake.sample", .missing),
    (
      "\"wipe\": \"always\"", "\"wipe\": \"never\"", "witness.wipe",
      .unknownWord("never", of: ["leaving", "always"])
    ),
    ("\"return_days\": 10", "\"return_days\": 10, \"colour\": 1", "colour", .unknownMember),
    (
      "\"return_days\": 10",
      written.replacing("declining", with: "sum_of_years"), "depreciation.method",
      .unknownWord("sum_of_years", of: ["straight_line", "declining"])
    ),
    (
      "\"return_days\": 10", written.replacing(": 5,", with: ": 0,"), "depreciation.other_years",
      .outOfRange(0, 1...50)
    ),
    (
      "\"return_days\": 10", written.replacing(": 4}", with: ": 101}"), "depreciation.residual_percent",
      .outOfRange(101, 0...100)
    ),
    (
      "\"return_days\": 10", written.replacing("server", with: "toaster"), "depreciation.years.toaster",
      .unknownMember
    ),
    (
      "\"return_days\": 10", written.replacing(", \"residual_percent\": 4", with: ""),
      "depreciation.residual_percent", .missing
    ),
    (
      "\"return_days\": 10", demanded.replacing("destroy", with: "none"), "certificates[0].method",
      .unknownWord("none", of: ["clear", "purge", "destroy"])
    ),
    (
      "\"return_days\": 10", demanded.replacing("restricted", with: "secret"), "certificates[1].class",
      .unknownWord("secret", of: ["public", "internal", "confidential", "restricted"])
    ),
    (
      "\"return_days\": 10", demanded.replacing("[\"verifier\"]", with: "[]"), "certificates[1].fields",
      .empty
    ),
    (
      "\"return_days\": 10", demanded.replacing("\"fields\": [\"verifier\"]", with: "\"method\": \"clear\""),
      "certificates[1].fields", .missing
    ),
    (
      "\"return_days\": 10", demanded.replacing("machine", with: "video"), "certificates[0].fields",
      .repeated("video")
    ),
    (
      "\"return_days\": 10", demanded.replacing("machine", with: "price"), "certificates[0].fields",
      .unknownWord("price", of: CertificateDemand.askable.map(\.rawValue))
    ),
  ]

  /// What a house may ask of certificates, behind the member it is put after.
  static let demanded = """
    "return_days": 10, "certificates": [{"method": "destroy", "fields": ["video", "machine"]}, \
    {"class": "restricted", "fields": ["verifier"]}]
    """

  @Test("what is asked of certificates is read and has one spelling; asking for nothing is not spelled")
  func certificates() throws {
    let policy = try PolicyFile.read(Self.edited("\"return_days\": 10", Self.demanded))
    #expect(
      policy.certificates == [
        CertificateDemand(method: .destroy, from: nil, keys: [.machine, .video]),
        CertificateDemand(method: nil, from: .restricted, keys: [.verifier]),
      ])
    let canonical = PolicyFile.canonical(policy)
    let begin = """
      {"certificates":[{"fields":["machine","video"],"method":"destroy"},{"class":"restricted","fields":["verifier"]}],\
      "format"
      """
    #expect(String(decoding: canonical.prefix(begin.utf8.count), as: UTF8.self) == begin)
    try CanonicalJSON.check(canonical)
    #expect(try PolicyFile.read(canonical).certificates == policy.certificates)
    let none = try PolicyFile.read(
      Self.edited("\"return_days\": 10", "\"return_days\": 10, \"certificates\": []"))
    #expect(PolicyFile.canonical(none) == PolicyFile.canonical(try PolicyFile.read(Array(Self.whole.utf8))))
    let many = Self.edited(
      "\"return_days\": 10",
      "\"return_days\": 10, \"certificates\": ["
        + [String](repeating: "{\"fields\": [\"video\"]}", count: 17).joined(separator: ", ") + "]")
    do throws(PolicyFault) {
      _ = try PolicyFile.read(many)
      Issue.record("taken")
    } catch {
      #expect(error.member == "certificates[16]" && error.what == .tooMany(16))
    }
  }

  /// How things are written off, behind the member it is put after.
  static let written = """
    "return_days": 10, "depreciation": {"method": "declining", "years": {"server": 8}, "other_years": 5, "residual_percent": 4}
    """

  @Test("what is said of writing off is read and has its place in the spelling; the usual is not spelled")
  func depreciation() throws {
    let policy = try PolicyFile.read(Self.edited("\"return_days\": 10", Self.written))
    #expect(
      policy.depreciation
        == Depreciation(method: .declining, years: [.server: 8], otherYears: 5, residualPercent: 4))
    let canonical = PolicyFile.canonical(policy)
    #expect(
      String(decoding: canonical.prefix(120), as: UTF8.self)
        == """
        {"depreciation":{"method":"declining","other_years":5,"residual_percent":4,"years":{"server":8}},\
        "format":"tagroll-policy",
        """.prefix(120))
    try CanonicalJSON.check(canonical)
    #expect(try PolicyFile.read(canonical).depreciation == policy.depreciation)

    let usual = Self.written.replacing("declining", with: "straight_line").replacing(
      "\"server\": 8", with: ""
    )
    .replacing(": 5,", with: ": 3,").replacing(": 4}", with: ": 0}")
    let plain = try PolicyFile.read(Array(Self.whole.utf8))
    #expect(
      PolicyFile.canonical(try PolicyFile.read(Self.edited("\"return_days\": 10", usual)))
        == PolicyFile.canonical(plain))
  }

  @Test("what is wrong is told by its member", arguments: edits.indices)
  func faults(index: Int) {
    let (part, other, member, what) = Self.edits[index]
    let bytes = Self.edited(part, other)
    #expect(bytes != Array(Self.whole.utf8))
    do throws(PolicyFault) {
      _ = try PolicyFile.read(bytes)
      Issue.record("'\(other)' was taken")
    } catch {
      #expect(error.member == member && error.what == what)
    }
  }

  @Test("it is told where, in lines and characters")
  func places() {
    #expect(throws: PolicyFault.self) { try PolicyFile.read([]) }
    do throws(PolicyFault) {
      _ = try PolicyFile.read(Self.edited("\"sample\": 20", "\"sample\": \"20\""))
    } catch {
      #expect(error.line == 13 && error.column == 47 && error.member == "stocktake.sample")
    }
  }

  @Test("no file of more than 64 KiB is read, and none nested deeper than a policy is")
  func limits() {
    let padded = Self.edited("\"version\"", String(repeating: " ", count: 1 << 16) + "\"version\"")
    let nested = Self.edited("\"laptop\": 5", "\"laptop\": " + String(repeating: "[", count: 100))
    for bytes in [padded, nested] {
      do throws(PolicyFault) {
        _ = try PolicyFile.read(bytes)
        Issue.record("taken")
      } catch {
        guard case .json = error.what else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test("ten bands are one too many")
  func tooMany() {
    let more = (1...8).map {
      "{\"up_to\": \"\($0)\", \"buy\": [\"manager\"], \"scrap\": [\"manager\"], \"appraisers\": 1},"
    }
    do throws(PolicyFault) {
      _ = try PolicyFile.read(Self.edited("\"bands\": [", "\"bands\": [\(more.joined())"))
      Issue.record("taken")
    } catch {
      #expect(error.member == "ladder.bands[9]" && error.what == .tooMany(9))
    }
  }

  @Test("no cut and no changed byte of a file stops the program")
  func mutations() {
    let whole = Array(Self.whole.utf8)
    for count in whole.indices { _ = try? PolicyFile.read(Array(whole.prefix(count))) }
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let policy = try? PolicyFile.read(bytes) else { continue }
      let canonical = PolicyFile.canonical(policy)
      #expect((try? PolicyFile.read(canonical)).map { PolicyFile.canonical($0) } == canonical)
    }
  }

  @Test("the roll begins under what held before policies were written down")
  func solo() {
    let (solo, before) = (ShippedPolicy.solo, Policy.unwritten)
    #expect(solo.profile == before.profile && solo.ladder == before.ladder)
    #expect(solo.minimumYears == before.minimumYears && solo.wipeWitness == before.wipeWitness)
    #expect(solo.holdWitness == before.holdWitness)
  }

  @Test(
    "under 'standard' no person alone buys or scraps what costs more than 50,000, and servers count as that")
  func standard() throws {
    let ladder = ShippedPolicy.standard.ladder
    #expect(ShippedPolicy.standard.profile == .standard)
    #expect(ladder.bands.map(\.upTo?.text) == ["4999.99 CNY", "50000.00 CNY", nil])
    #expect(
      ladder.bands.map(\.scrap) == [[.manager], [.manager, .approver], [.manager, .approver, .executive]])
    #expect(ladder.bands.map(\.appraisers) == [1, 2, 3])
    #expect(ladder.highest == [.server, .storage])
  }

  @Test(
    "a validator says the same of the shipped policies, of every edited file and of a strange member",
    .enabled(if: Python.hasJSONSchema, "python3-jsonschema is not installed"))
  func schema() throws {
    var lines: [[UInt8]] = [
      PolicyFile.canonical(ShippedPolicy.solo), PolicyFile.canonical(ShippedPolicy.standard),
    ]
    lines.append(Array(Self.whole.utf8).filter { $0 != 0x0A })
    lines += Self.edits.map { Self.edited($0.part, $0.other).filter { $0 != 0x0A } }
    let verdicts = try Python.validate(lines)
    #expect(Array(verdicts.prefix(3)) == ["ok", "ok", "ok"])
    for (verdict, edit) in zip(verdicts.dropFirst(3), Self.edits) {
      // What one member must be for another's sake, a schema cannot say.
      let isBeyondSchema =
        [.limitMissing, .limitOfLast, .notRising].contains(edit.what)
        || edit.what == .badAmount("1.005") || edit.what == .badAmount("0")
      #expect((verdict == "ok") == isBeyondSchema, "\(edit): \(verdict)")
    }
  }
}
