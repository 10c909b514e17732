/// One part of a report: a fixed list of facts, in the order they are shown and encoded.
///
/// `visit` is the only list of a section's fields: the encoder, the decoder, the comparison of two
/// reports and the display all walk it. Names are English in snake case, units last.
public protocol FactSection: Sendable, Hashable {
  /// A section in which nothing was looked for.
  init()
  mutating func visit(_ v: inout some FactVisitor)
}

/// Walks the facts of a section. A reader leaves them alone; a decoder sets them.
public protocol FactVisitor {
  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>)
  mutating func fact(_ name: String, _ fact: inout Fact<Int64>)
  mutating func fact(_ name: String, _ fact: inout Fact<Bool>)
  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>)
  mutating func section(_ name: String, _ section: inout some FactSection)
  /// A section that may not have been looked for at all: `nil`.
  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?)
  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section])
}

/// A fact that is one of a few codes. The raw values are part of the `scan-report` format.
public protocol FactCode: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {}

extension Category: FactCode {}
