public import Model

extension Pseudonyms {
  /// What the scan of a renamed capture must say.
  public func renamed(_ report: ScanReport) -> ScanReport {
    var renamer = Renamer(names: self)
    var report = report
    report.visit(&renamer)
    for index in report.notes.indices { report.notes[index].source = everywhere(report.notes[index].source) }
    return report
  }
}

private struct Renamer: FactVisitor {
  let names: Pseudonyms

  private func rename<Value>(_ fact: inout Fact<Value>, _ renamed: (Value) -> Value) {
    fact.source = names.everywhere(fact.source)
    switch fact.finding {
    case .value(let value): fact.finding = .value(renamed(value))
    case .malformed(let raw, let expected):
      fact.finding = .malformed(raw: DeviceText(bytes: names.everywhere(raw.bytes)), expected: expected)
    case .absent, .withheld: break
    }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    rename(&fact) { text in
      DeviceText(bytes: Finder.isNamed(name) ? names.named(text.bytes[...]) : names.everywhere(text.bytes))
    }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {
    rename(&fact) { Finder.isNamed(name) ? names.named($0) : $0 }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) { rename(&fact) { $0 } }
  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>) { rename(&fact) { $0 } }
  mutating func section(_ name: String, _ section: inout some FactSection) { section.visit(&self) }
  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    section?.visit(&self)
  }
  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    for index in sections.indices { sections[index].visit(&self) }
  }
}
