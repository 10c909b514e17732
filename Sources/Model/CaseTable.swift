/// A value for every case of an enum, found by the byte the case is stored in: no hashing, no comparing of raw values.
public struct CaseTable<Key: CaseIterable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline let values: [Value?]

  public init(_: Key.Type, _ value: (Key) -> Value) {
    precondition(MemoryLayout<Key>.size == 1, "only an enum of plain cases is stored in one byte")
    var values = [Value?](repeating: nil, count: 256)
    for key in Key.allCases { values[Int(Self.byte(key))] = value(key) }
    self.values = values
  }

  @inlinable
  public subscript(key: Key) -> Value {
    guard let value = values[Int(Self.byte(key))] else { preconditionFailure("allCases has every case") }
    return value
  }

  @inlinable
  static func byte(_ key: Key) -> UInt8 { withUnsafeBytes(of: key) { $0[0] } }
}
