public import Identity
public import Model

/// What a serial is filed under so that it can be found again.
public enum SerialKey {
  /// - Returns: one that is only too short to recognise a machine by still finds it, as `short-serial:…`; any other
  ///   placeholder finds nothing.
  public static func of(_ serial: DeviceText, under rules: RuleSet) -> String? {
    switch rules.rejects(serial, as: .serial) {
    case nil: "serial:\(Normalise.serial(serial))"
    case "serial.short": "short-serial:\(Normalise.serial(serial))"
    default: nil
    }
  }
}
