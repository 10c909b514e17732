import Model

extension SMBIOSTable {
  /// What watches and cools the machine: voltage probes (type 26), cooling devices (27), temperature probes (28).
  ///
  /// - Source: SMBIOS 3.7 §7.27, §7.28 and §7.29.
  var probes: [Probe] {
    structures.compactMap { information in
      switch information.type {
      case 26: probe(information, .voltage)
      case 28: probe(information, .temperature)
      case 27:
        cooling(information)
      default: nil
      }
    }
  }

  private func probe(_ information: SMBIOSStructure, _ kind: ProbeKind) -> Probe {
    let place = information.byte(at: 0x05)
    var probe = Probe()
    probe.kind = information.fact(kind)
    probe.description = information.text(at: 0x04)
    probe.location = information.text(
      place.map { $0 & 0x1F }, in: kind == .voltage ? Self.voltageLocations : Self.temperatureLocations)
    probe.type = information.fact(nil)
    probe.status = information.text(place.map { $0 >> 5 }, in: Self.probeStates)
    return probe
  }

  /// It has a kind in place of a location, and a description since SMBIOS 2.7.
  private func cooling(_ information: SMBIOSStructure) -> Probe {
    let kind = information.byte(at: 0x06)
    var probe = Probe()
    probe.kind = information.fact(.cooling)
    probe.description = information.text(at: 0x0E)
    probe.location = information.fact(nil)
    probe.type = information.text(kind.map { $0 & 0x1F }, in: Self.coolingTypes)
    probe.status = information.text(kind.map { $0 >> 5 }, in: Self.probeStates)
    return probe
  }

  /// SMBIOS 3.7 §7.27.1, Voltage Probe: Location.
  static let voltageLocations = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "Processor", "Disk", "Peripheral Bay", "System Management Module", "Motherboard",
        "Memory Module", "Processor Module", "Power Unit", "Add-in Card",
      ]
    ))

  /// SMBIOS 3.7 §7.29.1, Temperature Probe: Location.
  static let temperatureLocations = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "Processor", "Disk", "Peripheral Bay", "System Management Module", "Motherboard",
        "Memory Module", "Processor Module", "Power Unit", "Add-in Card", "Front Panel Board",
        "Back Panel Board", "Power System Board", "Drive Back Plane",
      ]
    ))

  /// SMBIOS 3.7 §7.27.1, §7.28.1 and §7.29.1, Status.
  static let probeStates = SMBIOSWords(
    (0x01, [nil, nil, "OK", "Non-critical", "Critical", "Non-recoverable"]))

  /// SMBIOS 3.7 §7.28.1, Cooling Device: Device Type.
  static let coolingTypes = SMBIOSWords(
    (
      0x01,
      [
        nil, nil, "Fan", "Centrifugal Blower", "Chip Fan", "Cabinet Fan", "Power Supply Fan", "Heat Pipe",
        "Integrated Refrigeration",
      ]
    ), (0x10, ["Active Cooling", "Passive Cooling"]))
}
