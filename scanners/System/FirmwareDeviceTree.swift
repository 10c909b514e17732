public import Model

/// The machine's model and serial on boards that are described by a device tree in place of SMBIOS.
///
/// - Reads: `sys/firmware/devicetree/base/{model,serial-number,vm,uuid}`; no rights needed.
/// - Shape: text that ends in a NUL; absent on most PCs.
/// - Source: Devicetree Specification 0.4 §2.3.3 and §3.2; Linux `drivers/of/kobj.c`.
public struct FirmwareDeviceTree: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    hardware.system.deviceTreeModel = tree.text("sys/firmware/devicetree/base/model")
    let serial = "sys/firmware/devicetree/base/serial-number"
    // Every root node has a model; without one there is no tree.
    hardware.system.deviceTreeSerial =
      hardware.system.deviceTreeModel.finding == .absent ? Fact(.absent, from: serial) : tree.text(serial)
    guard hardware.system.deviceTreeModel.finding != .absent else { return }
    // Hosts of POWER guests hand the guest its identity here.
    hardware.system.uuid = hardware.system.uuid.or(
      tree.text("sys/firmware/devicetree/base/vm,uuid").parsed(expecting: .uuid, uuid))
  }
}
