/// What came of looking for one fact. Absent, forbidden and broken are different news.
public enum Observed<Value: Sendable & Hashable>: Sendable, Hashable {
  case value(Value)
  /// The kernel offers nothing here, or offers a blank.
  case absent
  /// It is there, and this would let us read it.
  case withheld(Remedy)
  /// It is there and is not what its source promises; `expected` names what that was.
  case malformed(raw: DeviceText, expected: Expectation)

  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The finding about something looked for in the value.
  public func flatMap<Other>(_ transform: (Value) -> Observed<Other>) -> Observed<Other> {
    switch self {
    case .value(let value): transform(value)
    case .absent: .absent
    case .withheld(let remedy): .withheld(remedy)
    case .malformed(let raw, let expected): .malformed(raw: raw, expected: expected)
    }
  }

  /// The same finding about something computed from the value; `nil` from `transform` makes it malformed.
  public func map<Other>(
    expecting expected: Expectation, raw: (Value) -> DeviceText, _ transform: (Value) -> Other?
  ) -> Observed<Other> {
    flatMap { value in
      transform(value).map { .value($0) } ?? .malformed(raw: raw(value), expected: expected)
    }
  }
}

/// What would let a withheld fact be read. The raw values are part of the `scan-report` format.
public enum Remedy: String, Sendable, Hashable, CaseIterable {
  /// Scan as root, or with the capability `CAP_DAC_READ_SEARCH`.
  case root
  /// The kernel answered with an input/output error: try again, then suspect the hardware.
  case retry
  /// The source answered too slowly and was left alone.
  case time
  /// Install the program that reads it: its name is in the source.
  case tool
}

/// One fact of a report: the finding, and the place it came from.
public struct Fact<Value: Sendable & Hashable>: Sendable, Hashable {
  public var finding: Observed<Value>
  /// A path below the scanned root, without the leading slash (`sys/class/dmi/id/sys_vendor`), or
  /// `udev:PROPERTY@sys/…` for a property of the udev database, or `hwdb:…` for a name looked up there, or
  /// `smartctl:NAME` for what that program printed about a disk.
  public var source: String

  /// A fact nobody has looked for yet: absent, with an empty source.
  public init() {
    self.init(.absent, from: "")
  }

  public init(_ finding: Observed<Value>, from source: String) {
    self.finding = finding
    self.source = source
  }

  public var value: Value? { finding.value }
}
