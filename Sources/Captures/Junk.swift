import Identity
import Model
import Rules

/// What is a placeholder, and keeps its own name in a recording: by the program's own rules, whatever a house adds, so
/// that whoever replays it judges alike.
enum Junk {
  private static let rules = HouseRules.builtIn.rules

  static func serial(_ value: DeviceText) -> RuleID? { rules.rejects(value, as: .serial) }
  static func diskSerial(_ value: DeviceText) -> RuleID? { rules.rejects(value, as: .diskSerial) }
  static func uuid(_ value: DeviceText) -> RuleID? { rules.rejects(value, as: .uuid) }
  /// As in a virtual machine: an address that software made up is a name like any other.
  static func mac(_ value: DeviceText) -> RuleID? { rules.rejects(value, as: .mac, virtual: true) }
}
