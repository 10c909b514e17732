public import Model

/// The forms one monitor's serial takes. Its EDID may hold a text, a number, or both; makers print a form on the back
/// that is put together from the two.
///
/// The raw values are names for rules: which maker prints which form is data, see ``MonitorSerialRule``.
public enum MonitorSerial: String, Sendable, CaseIterable {
  /// The text alone.
  case text
  /// The number as eight hexadecimal digits.
  case hex
  /// The number in decimal digits, and with six of them at least (Philips over HDMI).
  case decimal
  case sixDigits = "six_digits"
  /// The number's digits in the middle of a text of twelve characters, after eight of them (Acer).
  case numberInside = "number_inside"
  /// Four letters or digits that the number spells, before the text (Samsung).
  case lettersBefore = "letters_before"
  /// The same letters, spelled from the last byte on, up to the first zero (some Samsung, BenQ).
  case lettersReversed = "letters_reversed"
  /// The number with its thousands as two digits of base 34, which leaves I and O out (LG).
  case base34 = "base_34"

  /// - Parameter number: 32 bits.
  /// - Returns: `nil` where the EDID has not what the form is made of.
  public func form(text: DeviceText?, number: Int64?) -> DeviceText? {
    let text = text?.trimmed.bytes ?? []
    let number = number.flatMap { UInt32(exactly: $0) }
    let form: [UInt8]? =
      switch self {
      case .text: text
      case .hex: number.map { Self.hexDigits($0) }
      case .decimal: number.map { Array(String($0).utf8) }
      case .sixDigits: number.map { Self.digits($0, atLeast: 6) }
      case .numberInside: number.flatMap { Self.numberInside(text, $0) }
      case .lettersBefore: number.flatMap { Self.letters(Self.bytes($0), before: text) }
      case .lettersReversed:
        number.flatMap { Self.letters(Array(Self.bytes($0).reversed().prefix { $0 != 0 }), before: text) }
      case .base34: number.flatMap { Self.base34($0) }
      }
    guard let form, !form.isEmpty else { return nil }
    return DeviceText(bytes: form)
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }

  private static func hexDigits(_ number: UInt32) -> [UInt8] { Array(Hex.text(bytes(number)).utf8) }

  private static func digits(_ number: UInt32, atLeast count: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return [UInt8](repeating: 0x30, count: max(0, count - digits.count)) + digits
  }

  private static func numberInside(_ text: [UInt8], _ number: UInt32) -> [UInt8]? {
    text.count == 12 ? text[..<8] + hexDigits(number) + text[8...] : nil
  }

  private static func letters(_ letters: [UInt8], before text: [UInt8]) -> [UInt8]? {
    guard !text.isEmpty, !letters.isEmpty, letters.allSatisfy({ $0.isDigit || $0.isCapital }) else {
      return nil
    }
    return letters + text
  }

  private static func base34(_ number: UInt32) -> [UInt8]? {
    let thousands = Int(number / 1000)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    guard number >= 1000, thousands < 34 * 34 else { return nil }
    return [alphabet[thousands / 34], alphabet[thousands % 34]] + digits(number % 1000, atLeast: 3)
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
}
