import Identity
import Model

/// A value that tells one device from all others of its kind.
enum Secret: Hashable {
  /// Six bytes, or InfiniBand's twenty.
  case mac([UInt8])
  /// Sixteen bytes, in one of two orders.
  case uuid([UInt8])
  /// Digits in small letters: a world-wide name, a register of a card.
  case hex([UInt8])
  case text([UInt8])
  /// Four bytes, the lowest first: a monitor's number.
  case number([UInt8])

  /// What a place that may hold any of these holds.
  ///
  /// - Parameter isJunk: whether a text is a placeholder, which stays what it is: it names nothing, and whoever looks
  ///   into a bug must see it.
  /// - Returns: `nil` for a placeholder.
  init?(_ bytes: some Collection<UInt8>, isJunk: (DeviceText) -> Bool) {
    let value = DeviceText(bytes: Array(bytes)).trimmed
    let text = value.bytes
    guard !text.isEmpty else { return nil }
    if let mac = Self.mac(spelled: text) {
      guard !Self.isSharedMAC(mac) else { return nil }
      self = .mac(mac)
    } else if let uuid = Self.uuid(spelled: text) {
      // All zeros, or a number that many machines were sold with.
      guard Junk.uuid(DeviceText(Hex.text(uuid))) == nil else { return nil }
      self = .uuid(uuid)
    } else if let digits = Self.digits(text) {
      guard let first = digits.first, digits.contains(where: { $0 != first }) else { return nil }
      // A world-wide name of which only the maker's half was filled in.
      if digits.count == 16, digits.suffix(9).allSatisfy({ $0 == 0x30 }) { return nil }
      self = .hex(digits)
    } else {
      guard !isJunk(value) else { return nil }
      self = .text(text)
    }
  }

  /// `aa:bb:cc:dd:ee:ff` or `aa-bb-…`, of six or twenty bytes; or what udev calls an interface by it, `enxaabb…`.
  private static func mac(spelled text: [UInt8]) -> [UInt8]? {
    if text.count == 15, text[2] == 0x78, text[..<2].allSatisfy(\.isLetter) {
      return bytes([text[3...]], each: 12)
    }
    guard text.count == 17 || text.count == 59, text[2] == 0x3A || text[2] == 0x2D else { return nil }
    return bytes(text.split(separator: text[2], omittingEmptySubsequences: false), each: 2)
  }

  /// With the dashes of RFC 9562 §4, without any, behind `uuid.` or `GPU-`, or in pairs as hypervisors write it into a serial:
  /// `VMware-56 4d … -…`.
  private static func uuid(spelled text: [UInt8]) -> [UInt8]? {
    if let name = hypervisors.first(where: { text.starts(with: $0.utf8) }) {
      let digits = text.dropFirst(name.utf8.count).filter(\.isHexDigit)
      return digits.count == 32 ? bytes([digits[...]], each: 32) : nil
    }
    let kind = ["uuid.", "GPU-"].first { text.starts(with: $0.utf8) }
    let plain = text.dropFirst(kind?.utf8.count ?? 0)
    if plain.count == 32 { return bytes([plain], each: 32) }
    let groups = plain.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return nil }
    return bytes([Array(groups.joined())[...]], each: 32)
  }

  static let hypervisors = ["VMware-", "Parallels-"]

  /// A world-wide name with its kind in front, or sixteen digits with a letter among them.
  private static func digits(_ text: [UInt8]) -> [UInt8]? {
    var plain = text[...]
    var isNamed = false
    for name in ["naa.", "eui.", "0x", "0X"] where plain.starts(with: name.utf8) {
      plain = plain.dropFirst(name.utf8.count)
      isNamed = true
    }
    guard isNamed ? (6...64).contains(plain.count) : plain.count == 16,
      plain.allSatisfy(\.isHexDigit), isNamed || plain.contains(where: \.isLetter)
    else { return nil }
    return plain.map(\.lowercased)
  }

  private static func bytes(_ groups: [ArraySlice<UInt8>], each count: Int) -> [UInt8]? {
    guard groups.allSatisfy({ $0.count == count && $0.allSatisfy(\.isHexDigit) }) else { return nil }
    return Hex.bytes(String(decoding: groups.joined(), as: UTF8.self))
  }

  /// Zeros, or what many cards were sold with. One that software made up is a name like any other.
  private static func isSharedMAC(_ mac: [UInt8]) -> Bool {
    if mac.count == 6 {
      let text = DeviceText(mac.map { Hex.text([$0]) }.joined(separator: ":"))
      return ["mac.repeated", "mac.list"].contains(Junk.mac(text))
    }
    return mac.allSatisfy { $0 == mac[0] }
  }
}
