import Model
import Testing

@testable import Exchange

@Suite("The published scan-report format")
struct PublishedFormatTests {
  @Test("the example is what the recorded machine gives, and is read as that")
  func example() throws {
    let report = try Files.scan("thinkpad-x1")
    try Example.expect(ScanReportJSON.encode(report), equal: "scan-report-v1")
    #expect(try ScanReportJSON.decode(try Files.read(Example.path("scan-report-v1"))) == report)
  }

  @Test("the schema names the fields of every section, their kinds and their codes, and no others")
  func fields() throws {
    let schema = try JSONTree.read(try Files.read(Files.schema("scan-report-v1")))
    let own: Set = ["schema", "version", "scanned_at", "scanner", "privileged", "notes"]
    var walk = SchemaWalk(schema, besides: own)
    var report = ScanReport()
    report.visit(&walk)
    walk.finish()
    #expect(walk.differences == [])
    #expect(walk.sections == 34)
    #expect(schema.codes("note", "code") == ScanNote.Code.allCases.map(\.rawValue))
    #expect(schema["$defs"]?["remedy"]?.codes == Remedy.allCases.map(\.rawValue))
    #expect(schema.codes("malformed", "expected") == Expectation.allCases.map(\.rawValue))
  }

  @Test(
    "a validator accepts every report that is written, and finds no member the schema does not name",
    .enabled(if: Python.hasJSONSchema, "python3-jsonschema is not installed"))
  func written() throws {
    var lines: [UInt8] = []
    for machine in Files.machines { lines += ScanReportJSON.encode(try Files.scan(machine)) }
    for seed in 0..<60 { lines += ScanReportJSON.encode(RandomReport.make(seed: UInt64(seed))) }
    let verdicts = try Python.script("validate.py", Files.schema("scan-report-v1"), "closed", input: lines)
    #expect(verdicts == [String](repeating: "ok", count: Files.machines.count + 60))
  }

  @Test(
    "a validator refuses what the decoder refuses, and takes members it does not know",
    .enabled(if: Python.hasJSONSchema, "python3-jsonschema is not installed"))
  func broken() throws {
    var lines: [UInt8] = []
    for (part, other, _) in BrokenReportTests.edits {
      lines += try BrokenReportTests.edited(part, other) + [0x0A]
    }
    let verdicts = try Python.script("validate.py", Files.schema("scan-report-v1"), input: lines)
    #expect(verdicts.count == BrokenReportTests.edits.count)
    for (verdict, edit) in zip(verdicts, BrokenReportTests.edits) { #expect(verdict != "ok", "\(edit)") }

    let more = try BrokenReportTests.edited(#""source":"o""#, #""source":"o","more":[1]"#) + [0x0A]
    let whole = Array(BrokenReportTests.whole.utf8) + [0x0A]
    #expect(
      try Python.script("validate.py", Files.schema("scan-report-v1"), input: whole + more) == ["ok", "ok"])
    #expect(
      try Python.script("validate.py", Files.schema("scan-report-v1"), "closed", input: more)
        == ["operating_system/id"])
  }
}

extension JSONTree {
  subscript(name: String) -> JSONTree? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// Of an `enum`.
  var codes: [String]? {
    guard case .array(let codes)? = self["enum"] else { return nil }
    return codes.compactMap(\.string)
  }

  func codes(_ definition: String, _ member: String) -> [String]? {
    self["$defs"]?[definition]?["properties"]?[member]?.codes
  }
}
