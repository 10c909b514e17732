/// A kind of value that junk rules judge. The raw values are written in rule files.
public enum JudgedField: String, Sendable, Hashable, CaseIterable {
  /// Of a system, a board, a chassis, a monitor, a memory module or a battery.
  case serial
  case diskSerial = "disk_serial"
  /// Of a system, a board or a memory module.
  case maker
  /// Product name, part number, family, SKU or asset tag.
  case model
  case uuid
  case machineID = "machine_id"
  case mac
  /// The serial of a monitor as its EDID holds it: a number.
  case monitorNumber = "monitor_number"
}

extension JudgedField {
  /// - Parameter path: of a fact of a scan report, `hardware.disks[0].serial`.
  /// - Returns: `nil` for a fact that nothing is recognised by.
  public init?(fact path: String) {
    var path = path
    if let opened = path.firstIndex(of: "["), let closed = path.lastIndex(of: "]"), opened < closed {
      path.removeSubrange(opened...closed)
    }
    switch path {
    case "hardware.system.vendor", "hardware.board.vendor", "hardware.chassis.vendor",
      "hardware.memory.modules.manufacturer", "hardware.power_supplies.manufacturer":
      self = .maker
    case "hardware.system.product", "hardware.system.version", "hardware.system.family",
      "hardware.system.sku", "hardware.system.device_tree_model", "hardware.board.name",
      "hardware.board.version", "hardware.chassis.version", "hardware.board.asset_tag",
      "hardware.chassis.asset_tag", "hardware.memory.modules.part_number", "hardware.pci_devices.part_number":
      self = .model
    case "hardware.system.serial", "hardware.system.device_tree_serial", "hardware.board.serial",
      "hardware.chassis.serial", "hardware.memory.modules.serial", "hardware.monitors.serial",
      "hardware.batteries.serial", "hardware.power_supplies.serial", "hardware.pci_devices.serial":
      self = .serial
    case "hardware.disks.serial": self = .diskSerial
    case "hardware.system.uuid": self = .uuid
    case "operating_system.machine_id": self = .machineID
    case "hardware.network_cards.mac", "hardware.network_cards.permanent_mac": self = .mac
    case "hardware.monitors.serial_number": self = .monitorNumber
    default: return nil
    }
  }
}
