import Model

@testable import Exchange

/// Walks the sections of a report and a schema side by side, and notes where they differ.
struct SchemaWalk: FactVisitor {
  private let schema: JSONTree
  /// The section of the schema that is walked now, and its members nobody has asked for yet.
  private var section: JSONTree
  private var left: Set<String>
  private var path = ""
  private(set) var differences: [String] = []
  private(set) var sections = 0

  /// - Parameter own: members of the document that are no facts.
  init(_ schema: JSONTree, besides own: Set<String>) {
    self.schema = schema
    section = schema
    left = Self.members(schema).subtracting(own)
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) { expect(name, "text_fact") }
  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) { expect(name, "number_fact") }
  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) { expect(name, "flag_fact") }

  mutating func fact<Code: FactCode>(_ name: String, _ fact: inout Fact<Code>) {
    guard let definition = definition(of: member(name)) else { return note(name) }
    if schema.codes(definition, "value") != Code.allCases.map(\.rawValue) { note(name) }
  }

  mutating func section(_ name: String, _ section: inout some FactSection) {
    enter(name, member(name), &section)
  }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    var empty = Section()
    enter(name, member(name), &empty)
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    var empty = Section()
    let list = member(name)
    if list?["type"]?.string != "array" { note(name) }
    enter(name, list?["items"], &empty)
  }

  /// Notes what the schema has beyond what was asked for.
  mutating func finish() {
    for name in left.sorted() { note(name) }
  }

  private mutating func enter(_ name: String, _ tree: JSONTree?, _ part: inout some FactSection) {
    guard let definition = definition(of: tree), let inner = schema["$defs"]?[definition] else {
      return note(name)
    }
    let outer = (section, left, path)
    section = inner
    left = Self.members(inner)
    path += "\(name)."
    sections += 1
    part.visit(&self)
    finish()
    (section, left, path) = outer
  }

  private mutating func expect(_ name: String, _ kind: String) {
    if definition(of: member(name)) != kind { note(name) }
  }

  private mutating func member(_ name: String) -> JSONTree? {
    left.remove(name)
    return section["properties"]?[name]
  }

  private mutating func note(_ name: String) { differences.append(path + name) }

  private func definition(of tree: JSONTree?) -> String? {
    guard let path = tree?["$ref"]?.string, path.hasPrefix("#/$defs/") else { return nil }
    return String(path.dropFirst("#/$defs/".count))
  }

  private static func members(_ tree: JSONTree) -> Set<String> {
    guard case .object(let members)? = tree["properties"] else { return [] }
    return Set(members.keys)
  }
}
