/// A device that one scan of a machine saw and the scan before or after it did not.
public struct DeviceChange: Sendable, Hashable {
  /// The raw values are what programs read.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case disk, module, monitor, battery, network, hub, usb
  }

  public var kind: Kind
  /// It came; else it went.
  public var isHere: Bool
  public var maker: DeviceText?
  public var model: DeviceText?
  public var serial: DeviceText?
  /// Where it is or was, in the kernel's words.
  public var place: DeviceText?
  public var source: String

  /// What it takes to be the same device in the same place: the source says no more than the place.
  fileprivate struct Mark: Hashable {
    var kind: Kind
    var texts: [DeviceText?]
  }

  fileprivate var mark: Mark { Mark(kind: kind, texts: [place, maker, model, serial]) }
}

extension ScanReport {
  /// What went and what came since another scan of this machine, in the order of the report.
  public func changes(since old: ScanReport) -> [DeviceChange] {
    let (before, now) = (old.devices(areHere: false), devices(areHere: true))
    return Self.missing(before, from: now) + Self.missing(now, from: before)
  }

  private static func missing(_ devices: [DeviceChange], from others: [DeviceChange]) -> [DeviceChange] {
    var left = others.reduce(into: [DeviceChange.Mark: Int]()) { $0[$1.mark, default: 0] += 1 }
    return devices.filter { device in
      guard let count = left[device.mark], count > 0 else { return true }
      left[device.mark] = count - 1
      return false
    }
  }

  /// What can come and go while a machine runs.
  private func devices(areHere: Bool) -> [DeviceChange] {
    guard let hardware else { return [] }
    func change(
      _ kind: DeviceChange.Kind, _ place: Fact<DeviceText>, _ maker: Fact<DeviceText>,
      _ model: Fact<DeviceText>,
      _ serial: Fact<DeviceText>
    ) -> DeviceChange {
      DeviceChange(
        kind: kind, isHere: areHere, maker: maker.value, model: model.value, serial: serial.value,
        place: place.value, source: place.source)
    }
    var devices: [DeviceChange] = []
    devices += hardware.memory.modules.map {
      change(.module, $0.slot, $0.manufacturer, $0.partNumber, $0.serial)
    }
    devices += hardware.disks.map { change(.disk, $0.name, $0.vendor, $0.model, $0.serial) }
    devices += hardware.networkCards.map { card in
      change(
        .network, card.name, Fact(), card.driver,
        card.permanentMac.value == nil ? card.mac : card.permanentMac)
    }
    devices += hardware.monitors.map { change(.monitor, $0.connector, $0.maker, $0.name, $0.serial) }
    devices += hardware.batteries.map { change(.battery, $0.name, $0.manufacturer, $0.model, $0.serial) }
    devices += hardware.usbDevices.map { device in
      // Class 09 of the USB: a hub, by itself or in a dock.
      let isHub = device.classCode.value?.bytes.starts(with: "09".utf8) ?? false
      return change(
        isHub ? .hub : .usb, device.port,
        device.manufacturer.value == nil ? device.vendorName : device.manufacturer,
        device.product.value == nil ? device.productName : device.product, device.serial)
    }
    return devices
  }
}
