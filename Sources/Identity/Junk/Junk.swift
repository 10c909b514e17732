public import Model

/// What firmware says when nobody told it: placeholders, counted digits, names of fields.
///
/// Every question answers with the rule that rejects the value, or `nil` for a value to be believed.
public enum Junk {
  /// Of a system, a board, a chassis or a monitor.
  public static func serial(_ value: DeviceText) -> RuleID? {
    let text = FoldedText(value)
    return common.first(against: text) ?? serials.first(against: text)
  }

  public static func diskSerial(_ value: DeviceText) -> RuleID? {
    let text = FoldedText(value)
    return common.first(against: text) ?? serials.first(against: text) ?? diskSerials.first(against: text)
  }

  /// Of a system, a board or a memory module.
  public static func maker(_ value: DeviceText) -> RuleID? {
    let text = FoldedText(value)
    return common.first(against: text) ?? makers.first(against: text)
  }

  /// Product name, part number, family, SKU or asset tag.
  public static func model(_ value: DeviceText) -> RuleID? {
    let text = FoldedText(value)
    return common.first(against: text) ?? models.first(against: text)
  }
}
