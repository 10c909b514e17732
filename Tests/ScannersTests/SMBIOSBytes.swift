import Model

@testable import Scanners

/// Tables written by hand, and everything that is read from one.
enum SMBIOSBytes {
  /// A structure with these bytes after its header, and these strings after them.
  static func structure(_ type: UInt8, handle: UInt8 = 0, _ fields: [UInt8], _ strings: [String] = [])
    -> [UInt8]
  {
    var bytes: [UInt8] = [type, UInt8(4 + fields.count), handle, 0] + fields
    for string in strings { bytes += Array(string.utf8) + [0] }
    return bytes + (strings.isEmpty ? [0, 0] : [0])
  }

  static let end = structure(127, [])

  static func table(_ structures: [UInt8]...) -> SMBIOSTable {
    SMBIOSTable(structures.flatMap { $0 } + end, source: "t")
  }

  /// A 32-bit entry point with right checksums, for a table of this length and so many structures.
  static func entry32(_ major: UInt8, _ minor: UInt8, length: UInt16, structures: UInt16) -> [UInt8] {
    var bytes: [UInt8] = Array("_SM_".utf8) + [0, 0x1F, major, minor, 0, 1, 0, 0, 0, 0, 0, 0]
    bytes += Array("_DMI_".utf8) + [0, UInt8(length & 0xFF), UInt8(length >> 8), 0, 0, 0x0F, 0]
    bytes += [UInt8(structures & 0xFF), UInt8(structures >> 8), major << 4 | minor]
    bytes[0x15] = 0 &- bytes[0x10...].reduce(0, &+)
    bytes[0x04] = 0 &- bytes.reduce(0, &+)
    return bytes
  }

  static func entry64(_ major: UInt8, _ minor: UInt8, length: UInt16) -> [UInt8] {
    var bytes: [UInt8] = Array("_SM3_".utf8) + [0, 0x18, major, minor, 1, 1, 0]
    bytes += [UInt8(length & 0xFF), UInt8(length >> 8), 0, 0, 0, 0, 0x0F, 0, 0, 0, 0, 0]
    bytes[0x05] = 0 &- bytes.reduce(0, &+)
    return bytes
  }

  /// Every part of a report that a table can fill, filled from an empty machine.
  static func hardware(_ table: SMBIOSTable) -> Hardware {
    var hardware = Hardware()
    table.fill(&hardware.system)
    table.fill(&hardware.board)
    table.fill(&hardware.chassis)
    table.fill(&hardware.firmware)
    table.fillPasswords(&hardware.firmware)
    table.fill(&hardware.processors)
    table.fill(&hardware.memory)
    table.fill(&hardware.tpm)
    hardware.batteries = table.batteries
    hardware.slots = table.slots
    hardware.ports = table.ports
    hardware.onboardDevices = table.onboardDevices
    hardware.powerSupplies = table.powerSupplies
    hardware.probes = table.probes
    hardware.managementController = table.managementController ?? ManagementController()
    hardware.oemStrings = table.oemStrings
    return hardware
  }

  /// How many things a table gave: no more than it has bytes for, whatever they are.
  static func parts(_ hardware: Hardware) -> Int {
    hardware.processors.count + hardware.memory.modules.count + hardware.memory.emptySlots.count
      + hardware.batteries.count + hardware.slots.count + hardware.ports.count
      + hardware.onboardDevices.count + hardware.powerSupplies.count + hardware.probes.count
  }
}
