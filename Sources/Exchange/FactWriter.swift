import JSONBytes
import Model

/// Writes the facts of a report as JSON.
struct FactWriter: FactVisitor {
  var json = JSONWriter()

  mutating func string(_ name: String, _ text: String) {
    json.name(name)
    json.string(text)
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    write(name, fact) { json, value in json.text(bytes: value.bytes) }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {
    var fact = fact
    // Not every reader knows a greater number exactly (RFC 8259 §6). No machine has one: its source is broken.
    if let number = fact.value, !CanonicalJSON.integers.contains(number) {
      fact.finding = .malformed(raw: DeviceText("\(number)"), expected: .number)
    }
    write(name, fact) { json, value in json.integer(value) }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) {
    write(name, fact) { json, value in json.bool(value) }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>) {
    write(name, fact) { json, value in json.string(value.rawValue) }
  }

  mutating func section(_ name: String, _ section: inout some FactSection) {
    json.name(name)
    json.beginObject()
    section.visit(&self)
    json.endObject()
  }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    guard var present = section else { return }
    self.section(name, &present)
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    json.name(name)
    json.beginArray()
    for index in sections.indices {
      json.beginObject()
      sections[index].visit(&self)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func write<Value>(
    _ name: String, _ fact: Fact<Value>, _ value: (inout JSONWriter, Value) -> Void
  ) {
    // Nobody looked for it.
    if fact.finding == .absent, fact.source.isEmpty { return }
    json.name(name)
    json.beginObject()
    switch fact.finding {
    case .value(let found):
      json.name("value")
      value(&json, found)
    case .absent:
      json.name("absent")
      json.bool(true)
    case .withheld(let remedy): string("withheld", remedy.rawValue)
    case .malformed(let raw, let expected):
      json.name("malformed")
      json.beginObject()
      json.name("raw")
      json.text(bytes: raw.bytes)
      string("expected", expected.rawValue)
      json.endObject()
    }
    string("source", fact.source)
    json.endObject()
  }
}
