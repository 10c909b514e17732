public import Model

/// The devices on the USBs, hubs included, root hubs left out.
///
/// - Reads: `sys/bus/usb/devices/*/{uevent,manufacturer,product,serial,removable}`; names from the udev
///   database, else from the hardware database; no rights needed.
/// - Shape: ids and classes in hexadecimal; the strings as the device sent them.
/// - Source: Linux `drivers/usb/core/{driver,sysfs}.c`; USB 2.0 §9.6.1.
public struct SysBusUSB: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let all = machine.list("usb")
    for device in all where device.name.isUSBDevice {
      let properties = machine.devices.properties(of: device)
      let tree = machine.tree
      var usb = USBDevice()
      usb.port = Fact(.value(DeviceText(String(device.name))), from: device.path)
      let product = properties.kernel("PRODUCT")
      usb.vendorId = product.parsed(expecting: .hex) { Self.id(0, of: $0) }
      usb.productId = product.parsed(expecting: .hex) { Self.id(1, of: $0) }
      usb.classCode = properties.kernel("TYPE").parsed(expecting: .number, Self.classCode)
      usb.interfaces = properties.udev("ID_USB_INTERFACES").or(interfaces(of: device, in: all, machine))
      usb.manufacturer = tree.text("\(device.path)/manufacturer")
      usb.product = tree.text("\(device.path)/product")
      usb.serial = tree.text("\(device.path)/serial")
      usb.vendorName = machine.databaseName("ID_VENDOR_FROM_DATABASE", of: properties)
      usb.productName = machine.databaseName("ID_MODEL_FROM_DATABASE", of: properties)
      usb.removable = machine.removable(device)
      hardware.usbDevices.append(usb)
    }
  }

  /// What udev would have collected, from the interfaces themselves.
  private func interfaces(of device: Device, in all: [Device], _ machine: Machine) -> Fact<DeviceText> {
    var codes: [UInt8] = []
    for interface in all where interface.path.hasPrefix("\(device.path)/\(device.name):") {
      let type = machine.devices.properties(of: interface).kernel("INTERFACE").value
      if let code = type.flatMap({ Self.classCode($0.bytes) }) { codes += [0x3A] + code.bytes }
    }
    return Fact(codes.isEmpty ? .absent : .value(DeviceText(bytes: codes + [0x3A])), from: device.path)
  }

  /// A part of `17ef/a387/3104`: vendor, product, release, in hexadecimal without leading zeros.
  static func id(_ index: Int, of product: [UInt8]) -> DeviceText? {
    let parts = product.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count == 3 ? hex(parts[index], digits: 4) : nil
  }

  /// `239/2/1`, decimal, as `ef0201`.
  static func classCode(_ type: [UInt8]) -> DeviceText? {
    let parts = type.split(separator: 0x2F, omittingEmptySubsequences: false).map { Int64(decimal: $0) }
    guard parts.count == 3 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard let part, let byte = UInt8(exactly: part) else { return nil }
      bytes.append(byte)
    }
    return DeviceText(Hex.text(bytes))
  }
}
