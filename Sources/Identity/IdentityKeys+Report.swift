public import Model

extension IdentityKeys {
  /// What a scan report says of a machine's identity.
  public init(_ report: ScanReport) {
    let kind = report.virtualisation.kind.value
    self.init(
      isPrivileged: report.privileged, isVirtual: kind == .virtualMachine, isContainer: kind == .container)
    machineID = report.operatingSystem.machineId.value
    guard let hardware = report.hardware else { return }
    maker = hardware.system.vendor.value
    model = hardware.system.product.value
    serial = hardware.system.serial.value ?? hardware.system.deviceTreeSerial.value
    uuid = hardware.system.uuid.value
    boardMaker = hardware.board.vendor.value
    boardSerial = hardware.board.serial.value
    chassisSerial = hardware.chassis.serial.value
    assetTag = hardware.chassis.assetTag.value
    macs = hardware.networkCards.filter(Self.isBuiltIn).compactMap { $0.permanentMac.value ?? $0.mac.value }
    disks = hardware.disks.filter { $0.bus.value != .usb && $0.removable.value != true }.compactMap { disk in
      guard let serial = disk.serial.value else { return nil }
      return Disk(model: disk.model.value ?? DeviceText(bytes: []), serial: serial)
    }
    modules = hardware.memory.modules.compactMap { module in
      guard let serial = module.serial.value else { return nil }
      return Module(partNumber: module.partNumber.value ?? DeviceText(bytes: []), serial: serial)
    }
  }

  /// What hangs on a cable belongs to the dock or to a drawer, and identifies no machine.
  private static func isBuiltIn(_ card: NetworkCard) -> Bool {
    card.bus.value != .usb && card.removable.value != true && card.kind.value != .wwan
  }
}
