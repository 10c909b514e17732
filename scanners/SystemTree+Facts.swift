public import Model

// Findings with their sources, read the way sysfs writes them: one value a file, a line end after it.
extension SystemTree {
  /// Text without the padding round it; a blank file is absent. A longer one than a page is malformed.
  public func text(_ path: String) -> Fact<DeviceText> {
    Fact(trimmedText(path), from: path)
  }

  /// A decimal number.
  public func number(_ path: String) -> Fact<Int64> {
    Fact(trimmedText(path).parsed(expecting: .number) { Int64(decimal: $0[...]) }, from: path)
  }

  /// `0` or `1`.
  public func flag(_ path: String) -> Fact<Bool> {
    Fact(trimmedText(path).parsed(expecting: .flag, Bool.init(digit:)), from: path)
  }

  private func trimmedText(_ path: String) -> Observed<DeviceText> {
    bytes(path, limit: Self.textLimit).trimmedText
  }
}

extension Observed<[UInt8]> {
  /// The bytes as text without padding; nothing but padding is absent.
  var trimmedText: Observed<DeviceText> {
    flatMap { bytes in
      let text = DeviceText(bytes: bytes).trimmed
      return text.isEmpty ? .absent : .value(text)
    }
  }
}

extension Observed<DeviceText> {
  /// The finding about a value read from the text; `nil` from `parse` makes it malformed.
  func parsed<Other>(expecting expected: Expectation, _ parse: ([UInt8]) -> Other?) -> Observed<Other> {
    map(expecting: expected, raw: { .excerpt($0.bytes) }, { parse($0.bytes) })
  }
}

extension DeviceText {
  /// The beginning of something malformed: enough to recognise it by, never more than a report can carry.
  static func excerpt(_ bytes: some Collection<UInt8>) -> DeviceText {
    DeviceText(bytes: Array(bytes.prefix(256)))
  }
}

extension Fact {
  /// This fact if it has a value, else the other if that is more than absent, else this.
  func or(_ other: @autoclosure () -> Fact) -> Fact {
    if value != nil { return self }
    let other = other()
    return other.value != nil || (finding == .absent && other.finding != .absent) ? other : self
  }

  /// The same finding about something computed from the value.
  func parsed<Other>(expecting expected: Expectation, _ parse: ([UInt8]) -> Other?) -> Fact<Other>
  where Value == DeviceText {
    Fact<Other>(finding.parsed(expecting: expected, parse), from: source)
  }
}
