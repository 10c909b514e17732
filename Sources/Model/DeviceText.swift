/// Text as a device or the kernel gave it: bytes that are usually, but not surely, UTF-8.
///
/// The bytes are kept exactly. Whoever shows them escapes them; nothing is repaired on the way in,
/// because a "repaired" serial no longer finds its device.
public struct DeviceText: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// The text, or `nil` when the bytes are not valid UTF-8.
  public var string: String? {
    String(validating: bytes, as: UTF8.self)
  }

  /// Without the blanks, line ends and NULs that firmware pads its strings with.
  public var trimmed: DeviceText {
    func isPadding(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isPadding($0) }),
      let last = bytes.lastIndex(where: { !isPadding($0) })
    else { return DeviceText(bytes: []) }
    return DeviceText(bytes: Array(bytes[first...last]))
  }

  public var isEmpty: Bool { bytes.isEmpty }
}

extension DeviceText: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
