import Model

extension SMBIOSTable {
  /// Power supplies that are in their bays (type 39).
  ///
  /// - Source: SMBIOS 3.7 §7.40; bit 1 of the characteristics (§7.40.1) says that it is there.
  var powerSupplies: [PowerSupply] {
    all(39).compactMap { information in
      guard let characteristics = information.word(at: 0x0E), characteristics & 2 != 0 else { return nil }
      var supply = PowerSupply()
      supply.location = information.text(at: 0x05)
      supply.name = information.text(at: 0x06)
      supply.manufacturer = information.text(at: 0x07)
      supply.serial = information.text(at: 0x08)
      supply.assetTag = information.text(at: 0x09)
      supply.partNumber = information.text(at: 0x0A)
      supply.maxWatts = information.fact(
        information.word(at: 0x0C).flatMap { $0 == 0x8000 ? nil : Int64($0) })
      return supply
    }
  }
}
