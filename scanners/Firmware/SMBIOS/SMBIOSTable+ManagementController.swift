import Model

extension SMBIOSTable {
  /// The controller one reaches by IPMI (type 38).
  ///
  /// - Source: SMBIOS 3.7 §7.39; IPMI 2.0 appendix C1.
  var managementController: ManagementController? {
    first(38).map { information in
      var controller = ManagementController()
      controller.present = information.fact(true)
      controller.interface = information.text(information.byte(at: 0x04), in: Self.managementInterfaces)
      controller.version = information.fact(
        information.byte(at: 0x05).map { DeviceText("\($0 >> 4).\($0 & 0x0F)") })
      return controller
    }
  }

  /// SMBIOS 3.7 §7.39.1, BMC Interface Type.
  static let managementInterfaces = SMBIOSWords((0x00, [nil, "KCS", "SMIC", "BT", "SSIF"]))
}
