import Model

/// Fills a report with findings of every kind, and texts no scanner would dream of.
struct RandomReport: FactVisitor {
  var numbers: SeededNumbers

  static func make(seed: UInt64) -> ScanReport {
    var visitor = RandomReport(numbers: SeededNumbers(state: seed))
    var report = ScanReport()
    report.scannedAt = Instant(milliseconds: .random(in: 0..<4_000_000_000_000, using: &visitor.numbers))
    report.scannerName = visitor.string()
    report.scannerVersion = visitor.string()
    report.privileged = .random(using: &visitor.numbers)
    for code in ScanNote.Code.allCases.shuffled(using: &visitor.numbers).prefix(Int(seed % 4)) {
      report.notes.append(ScanNote(code, at: visitor.string()))
    }
    report.visit(&visitor)
    return report
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    let value = DeviceText(bytes: bytes())
    set(&fact, value)
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {
    let edges: [Int64] = [0, -1, 1, 9_007_199_254_740_991, -9_007_199_254_740_991]
    let any = Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &numbers)
    set(&fact, Bool.random(using: &numbers) ? any : edges.randomElement(using: &numbers) ?? 0)
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) {
    set(&fact, Bool.random(using: &numbers))
  }

  mutating func fact<Code: FactCode>(_ name: String, _ fact: inout Fact<Code>) {
    if let code = Array(Code.allCases).randomElement(using: &numbers) { set(&fact, code) }
  }

  mutating func section(_ name: String, _ section: inout some FactSection) { section.visit(&self) }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    guard Int.random(in: 0..<8, using: &numbers) > 0 else { return }
    var present = Section()
    present.visit(&self)
    section = present
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    for _ in 0..<Int.random(in: 0...2, using: &numbers) {
      var section = Section()
      section.visit(&self)
      sections.append(section)
    }
  }

  private mutating func set<Value>(_ fact: inout Fact<Value>, _ value: Value) {
    let finding: Observed<Value>
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: return
    case 1: finding = .absent
    case 2: finding = .withheld(Remedy.allCases.randomElement(using: &numbers) ?? .root)
    case 3:
      finding = .malformed(
        raw: DeviceText(bytes: bytes()),
        expected: Expectation.allCases.randomElement(using: &numbers) ?? .utf8)
    default: finding = .value(value)
    }
    fact = Fact(finding, from: "s" + string())
  }

  private mutating func bytes() -> [UInt8] {
    switch Int.random(in: 0..<400, using: &numbers) {
    case 0: [UInt8](repeating: .random(in: 0...255, using: &numbers), count: 10_000)
    case 1..<60: []
    case 60..<140: (0..<8).map { _ in .random(in: 0...255, using: &numbers) }
    case 140..<200: (0..<6).map { _ in .random(in: 0...31, using: &numbers) }
    default: Array(string().utf8)
    }
  }

  private mutating func string() -> String {
    let words = [
      "", "LENOVO", "\"\\/", "\u{0}\u{1F}\u{7F}", "é", "e\u{301}", "在册", "😀", "\u{2028}\u{FEFF}", "</x>",
      "{\"b64\":\"\"}",
      "\r\n\t", "\u{202E}", "007", "null",
    ]
    return (0..<Int.random(in: 0...2, using: &numbers)).map { _ in
      words.randomElement(using: &numbers) ?? ""
    }.joined()
  }
}
