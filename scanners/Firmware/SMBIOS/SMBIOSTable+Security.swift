import Model

extension SMBIOSTable {
  /// Which passwords of the firmware are set (type 24): a machine with one is of no use to who gets it next.
  ///
  /// - Shape: two bits each in the byte at 04h.
  /// - Source: SMBIOS 3.7 §7.25.
  func fillPasswords(_ firmware: inout Firmware) {
    let information = first(24)
    let bits = information?.byte(at: 0x04)
    func status(_ shift: UInt64) -> Fact<PasswordStatus> {
      switch bits.map({ $0 >> shift & 3 }) {
      case 0: Fact(.value(.disabled), from: source)
      case 1: Fact(.value(.enabled), from: source)
      case 2: Fact(.value(.notImplemented), from: source)
      default: nothing()
      }
    }
    firmware.powerOnPassword = status(6)
    firmware.keyboardPassword = status(4)
    firmware.administratorPassword = status(2)
  }
}
