import Model
import Testing

@testable import Exchange

@Suite("Broken scan reports")
struct BrokenReportTests {
  typealias Failure = ScanReportJSON.Failure

  /// One of every kind of member.
  static let whole = #"""
    {"schema":"scan-report","version":1,"scanned_at":"2026-11-23T08:15:00.000Z",\#
    "scanner":{"name":"tagroll","version":"1.0"},"privileged":true,"notes":[{"code":"list_cut","source":"n"}],\#
    "virtualisation":{"kind":{"value":"none","source":"v"}},"operating_system":{"id":{"value":"debian","source":"o"}},\#
    "hardware":{"system":{"serial":{"withheld":"root","source":"s"}},"disks":[{"size_bytes":{"value":512,"source":"z"},\#
    "removable":{"value":false,"source":"r"}},{"serial":{"malformed":{"raw":{"b64":"/0E="},"expected":"utf8"},\#
    "source":"d"},"model":{"absent":true,"source":"m"}}],"processors":[{"caches":[{"level":{"value":1,"source":"c"}}]}]}}
    """#

  /// What is changed in it, and the member that is then refused.
  static let edits: [(String, String, Failure)] = [
    (#""scan-report""#, #""asset""#, .notAReport),
    (#""scan-report""#, "1", .notAReport),
    (#""schema":"scan-report","#, "", .notAReport),
    (#""version":1,"#, #""version":0,"#, .version(0)),
    (#""version":1,"#, #""version":2,"#, .version(2)),
    (#""version":1,"#, #""version":"1","#, .member("version")),
    (#""version":1,"#, #""version":null,"#, .member("version")),
    (#""version":1,"#, #""version":1.5,"#, .member("version")),
    (#""version":1,"#, #""version":18446744073709551617,"#, .member("version")),
    (#""version":1,"#, "", .member("version")),
    (#""2026-11-23T08:15:00.000Z""#, #""2026-11-23 08:15""#, .member("scanned_at")),
    (#""2026-11-23T08:15:00.000Z""#, "1763885700", .member("scanned_at")),
    (#""privileged":true"#, #""privileged":"true""#, .member("privileged")),
    (#""privileged":true,"#, "", .member("privileged")),
    (#""scanner":{"name":"tagroll","version":"1.0"},"#, "", .member("scanner")),
    (#"{"name":"tagroll","version":"1.0"}"#, #""tagroll""#, .member("scanner")),
    (#""name":"tagroll","#, "", .member("scanner.name")),
    (#""version":"1.0""#, #""version":1"#, .member("scanner.version")),
    (#""notes":[{"code":"list_cut","source":"n"}],"#, "", .member("notes")),
    (#"[{"code":"list_cut","source":"n"}]"#, "{}", .member("notes")),
    (#"{"code":"list_cut","source":"n"}"#, "null", .member("notes[0]")),
    ("list_cut", "list_lost", .member("notes[0].code")),
    (#","source":"n"}"#, "}", .member("notes[0].source")),
    (#"{"kind":{"value":"none","source":"v"}}"#, "[]", .member("virtualisation")),
    (#""hardware":{"#, #""hardware":null,"x":{"#, .member("hardware")),
    (#""none""#, #""None""#, .member("virtualisation.kind")),
    (#""none""#, "1", .member("virtualisation.kind")),
    (#"{"value":"debian","source":"o"}"#, #""debian""#, .member("operating_system.id")),
    (#""debian""#, "null", .member("operating_system.id")),
    (#""debian""#, "7", .member("operating_system.id")),
    (#""debian""#, #"{"b64":"QQ=","b65":""}"#, .member("operating_system.id")),
    (#""debian""#, #"{"b64":"Q"}"#, .member("operating_system.id")),
    (#""value":"debian","#, "", .member("operating_system.id")),
    (#""value":"debian""#, #""value":"debian","absent":true"#, .member("operating_system.id")),
    (#","source":"o""#, "", .member("operating_system.id")),
    (#""source":"o""#, #""source":"""#, .member("operating_system.id")),
    (#""source":"o""#, #""source":{"b64":"/w=="}"#, .member("operating_system.id")),
    (#""root""#, #""sudo""#, .member("hardware.system.serial")),
    (#""root""#, "true", .member("hardware.system.serial")),
    ("512", #""512""#, .member("hardware.disks[0].size_bytes")),
    ("512", "512.5", .member("hardware.disks[0].size_bytes")),
    ("512", "9007199254740992", .member("hardware.disks[0].size_bytes")),
    (#""value":false"#, #""value":0"#, .member("hardware.disks[0].removable")),
    (#""disks":["#, #""disks":{},"x":["#, .member("hardware.disks")),
    (#""disks":["#, #""disks":[7,"#, .member("hardware.disks[0]")),
    (#""absent":true"#, #""absent":false"#, .member("hardware.disks[1].model")),
    (#""absent":true"#, #""absent":1"#, .member("hardware.disks[1].model")),
    (#","expected":"utf8""#, "", .member("hardware.disks[1].serial")),
    (#""utf8""#, #""UTF-8""#, .member("hardware.disks[1].serial")),
    (#""raw":{"b64":"/0E="}"#, #""raw":[]"#, .member("hardware.disks[1].serial")),
    (#"{"value":1,"source":"c"}"#, "{}", .member("hardware.processors[0].caches[0].level")),
  ]

  static func edited(_ part: String, _ other: String) throws -> [UInt8] {
    let at = try #require(whole.firstRange(of: part), "there is no \(part)")
    return Array((whole[..<at.lowerBound] + other + whole[at.upperBound...]).utf8)
  }

  static func failure(_ bytes: [UInt8]) -> Failure? {
    do throws(Failure) {
      _ = try ScanReportJSON.decode(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("as it stands, it is a report")
  func unbroken() throws {
    let report = try ScanReportJSON.decode(Array(Self.whole.utf8))
    #expect(report.hardware?.disks.first?.sizeBytes == Fact(.value(512), from: "z"))
    #expect(
      report.hardware?.disks.last?.serial.finding
        == .malformed(raw: DeviceText(bytes: [0xFF, 0x41]), expected: .utf8))
  }

  @Test("a member the format does not allow is named", arguments: edits)
  func members(part: String, other: String, failure: Failure) throws {
    #expect(Self.failure(try Self.edited(part, other)) == failure)
  }

  @Test(
    "a number that JSON can spell and the format does not know is refused where it stands",
    arguments: ["1.0", "5e2", "-0", "1152921504606846976"])
  func otherNumbers(number: String) throws {
    #expect(Self.failure(try Self.edited("512", number)) == .member("hardware.disks[0].size_bytes"))
    #expect(
      Self.failure(try Self.edited(#""privileged""#, "\"x\":[\(number) , \(number)],\"privileged\"")) == nil)
  }

  @Test(
    "what is no JSON is refused at its byte",
    arguments: [
      ("", .truncated, 0), ("  ", .truncated, 2), ("{", .truncated, 1), ("hello", .syntax, 0),
      ("{]", .syntax, 1),
      ("{\"a\":1.5 2}", .syntax, 9), ("[1.5 2]", .syntax, 5), ("{} {}", .trailing, 3),
      ("\u{FEFF}{}", .syntax, 0),
      ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateName, 13), ("{\"a\":\"\\ud800\"}", .syntax, 6),
      ("{\"a\":tru}", .syntax, 5),
    ] as [(String, ScanReportJSON.JSONProblem.What, Int)])
  func noJSON(text: String, what: ScanReportJSON.JSONProblem.What, offset: Int) {
    guard case .json(let problem)? = Self.failure(Array(text.utf8)) else {
      Issue.record("\(text) was taken for JSON")
      return
    }
    #expect(problem.what == what)
    #expect(problem.offset == offset)
  }

  @Test("JSON of another kind is no report", arguments: ["null", "1", "[]", "{}", "\"scan-report\""])
  func otherJSON(text: String) {
    #expect(Self.failure(Array(text.utf8)) == .notAReport)
  }

  @Test("bytes that are no UTF-8 are refused where they stand")
  func invalidUTF8() throws {
    var bytes = Array(Self.whole.utf8)
    let at = try #require(bytes.firstIndex(of: UInt8(ascii: "g")))
    bytes[at] = 0xFF
    guard case .json(let problem)? = Self.failure(bytes) else { throw Failure.notAReport }
    #expect(problem.what == .invalidUTF8)
    #expect(problem.offset == at)
  }

  @Test("ten thousand levels, thirty-three mebibytes and two million values are refused at once")
  func tooMuch() {
    func what(_ bytes: [UInt8]) -> ScanReportJSON.JSONProblem.What? {
      if case .json(let problem)? = Self.failure(bytes) { problem.what } else { nil }
    }
    #expect(what([UInt8](repeating: UInt8(ascii: "["), count: 10_000)) == .tooDeep)
    #expect(what(Array(String(repeating: "{\"a\":", count: 10_000).utf8)) == .tooDeep)
    #expect(what([UInt8](repeating: 0x20, count: 33 << 20)) == .tooLarge)
    let row = "[" + String(repeating: "1,", count: 20_000) + "1]"
    let rows = "[" + String(repeating: row + ",", count: 99) + "[]]"
    #expect(what(Array(rows.utf8)) == .tooLarge)
  }

  @Test("a report cut off anywhere is refused")
  func cut() throws {
    let short = Array(Self.whole.utf8)
    for length in short.indices {
      let failure = Self.failure(Array(short[..<length]))
      guard case .json(let problem)? = failure, problem.what == .truncated else {
        Issue.record("cut after \(length): \(String(describing: failure))")
        return
      }
    }
    let long = ScanReportJSON.encode(try Files.scan("thinkpad-x1")).dropLast()
    for length in stride(from: 0, to: long.count, by: 7) {
      #expect(Self.failure(Array(long[..<length])) != nil)
    }
  }

  @Test(
    "a damaged report is refused or read, and what is read can be written and read again", arguments: 0..<4)
  func mutations(seed: UInt64) throws {
    var numbers = SeededNumbers(state: seed)
    let whole = Array(Self.whole.utf8)
    var accepted = 0
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let at = Int.random(in: 0..<bytes.count, using: &numbers)
        let other = whole[Int.random(in: 0..<whole.count, using: &numbers)]
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: bytes[at] = .random(in: 0...255, using: &numbers)
        case 1: bytes[at] = other
        case 2: bytes.remove(at: at)
        case 3: bytes.insert(other, at: at)
        default: bytes.insert(contentsOf: bytes[at..<min(at + 24, bytes.count)], at: at)
        }
      }
      guard let report = try? ScanReportJSON.decode(bytes) else { continue }
      accepted += 1
      try #require(try ScanReportJSON.decode(ScanReportJSON.encode(report)) == report)
    }
    // Otherwise this test would look at nothing.
    #expect(accepted > 100)
  }
}
