/// 32 bytes of SHA-256, shown as 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Sendable {
  /// The bytes as they lie in memory; in place, because a ledger holds millions.
  @usableFromInline var storage = Words()

  @usableFromInline
  struct Words: Hashable, Sendable {
    @usableFromInline var a: UInt64 = 0
    @usableFromInline var b: UInt64 = 0
    @usableFromInline var c: UInt64 = 0
    @usableFromInline var d: UInt64 = 0

    @inlinable init() {}
  }

  public static let byteCount = 32

  /// - Parameter fill: writes all 32 bytes.
  @inlinable
  public init(fill: (UnsafeMutableRawBufferPointer) -> Void) {
    withUnsafeMutableBytes(of: &storage, fill)
  }

  /// - Returns: `nil` unless there are exactly 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init { $0.copyBytes(from: bytes) }
  }

  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  @inlinable
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    Swift.withUnsafeBytes(of: storage, body)
  }

  /// - Returns: `nil` unless the text is 64 lower-case hexadecimal digits: one digest has one spelling.
  public init?(_ hex: String) {
    guard let digest = Array(hex.utf8).withUnsafeBufferPointer({ Self(utf8: $0) }) else { return nil }
    self = digest
  }

  /// The same from bytes that somebody else holds.
  public init?(utf8 hex: UnsafeBufferPointer<UInt8>) {
    guard hex.count == 64 else { return nil }
    let text = UnsafeRawBufferPointer(hex)
    func word(_ place: Int) -> UInt64? {
      guard let high = HexWord.value(text.word(at: place)), let low = HexWord.value(text.word(at: place + 8))
      else { return nil }
      return (high << 32 | low).bigEndian
    }
    guard let a = word(0), let b = word(16), let c = word(32), let d = word(48) else { return nil }
    (storage.a, storage.b, storage.c, storage.d) = (a, b, c, d)
  }

  public var text: String { withText { String(decoding: $0, as: UTF8.self) } }

  /// Lends the characters of ``text`` without building a string.
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      let text = UnsafeMutableRawBufferPointer(buffer)
      func put(_ word: UInt64, at place: Int) {
        let word = word.bigEndian
        text.storeBytes(of: HexWord.text(word >> 32).littleEndian, toByteOffset: place, as: UInt64.self)
        text.storeBytes(
          of: HexWord.text(word & 0xFFFF_FFFF).littleEndian, toByteOffset: place + 8, as: UInt64.self)
      }
      put(storage.a, at: 0)
      put(storage.b, at: 16)
      put(storage.c, at: 32)
      put(storage.d, at: 48)
      return body(UnsafeBufferPointer(buffer))
    }
  }
}

/// Hexadecimal digits, lower case out, either case in.
public enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: `nil` for an odd count or a character that is no digit.
  public static func bytes(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    for index in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(characters[index]), let low = value(characters[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    case 0x41...0x46: digit - 0x41 + 10
    default: nil
    }
  }
}
