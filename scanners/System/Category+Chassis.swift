import Model

extension Category {
  /// What a case of this type most likely holds; `nil` where the type says nothing of use.
  ///
  /// - Source: SMBIOS 3.7 §7.4.1, System Enclosure or Chassis Types.
  init?(chassisType: Int64) {
    switch chassisType {
    case 0x08, 0x09, 0x0A, 0x0E, 0x1F, 0x20: self = .laptop
    case 0x03...0x07, 0x0D, 0x0F, 0x10, 0x23, 0x24: self = .desktop
    case 0x11, 0x17, 0x1C, 0x1D: self = .server
    case 0x1E: self = .tablet
    case 0x0B: self = .phone
    case 0x0C: self = .dock
    case 0x16: self = .storage
    default: return nil
    }
  }
}
