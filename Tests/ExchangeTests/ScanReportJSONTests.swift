import Model
import Testing

@testable import Exchange

@Suite("ScanReportJSON")
struct ScanReportJSONTests {
  @Test("a recorded machine's report comes back as it went out", arguments: Files.machines)
  func fixtures(machine: String) throws {
    let report = try Files.scan(machine)
    let bytes = ScanReportJSON.encode(report)
    #expect(try ScanReportJSON.decode(bytes) == report)
    #expect(ScanReportJSON.encode(report) == bytes)
  }

  @Test("any report comes back as it went out, in the same bytes each time", arguments: 0..<8)
  func random(part: UInt64) throws {
    for seed in part * 250..<(part + 1) * 250 {
      let report = RandomReport.make(seed: seed)
      let bytes = ScanReportJSON.encode(report)
      let back = try ScanReportJSON.decode(bytes)
      try #require(back == report, "seed \(seed)")
      try #require(ScanReportJSON.encode(back) == bytes, "seed \(seed)")
    }
  }

  @Test("every finding has its own spelling")
  func spelling() {
    var report = ScanReport()
    report.operatingSystem.id = Fact(.value(DeviceText(bytes: [0xFF, 0x41])), from: "a")
    report.operatingSystem.versionId = Fact(.absent, from: "b")
    report.operatingSystem.prettyName = Fact(.withheld(.root), from: "c")
    report.operatingSystem.hostname = Fact(.malformed(raw: "x\u{1B}", expected: .utf8), from: "d")
    report.notes = [ScanNote(.hostHidden, at: "e")]
    #expect(
      String(decoding: ScanReportJSON.encode(report), as: UTF8.self) == """
        {"schema":"scan-report","version":1,"scanned_at":"1970-01-01T00:00:00.000Z",\
        "scanner":{"name":"","version":""},"privileged":false,"notes":[{"code":"host_hidden","source":"e"}],\
        "virtualisation":{},"operating_system":{"id":{"value":{"b64":"/0E="},"source":"a"},\
        "version_id":{"absent":true,"source":"b"},"pretty_name":{"withheld":"root","source":"c"},\
        "hostname":{"malformed":{"raw":"x\\u001b","expected":"utf8"},"source":"d"}}}\n
        """)
  }

  @Test("a number no reader has to know exactly is malformed, so that the report can be read again")
  func hugeNumbers() throws {
    var report = ScanReport()
    report.hardware = Hardware()
    report.hardware?.memory.usableBytes = Fact(.value(9_007_199_254_740_992), from: "m")
    report.hardware?.memory.slots = Fact(.value(.min), from: "s")
    let back = try ScanReportJSON.decode(ScanReportJSON.encode(report))
    #expect(
      back.hardware?.memory.usableBytes
        == Fact(.malformed(raw: "9007199254740992", expected: .number), from: "m"))
    #expect(
      back.hardware?.memory.slots
        == Fact(.malformed(raw: "-9223372036854775808", expected: .number), from: "s"))
  }

  @Test("members may come in any order")
  func anyOrder() throws {
    let report = try Files.scan("thinkpad-x1")
    let tree = try JSONTree.read(ScanReportJSON.encode(report))
    for seed in 0..<10 {
      var numbers = SeededNumbers(state: UInt64(seed))
      let bytes = Array(Self.text(tree, &numbers, unknown: false).utf8)
      #expect(try ScanReportJSON.decode(bytes) == report)
    }
  }

  @Test("members nobody knows are passed over, whatever they hold")
  func unknownMembers() throws {
    let report = try Files.scan("thinkpad-x1")
    let tree = try JSONTree.read(ScanReportJSON.encode(report))
    var numbers = SeededNumbers(state: 1)
    let bytes = Array(Self.text(tree, &numbers, unknown: true).utf8)
    #expect(try ScanReportJSON.decode(bytes) == report)
  }

  /// The document in a shuffled order, and with a strange member in every object.
  private static func text(_ tree: JSONTree, _ numbers: inout SeededNumbers, unknown: Bool) -> String {
    switch tree {
    case .object(let members):
      // An object that stands for bytes is a value, and has no room for more.
      let mayHold = unknown && members["b64"] == nil
      var all = members.map { "\(quoted($0.key)):\(text($0.value, &numbers, unknown: unknown))" }
      if mayHold {
        all.append(#""futuré":[null,1.5,-0,1e99,{"value":{"x":"\ud83d\ude00"}},123456789012345678901]"#)
      }
      all.sort()
      return "{\(all.shuffled(using: &numbers).joined(separator: " ,\n"))}"
    case .array(let elements):
      return "[\(elements.map { text($0, &numbers, unknown: unknown) }.joined(separator: ","))]"
    case .text(let text): return quoted(text)
    case .integer(let number): return "\(number)"
    case .bool(let flag): return "\(flag)"
    case .null, .otherNumber: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }

  @Test("a report says the same as its bytes whenever it was made, and no longer once anything else differs")
  func saysTheSame() throws {
    let report = try Files.scan("thinkpad-x1")
    let bytes = ScanReportJSON.encode(report)
    var later = report
    later.scannedAt = Instant(milliseconds: report.scannedAt.milliseconds + 86_400_000)
    #expect(ScanReportJSON.saysTheSame(bytes, as: ScanReportJSON.encode(later)))
    later.scannerVersion += "1"
    #expect(!ScanReportJSON.saysTheSame(bytes, as: ScanReportJSON.encode(later)))
    var other = report
    other.hardware?.system.serial = Fact(.value("PF2ABCDF"), from: "sys/class/dmi/id/product_serial")
    #expect(!ScanReportJSON.saysTheSame(bytes, as: ScanReportJSON.encode(other)))
    #expect(!ScanReportJSON.saysTheSame([], as: bytes))
    #expect(!ScanReportJSON.saysTheSame(Array("{\"schema\":\"".utf8), as: bytes))
  }
}
