import Model

/// Sets the facts of a report from JSON.
struct FactReader: FactVisitor {
  private var members: JSONMembers
  /// Where the next of them is expected.
  private var place = 0
  /// Of the section that is being read: `hardware.disks[3].`, or nothing.
  private var path = ""
  /// The first member that held something else than the format allows.
  private(set) var fault: String?

  init(_ members: JSONMembers) {
    self.members = members
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    read(name, &fact) { $0.bytes.map(DeviceText.init(bytes:)) }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {
    read(name, &fact, \.integer)
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) {
    read(name, &fact, \.bool)
  }

  mutating func fact<Code: FactCode>(_ name: String, _ fact: inout Fact<Code>) {
    read(name, &fact) { $0.string.flatMap(Code.init(rawValue:)) }
  }

  mutating func section(_ name: String, _ section: inout some FactSection) {
    guard let tree = member(name) else { return }
    enter(name, tree, &section)
  }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    guard let tree = member(name) else { return }
    var present = Section()
    enter(name, tree, &present)
    section = present
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    guard let tree = member(name) else { return }
    guard case .array(let elements) = tree else { return fail(name) }
    sections = []
    for (index, element) in elements.enumerated() {
      var section = Section()
      enter("\(name)[\(index)]", element, &section)
      sections.append(section)
    }
  }

  private mutating func member(_ name: String) -> JSONTree? { members.value(name, from: &place) }

  private mutating func enter(_ name: String, _ tree: JSONTree, _ section: inout some FactSection) {
    guard case .object(let inner) = tree else { return fail(name) }
    let outer = (members, path, place)
    (members, place) = (inner, 0)
    path += "\(name)."
    section.visit(&self)
    (members, path, place) = outer
  }

  private mutating func read<Value>(_ name: String, _ fact: inout Fact<Value>, _ value: (JSONTree) -> Value?)
  {
    guard let tree = member(name) else { return }
    guard case .object(let parts) = tree, let source = parts["source"]?.string, !source.isEmpty,
      let finding = finding(parts, value)
    else { return fail(name) }
    fact = Fact(finding, from: source)
  }

  private func finding<Value>(_ parts: JSONMembers, _ value: (JSONTree) -> Value?) -> Observed<Value>? {
    switch (parts["value"], parts["absent"], parts["withheld"], parts["malformed"]) {
    case (let found?, nil, nil, nil): return value(found).map(Observed.value)
    case (nil, .bool(true)?, nil, nil): return .absent
    case (nil, nil, .text(let remedy)?, nil): return Remedy(rawValue: remedy).map(Observed.withheld)
    case (nil, nil, nil, .object(let malformed)?):
      guard let raw = malformed["raw"]?.bytes,
        let expected = malformed["expected"]?.string.flatMap(Expectation.init(rawValue:))
      else { return nil }
      return .malformed(raw: DeviceText(bytes: raw), expected: expected)
    default: return nil
    }
  }

  private mutating func fail(_ name: String) {
    if fault == nil { fault = path + name }
  }
}
