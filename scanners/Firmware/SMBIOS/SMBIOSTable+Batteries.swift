import Model

extension SMBIOSTable {
  /// Batteries as the firmware lists them (type 22): what was built in, not what is in it today.
  ///
  /// Firmware that was never adapted lists a battery in every machine, most often without capacity or voltage.
  /// Only those that tell both, in the range of a battery one can carry, are taken.
  ///
  /// - Source: SMBIOS 3.7 §7.23.
  var batteries: [Battery] {
    all(22).compactMap { information in
      let capacity = Self.batteryMwh(
        capacity: information.word(at: 0x0A), multiplier: information.byte(at: 0x15))
      guard let capacity, (1000...500_000).contains(capacity),
        let voltage = information.word(at: 0x0C), (1000...60_000).contains(voltage)
      else { return nil }
      var battery = Battery()
      battery.name = information.text(at: 0x04)
      battery.manufacturer = information.text(at: 0x05)
      battery.model = information.text(at: 0x08)
      battery.serial = information.text(at: 0x07)
      if information.byte(at: 0x07) == 0, let number = information.word(at: 0x10), number > 0 {
        let digits = String(number, radix: 16, uppercase: true)
        battery.serial = information.fact(
          DeviceText(String(repeating: "0", count: 4 - digits.count) + digits))
      }
      battery.chemistry = information.text(information.byte(at: 0x09), in: Self.chemistries)
      if information.byte(at: 0x09) == 0x02, information.area.count >= 0x1A {
        battery.chemistry = information.text(at: 0x14)
      }
      battery.designMwh = information.fact(capacity)
      battery.fullMwh = information.fact(nil)
      battery.nowMwh = information.fact(nil)
      battery.cycles = information.fact(nil)
      return battery
    }
  }

  /// - Parameters:
  ///   - capacity: in mWh; 0 is unknown.
  ///   - multiplier: since SMBIOS 2.2; 1 before it.
  static func batteryMwh(capacity: UInt64?, multiplier: UInt64?) -> Int64? {
    guard let capacity, capacity > 0 else { return nil }
    let factor = multiplier ?? 1
    return factor > 0 ? Int64(capacity * factor) : nil
  }

  /// SMBIOS 3.7 §7.23.1, Device Chemistry.
  static let chemistries = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "Lead Acid", "Nickel Cadmium", "Nickel Metal Hydride", "Lithium Ion", "Zinc Air",
        "Lithium Polymer",
      ]
    ))
}
