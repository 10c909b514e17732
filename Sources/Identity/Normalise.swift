public import Model

/// One form for the many spellings of the same value. The raw value is kept elsewhere.
public enum Normalise {
  /// - Returns: trimmed, upper-case ASCII, for full-width letters and digits as well: what a gun or a Chinese
  ///   keyboard sends for the same label. What is not UTF-8 becomes `hex:` and its digits; the small letters keep it
  ///   apart from every serial that is text.
  public static func serial(_ serial: DeviceText) -> String {
    let trimmed = serial.trimmed
    guard let text = trimmed.string else { return "hex:" + Hex.text(trimmed.bytes) }
    let plain = text.utf8.contains(0xEF) ? narrow(text) : trimmed
    return String(decoding: plain.bytes.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  }

  /// Full-width forms (Unicode block U+FF00) as the ASCII they stand for.
  private static func narrow(_ text: String) -> DeviceText {
    var narrow = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      narrow.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return DeviceText(String(narrow)).trimmed
  }

  /// - Returns: small letters and four dashes; `nil` unless there are 32 hexadecimal digits, with the
  ///   dashes of RFC 9562 §4 or with none.
  public static func uuid(_ uuid: DeviceText) -> String? {
    uuidBytes(uuid).map(uuidText)
  }

  /// The same 16 bytes read in the other order: firmware and kernels disagree whether the first three
  /// fields are little-endian (SMBIOS 3.7 §7.2.1 says they are; tables before 2.6 did not).
  ///
  /// - Returns: `nil` when it is no UUID.
  public static func alternate(_ uuid: DeviceText) -> String? {
    uuidBytes(uuid).map { bytes in
      uuidText([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map { bytes[$0] })
    }
  }

  /// - Returns: six pairs of small digits with colons; `nil` unless the text is one of `aa:bb:…`, `aa-bb-…`,
  ///   `aabb.ccdd.eeff` or twelve digits.
  public static func mac(_ mac: DeviceText) -> String? {
    macBytes(mac).map { bytes in bytes.map { Hex.text([$0]) }.joined(separator: ":") }
  }

  /// The address was chosen by software, not burnt in (IEEE 802-2014 §8.2.2, the U/L bit).
  ///
  /// - Returns: `false` also for what is no address.
  public static func isLocallyAdministered(_ mac: DeviceText) -> Bool {
    macBytes(mac).map { $0[0] & 0x02 != 0 } ?? false
  }

  static func macBytes(_ mac: DeviceText) -> [UInt8]? {
    let text = mac.trimmed.bytes
    switch text.count {
    case 12: return digits(text, groups: [12], separator: 0)
    case 14: return digits(text, groups: [4, 4, 4], separator: 0x2E)
    case 17: return digits(text, groups: [2, 2, 2, 2, 2, 2], separator: text[2] == 0x2D ? 0x2D : 0x3A)
    default: return nil
    }
  }

  static func uuidBytes(_ uuid: DeviceText) -> [UInt8]? {
    let text = uuid.trimmed.bytes
    return digits(text, groups: text.count == 32 ? [32] : [8, 4, 4, 4, 12], separator: 0x2D)
  }

  private static func uuidText(_ bytes: [UInt8]) -> String {
    [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Hex.text(bytes[$0]) }.joined(separator: "-")
  }

  /// - Returns: the bytes written by groups of hexadecimal digits, or `nil` when the shape is another.
  private static func digits(_ text: [UInt8], groups: [Int], separator: UInt8) -> [UInt8]? {
    guard text.count == groups.reduce(groups.count - 1, +) else { return nil }
    var plain: [UInt8] = []
    var next = 0
    for (index, group) in groups.enumerated() {
      if index > 0 {
        guard text[next] == separator else { return nil }
        next += 1
      }
      plain += text[next..<next + group]
      next += group
    }
    return Hex.bytes(String(decoding: plain, as: UTF8.self))
  }
}
