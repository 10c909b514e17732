import Model

extension SMBIOSTable {
  /// Devices soldered to the board, with their place on PCI (type 41).
  ///
  /// - Source: SMBIOS 3.7 §7.42.
  var onboardDevices: [OnboardDevice] {
    all(41).map { information in
      let type = information.byte(at: 0x05)
      var device = OnboardDevice()
      device.designation = information.text(at: 0x04)
      device.type = information.text(type.map { $0 & 0x7F }, in: Self.onboardTypes)
      device.enabled = information.fact(type.map { $0 & 0x80 != 0 })
      device.address = information.busAddress(at: 0x07)
      return device
    }
  }

  /// SMBIOS 3.7 §7.42.2, Onboard Devices Extended Information: Device Type.
  static let onboardTypes = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "Video", "SCSI Controller", "Ethernet", "Token Ring", "Sound", "PATA Controller",
        "SATA Controller", "SAS Controller", "Wireless LAN", "Bluetooth", "WWAN", "eMMC", "NVMe Controller",
        "UFS Controller",
      ]
    ))
}
