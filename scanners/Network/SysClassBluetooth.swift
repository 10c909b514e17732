public import Model

/// Bluetooth radios that no class told: on a serial line, on SDIO, or of their maker's own class on USB.
///
/// - Reads: the names in `sys/class/bluetooth`; no rights needed.
/// - Source: Linux `net/bluetooth/hci_sysfs.c`.
public struct SysClassBluetooth: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    // A connection is `hci0:256`.
    for device in machine.list("bluetooth", where: { $0.hasPrefix("hci") && !$0.contains(":") })
    where !device.path.hasPrefix("sys/devices/virtual/") {
      // The bus it hangs on, else itself.
      let place =
        device.ancestor(where: \.isUSBDevice) ?? device.ancestor(where: \.isPCIAddress) ?? device.path
      let address = DeviceText(String(Device(path: place, subsystem: "bluetooth").name))
      let isTold = hardware.peripherals.contains {
        $0.kind.value == .bluetooth && $0.address.value == address
      }
      if isTold { continue }
      let usb = hardware.usbDevices.first { $0.port.value == address }
      var radio = usb.map { SysBusUSB.peripheral(.bluetooth, $0) } ?? Peripheral()
      radio.kind = Fact(.value(.bluetooth), from: device.path)
      radio.address = Fact(.value(address), from: device.path)
      if usb == nil { radio.attached = machine.removable(device) }
      hardware.peripherals.append(radio)
    }
  }
}
