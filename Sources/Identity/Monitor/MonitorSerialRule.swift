public import Model

/// Which form of its serial a maker prints on the back, and which others it is met by.
public struct MonitorSerialRule: Sendable {
  /// Three letters of the EDID.
  public var maker: String
  /// Product codes; empty for all of the maker's.
  public var products: Set<Int64>
  /// The form on the label first; a form that cannot be made is passed over.
  public var forms: [MonitorSerial]

  /// - Returns: every form of one serial, without repetition, the printed one first. A text that stands for itself
  ///   comes before a bare number, and a number is told in hexadecimal digits.
  public static func forms(maker: DeviceText?, product: Int64?, text: DeviceText?, number: Int64?)
    -> [DeviceText]
  {
    let rule = known.first { rule in
      maker == DeviceText(rule.maker)
        && (rule.products.isEmpty || product.map(rule.products.contains) ?? false)
    }
    var forms: [DeviceText] = []
    for kind in (rule?.forms ?? []) + [.text, .hex] {
      if let form = kind.form(text: text, number: number), !forms.contains(form) { forms.append(form) }
    }
    return forms
  }

  /// As labels in the field show them; the first that fits counts.
  static let known: [MonitorSerialRule] = [
    MonitorSerialRule(maker: "ACR", products: [], forms: [.numberInside]),
    MonitorSerialRule(maker: "BNQ", products: [], forms: [.lettersReversed]),
    MonitorSerialRule(maker: "ENC", products: [], forms: [.text, .decimal]),
    MonitorSerialRule(maker: "GSM", products: [0x4B21], forms: [.base34]),
    MonitorSerialRule(maker: "GSM", products: [], forms: [.text, .hex, .base34]),
    MonitorSerialRule(maker: "PHL", products: [], forms: [.text, .sixDigits]),
    MonitorSerialRule(
      maker: "SAM",
      products: [
        0x0572, 0x0694, 0x06B9, 0x0833, 0x0835, 0x0978, 0x09C6, 0x09C7, 0x0B66, 0x0BC9, 0x0C7B, 0x0CA3,
        0x0CA5,
        0x0D1A, 0x0E0F, 0x0E1E, 0x7096,
      ], forms: [.lettersBefore]),
    MonitorSerialRule(maker: "SAM", products: [0x0E5A], forms: [.lettersReversed]),
    MonitorSerialRule(maker: "SAM", products: [0x0C18], forms: [.decimal]),
    MonitorSerialRule(maker: "SAM", products: [], forms: [.text, .lettersBefore]),
  ]
}
