public import Model

/// The devices on the USBs, hubs included, root hubs left out; and what some of them are: cameras, printers …
///
/// - Reads: `sys/bus/usb/devices/*/{uevent,manufacturer,product,serial,speed,removable}`, and `ieee1284_id` of printers;
///   names from the udev database, else from the hardware database; no rights needed.
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
      usb.speedKbits = Self.speed(tree.text("\(device.path)/speed"))
      usb.removable = machine.removable(device)
      hardware.usbDevices.append(usb)
      let interfaces = usb.interfaces.value ?? DeviceText(bytes: [])
      var kinds = PeripheralKind.kinds(ofUSB: interfaces)
      // Fingerprint readers have no class; the rules of libfprint name the driver of each that it knows.
      if properties.udev("LIBFPRINT_DRIVER").value != nil { kinds.append(.fingerprintReader) }
      for kind in kinds { hardware.peripherals.append(Self.peripheral(kind, usb)) }
      if interfaces.bytes.split(separator: 0x3A).contains(where: { $0.starts(with: "07".utf8) }) {
        hardware.printers.append(Self.printer(usb, device, in: all, tree))
      }
    }
  }

  static func peripheral(_ kind: PeripheralKind, _ usb: USBDevice) -> Peripheral {
    var peripheral = Peripheral()
    peripheral.kind = Fact(.value(kind), from: usb.interfaces.source)
    peripheral.address = usb.port
    peripheral.vendorId = usb.vendorId
    peripheral.productId = usb.productId
    peripheral.manufacturer = usb.manufacturer.or(usb.vendorName)
    peripheral.model = usb.product.or(usb.productName)
    peripheral.serial = usb.serial
    peripheral.attached = usb.removable
    return peripheral
  }

  /// By the identity that the printer's own standard asks of it, else by what USB does.
  private static func printer(
    _ usb: USBDevice, _ device: Device, in all: [Device], _ tree: SystemTree
  ) -> Printer {
    var identity = Fact<DeviceText>(.absent, from: "\(device.path)/ieee1284_id")
    for interface in interfaces(of: device, in: all) {
      identity = identity.or(tree.text("\(interface.path)/ieee1284_id"))
    }
    let read = identity.value.map { IEEE1284($0.bytes) }
    func fact(_ text: DeviceText?) -> Fact<DeviceText> {
      Fact(identity.finding.flatMap { _ in text.map { .value($0) } ?? .absent }, from: identity.source)
    }
    var printer = Printer()
    printer.port = usb.port
    printer.manufacturer = fact(read?.manufacturer).or(usb.manufacturer).or(usb.vendorName)
    printer.model = fact(read?.model).or(usb.product).or(usb.productName)
    printer.serial = fact(read?.serial).or(usb.serial)
    printer.commandSet = fact(read?.commandSet)
    return printer
  }

  /// What udev would have collected, from the interfaces themselves.
  private func interfaces(of device: Device, in all: [Device], _ machine: Machine) -> Fact<DeviceText> {
    var codes: [UInt8] = []
    for interface in Self.interfaces(of: device, in: all) {
      let type = machine.devices.properties(of: interface).kernel("INTERFACE").value
      if let code = type.flatMap({ Self.classCode($0.bytes) }) { codes += [0x3A] + code.bytes }
    }
    return Fact(codes.isEmpty ? .absent : .value(DeviceText(bytes: codes + [0x3A])), from: device.path)
  }

  /// They lie below the device, and so behind one another in a list that is sorted by path.
  static func interfaces(of device: Device, in all: [Device]) -> ArraySlice<Device> {
    let beginning = "\(device.path)/\(device.name):"
    var (first, end) = (0, all.count)
    while first < end {
      let middle = first + (end - first) / 2
      if all[middle].path.utf8.lexicographicallyPrecedes(beginning.utf8) {
        first = middle + 1
      } else {
        end = middle
      }
    }
    return all[first...].prefix { $0.path.hasPrefix(beginning) }
  }

  /// A part of `17ef/a387/3104`: vendor, product, release, in hexadecimal without leading zeros.
  static func id(_ index: Int, of product: [UInt8]) -> DeviceText? {
    let parts = product.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count == 3 ? hex(parts[index], digits: 4) : nil
  }

  /// `1.5`, `12`, `480` …, in megabits a second; `unknown` where the kernel does not know.
  static func speed(_ text: Fact<DeviceText>) -> Fact<Int64> {
    if text.value == "unknown" { return Fact(.absent, from: text.source) }
    return text.parsed(expecting: .number) { bytes in
      if bytes.elementsEqual("1.5".utf8) { return 1500 }
      guard let megabits = Int64(decimal: bytes[...]), (1...1_000_000).contains(megabits) else { return nil }
      return megabits * 1000
    }
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
