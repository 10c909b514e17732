internal import Model

/// Where the columns of one row go, in the order of its table: to a statement that writes it, or into a sum of
/// what a table must hold. One description of a row serves both.
protocol RowSink {
  mutating func null()
  mutating func integer(_ value: Int64)
  mutating func text(_ utf8: UnsafeBufferPointer<UInt8>)
  mutating func blob(_ bytes: UnsafeRawBufferPointer)
}

extension RowSink {
  @inline(__always)
  mutating func integer(_ value: Int64?) {
    if let value { integer(value) } else { null() }
  }

  @inline(__always)
  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text($0) }
  }

  @inline(__always)
  mutating func text(_ value: String?) {
    if let value { text(value) } else { null() }
  }

  // Inlined, so that texts of one length are copied as such.

  @inline(__always)
  mutating func id(_ value: EntityID?) {
    guard let value else { return null() }
    value.withText { text($0) }
  }

  mutating func hand(_ value: Hand?) {
    if let value, value.behalf != nil { text(value.text) } else { id(value?.by) }
  }

  @inline(__always)
  mutating func text(_ value: Day?) {
    guard let value else { return null() }
    value.withText { text($0) }
  }

  mutating func text(_ value: Tag) { value.withText { text($0) } }

  @inline(__always)
  mutating func blob(_ value: [UInt8]) { value.withUnsafeBytes { blob($0) } }

  @inline(__always)
  mutating func blob(_ value: DeviceText?) {
    if let value { blob(value.bytes) } else { null() }
  }

  @inline(__always)
  mutating func blob(_ value: Digest?) {
    if let value { value.withUnsafeBytes { blob($0) } } else { null() }
  }
}
