import Model

extension SMBIOSTable {
  /// The trusted platform module, for a kernel that shows none or tells little of it (type 43).
  ///
  /// - Source: SMBIOS 3.7 §7.44.
  func fill(_ tpm: inout TPM) {
    guard let information = first(43), let major = information.byte(at: 0x08),
      let minor = information.byte(at: 0x09)
    else { return }
    if tpm.present.value != true { tpm.present = information.fact(true) }
    tpm.version = tpm.version.or(information.fact(DeviceText("\(major).\(minor)")))
    let start = information.area.startIndex + 0x04
    let maker = DeviceText(bytes: Array(information.area[start..<(start + 4)])).trimmed
    tpm.maker = tpm.maker.or(information.fact(maker.isEmpty ? nil : maker))
    tpm.firmware = tpm.firmware.or(
      information.fact(Self.tpmFirmware(major: major, version: information.number(at: 0x0A, bytes: 4))))
  }

  /// - Parameter version: of a 1.2 module the bytes of TPM_VERSION, its revision in the upper two; of a 2.0 module
  ///   major and minor, 16 bits each.
  /// - Source: SMBIOS 3.7 §7.44, Firmware Version 1.
  static func tpmFirmware(major: UInt64, version: UInt64?) -> DeviceText? {
    version.flatMap { version in
      switch major {
      case 1: DeviceText("\(version >> 16 & 0xFF).\(version >> 24)")
      case 2: DeviceText("\(version >> 16).\(version & 0xFFFF)")
      default: nil
      }
    }
  }
}
