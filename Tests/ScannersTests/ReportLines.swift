import Model

/// Every fact of a report as a line: `hardware.disks[0].serial = S6B2K1`; what was never looked for is left out.
struct ReportLines: FactVisitor {
  private(set) var lines: [String] = []
  private var prefix = ""

  static func of(_ report: ScanReport) -> [String] {
    var copy = report
    var lines = ReportLines()
    copy.visit(&lines)
    return lines.lines
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? "\($0)" : $0.escaped(asASCII: true) }
      .joined()
  }

  private mutating func add<Value>(_ name: String, _ fact: Fact<Value>, _ text: (Value) -> String) {
    guard !fact.source.isEmpty else { return }
    let shown =
      switch fact.finding {
      case .value(let value): text(value)
      case .absent: "(absent)"
      case .withheld(let remedy): "(withheld: \(remedy.rawValue))"
      case .malformed(let raw, let expected): "(malformed: \(raw.bytes.count) bytes, no \(expected.rawValue))"
      }
    lines.append("\(prefix)\(name) = \(shown)")
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    add(name, fact) { $0.string.map(Self.escaped) ?? "(hex: \(Hex.text($0.bytes)))" }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) { add(name, fact) { "\($0)" } }
  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) { add(name, fact) { $0 ? "yes" : "no" } }
  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>) { add(name, fact) { $0.rawValue } }

  private mutating func walk(_ name: String, _ section: inout some FactSection) {
    let outer = prefix
    prefix += "\(name)."
    section.visit(&self)
    prefix = outer
  }

  mutating func section(_ name: String, _ section: inout some FactSection) { walk(name, &section) }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    guard var known = section else { return }
    walk(name, &known)
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    for index in sections.indices { walk("\(name)[\(index)]", &sections[index]) }
  }
}
