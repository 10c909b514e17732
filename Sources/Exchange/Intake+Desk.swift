import Identity
public import Lifecycle
public import Model

/// What stands beside a scanned machine.
extension Intake {
  /// More is no desk, and costs a look-up each.
  private static let deskAtMost = 64

  /// Monitors, docks, headsets and printers, each once, as far as they can be told from others; of monitors also those that
  /// cannot. Keyboards and what else has no serial are left out.
  ///
  /// - Parameter machine: what cannot be told from others is known by it.
  public func deskThings(of machine: EntityID) -> [DeskThing] {
    let named = monitors.map(thing)
    let nameless = unknown.compactMap { thing($0, of: machine) }
    guard !keys.isVirtual else { return [] }
    return Array((named + nameless + docks + peripherals + printers).prefix(Self.deskAtMost))
  }

  // MARK: Monitors

  private func thing(_ monitor: SeenMonitor) -> DeskThing {
    DeskThing(
      .monitor, maker: monitor.maker, model: monitor.model, serial: monitor.serial,
      port: Self.port(monitor.connector), keys: monitor.lookupKeys + [monitor.keys.line].compactMap(\.self))
  }

  private func thing(_ monitor: Monitor, of machine: EntityID) -> DeskThing? {
    let port = Self.port(monitor.connector.value)
    let kind = "\(monitor.maker.value?.string ?? ""):\(monitor.productCode.value.map { "\($0)" } ?? "")"
    // Of a monitor that tells nothing at all nothing can be said.
    guard let name = port.string, kind != ":" else { return nil }
    return DeskThing(
      .monitor, maker: monitor.makerName.value ?? monitor.maker.value, model: monitor.name.value, port: port,
      keys: [DeskThing.key(ofPort: name, of: machine, kind: kind)])
  }

  /// Without the card, which may be counted otherwise at the next start; the kernel numbers connectors through over all of them.
  private static func port(_ connector: DeviceText?) -> DeviceText {
    let bytes = connector?.bytes ?? []
    guard bytes.starts(with: "card".utf8), let dash = bytes.firstIndex(of: 0x2D) else {
      return DeviceText(bytes: bytes)
    }
    return DeviceText(bytes: Array(bytes[(dash + 1)...]))
  }

  // MARK: Docks

  /// A router on Thunderbolt speaks for all that hangs on it. Without one a dock is a hub with a network card behind it.
  private var docks: [DeskThing] {
    let routers = report.hardware?.thunderboltDevices.filter { $0.attached.value == true } ?? []
    guard routers.isEmpty else { return routers.compactMap(thing) }
    return (report.hardware?.networkCards ?? []).compactMap(dock).reduce(into: []) { docks, dock in
      if !docks.contains(where: { $0.keys == dock.keys }) { docks.append(dock) }
    }
  }

  private func thing(_ router: ThunderboltDevice) -> DeskThing? {
    guard let id = router.uniqueId.value, rules.rejects(id, as: .uuid) == nil, let uuid = Normalise.uuid(id),
      let port = router.name.value
    else { return nil }
    return DeskThing(
      .dock, maker: router.vendorName.value, model: router.deviceName.value, port: port,
      keys: ["thunderbolt:\(uuid)"])
  }

  /// By the serial of the hub, else by the address of its network card. Of a dock that gives its laptop's address for
  /// its own the address says nothing beyond that laptop, where it does no harm.
  private func dock(_ card: NetworkCard) -> DeskThing? {
    guard card.bus.value == .usb, card.kind.value == .ethernet, card.removable.value != false,
      let port = card.busPath.value.flatMap(Self.usbPort),
      let hub = hub(above: port)
    else { return nil }
    if let key = usbKey(hub) { return thing(hub, .dock, key: key) }
    guard let mac = card.permanentMac.value, rules.rejects(mac, as: .mac) == nil,
      let address = Normalise.mac(mac), !Normalise.isLocallyAdministered(mac), !isOfMachine(address)
    else { return nil }
    return thing(hub, .dock, key: "dock:\(address)")
  }

  private func isOfMachine(_ address: String) -> Bool {
    keys.macs.contains { Normalise.mac($0) == address }
  }

  /// The last folder of a path that is called as a USB device is: `…/1-4/1-4.2/1-4.2:1.0` is behind `1-4.2`.
  private static func usbPort(_ path: DeviceText) -> String? {
    path.string?.split(separator: "/").last { $0.contains("-") && !$0.contains(":") }.map(String.init)
  }

  /// The outermost hub on the way to a device, which is the one a person plugs in.
  private func hub(above port: String) -> USBDevice? {
    report.hardware?.usbDevices.filter { device in
      guard let name = device.port.value?.string, device.classCode.value?.string?.hasPrefix("09") == true
      else {
        return false
      }
      return device.removable.value != false && port.hasPrefix("\(name).")
    }.min { ($0.port.value?.bytes.count ?? 0) < ($1.port.value?.bytes.count ?? 0) }
  }

  // MARK: Others on USB

  /// What sounds: headsets, speakers, conference phones; no camera, which most often sits in a lid, and nothing within a dock.
  private var peripherals: [DeskThing] {
    let all = report.hardware?.peripherals ?? []
    return all.filter { one in
      one.kind.value == .sound && one.attached.value != false
        && !all.contains { $0.kind.value == .camera && $0.address.value == one.address.value }
    }.compactMap { one in
      device(at: one.address.value).flatMap { usb in
        usbKey(usb).map { thing(usb, .peripheral, key: $0) }
      }
    }
  }

  private var printers: [DeskThing] {
    (report.hardware?.printers ?? []).compactMap { printer in
      guard let serial = believed(printer.serial.value), let port = printer.port.value else { return nil }
      let model = printer.model.value.map(Normalise.serial) ?? ""
      return DeskThing(
        .printer, maker: printer.manufacturer.value, model: printer.model.value, serial: serial, port: port,
        keys: ["printer:\(model):\(Normalise.serial(serial))", "serial:\(Normalise.serial(serial))"])
    }
  }

  private func device(at port: DeviceText?) -> USBDevice? {
    report.hardware?.usbDevices.first { $0.port.value != nil && $0.port.value == port }
  }

  private func believed(_ serial: DeviceText?) -> DeviceText? {
    guard let serial = serial?.trimmed, !serial.isEmpty, rules.rejects(serial, as: .serial) == nil,
      rules.rejects(serial, as: .diskSerial) == nil
    else { return nil }
    return serial
  }

  private func usbKey(_ usb: USBDevice) -> String? {
    guard let serial = believed(usb.serial.value), let vendor = usb.vendorId.value?.string,
      let product = usb.productId.value?.string
    else { return nil }
    return "usb:\(vendor):\(product):\(Normalise.serial(serial))"
  }

  private func thing(_ usb: USBDevice, _ category: Model.Category, key: String) -> DeskThing {
    let serial = key.hasPrefix("usb:") ? believed(usb.serial.value) : nil
    return DeskThing(
      category, maker: usb.manufacturer.value ?? usb.vendorName.value,
      model: usb.product.value ?? usb.productName.value, serial: serial, port: usb.port.value ?? "",
      keys: [key] + (serial.map { ["serial:\(Normalise.serial($0))"] } ?? []))
  }
}
