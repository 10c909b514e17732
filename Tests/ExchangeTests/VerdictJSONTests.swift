import Identity
import Model
import Testing

@testable import Exchange

@Suite("Verdicts that are kept")
struct VerdictJSONTests {
  /// The recorded laptop with another board, which is not to be believed everything.
  static func explanation() throws -> Explanation {
    let test = try TestRoll()
    var report = try Files.scan("thinkpad-x1")
    try test.register(report)
    report.hardware?.system.uuid = Fact(.value("3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"), from: "u")
    report.hardware?.board.serial = Fact(.value("Default string"), from: "b")
    return Explanation(try Intake(report).verdict(on: test.roll).verdict)
  }

  @Test("what is read back is what was decided, to the last reason")
  func roundTrip() throws {
    let explanation = try Self.explanation()
    #expect(explanation.outcome == .conflict)
    #expect(explanation.proposal == .boardReplaced)
    // The board, a tag that says nothing, an address the kernel made up, and memory that is soldered in.
    #expect(
      explanation.rejected.map(\.rule) == [
        "any.fill-in", "model.list", "mac.local", "any.repeated", "any.repeated",
      ])
    #expect(VerdictJSON.decode(VerdictJSON.encode(explanation)) == explanation)
    try Example.expect(VerdictJSON.encode(explanation), equal: "verdict-v1")
  }

  @Test(
    "a validator accepts it",
    .enabled(if: Python.hasJSONSchema, "python3-jsonschema is not installed"))
  func valid() throws {
    let empty = try TestRoll()
    let others = try Files.machines.map {
      Explanation(try Intake(try Files.scan($0)).verdict(on: empty.roll).verdict)
    }
    let all = try [Self.explanation()] + others
    let lines: [UInt8] = all.reduce(into: []) { $0 += VerdictJSON.encode($1) + [0x0A] }
    #expect(
      try Python.script("validate.py", Files.schema("verdict-v1"), input: lines)
        == [String](repeating: "ok", count: all.count))
  }

  @Test("bytes that no program of ours wrote are no verdict")
  func broken() throws {
    let bytes = VerdictJSON.encode(try Self.explanation())
    let text = String(decoding: bytes, as: UTF8.self)
    for (part, other) in [
      ("\"verdict\"", "\"asset\""), ("\"version\":1", "\"version\":2"), ("\"conflict\"", "\"perhaps\""),
      ("\"contradicted\":true", "\"contradicted\":1"), ("\"agrees\"", "\"agreed\""),
      ("\"rulebook\":3", "\"rulebook\":\"3\""),
    ] {
      #expect(text.contains(part), "\(part)")
      #expect(VerdictJSON.decode(Array(text.replacing(part, with: other).utf8)) == nil, "\(part)")
    }
    #expect(VerdictJSON.decode([]) == nil)
    #expect(VerdictJSON.decode(Array(bytes.dropLast())) == nil)
  }

  @Test("rules that weigh otherwise and say the same have changed nothing; another asset is a change")
  func agreement() throws {
    let then = try Self.explanation()
    var now = then
    now.rulebook = 3
    now.weighed = []
    now.decision = .undecided
    #expect(then.agrees(with: now))
    now.outcome = .new
    #expect(!then.agrees(with: now))
    now.outcome = .conflict
    now.assets = []
    #expect(!then.agrees(with: now))
  }
}
