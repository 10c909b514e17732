public import Model

/// The network cards: interfaces with hardware behind them.
///
/// Left out: bridges, tunnels and other made-up interfaces, and the virtual functions of a card.
///
/// - Reads: `sys/class/net/*/{address,addr_assign_type,speed,duplex,type}`, the link `device/driver`, and `removable`
///   of the USB or PCI device; where the address was made up `bonding_slave/perm_hwaddr` or the driver's answer to
///   `ETHTOOL_GPERMADDR`; no rights needed.
/// - Shape: MAC addresses in lower case with colons; speed in Mbit/s, absent without a link.
/// - Source: Linux `Documentation/ABI/testing/sysfs-class-net`.
public struct SysClassNet: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    for device in machine.list("net") where !device.path.hasPrefix("sys/devices/virtual/") {
      guard case .value = machine.tree.link("\(device.path)/device"),
        !machine.tree.exists("\(device.path)/device/physfn")
      else { continue }
      hardware.networkCards.append(card(device, machine))
    }
  }

  private func card(_ device: Device, _ machine: Machine) -> NetworkCard {
    let tree = machine.tree
    let properties = machine.devices.properties(of: device)
    var card = NetworkCard()
    card.name = Fact(.value(DeviceText(String(device.name))), from: device.path)
    let type = tree.number("\(device.path)/type")
    card.kind = Self.kind(type, properties.kernel("DEVTYPE"))
    card.mac = tree.text("\(device.path)/address").parsed(expecting: .mac, Self.mac)
    // 0: the address is the one the hardware came with (NET_ADDR_PERM).
    let assigned = tree.number("\(device.path)/addr_assign_type")
    card.permanentMac =
      assigned.value == 0
      ? card.mac
      : tree.text("\(device.path)/bonding_slave/perm_hwaddr")
        .or(tree.permanentAddress(of: String(device.name)))
        .parsed(expecting: .mac, Self.mac)
    card.driver = machine.driver(of: "\(device.path)/device")
    let speed = tree.number("\(device.path)/speed")
    card.speedMbits = Fact(
      speed.finding.flatMap { (1..<0xFFFF_FFFF).contains($0) ? .value($0) : .absent }, from: speed.source)
    let duplex = "\(device.path)/duplex"
    // Without a link the kernel refuses the one and makes the other up.
    card.duplex =
      card.speedMbits.value == nil ? Fact(.absent, from: duplex) : Self.duplex(tree.text(duplex))
    card.bus = Fact(.value(Self.bus(of: device)), from: device.path)
    let parent = device.ancestor { $0 == "net" } ?? device.path
    let path = String(parent.dropLast("/net".utf8.count))
    card.busPath = Fact(.value(DeviceText(path)), from: device.path)
    card.removable = machine.removable(device)
    return card
  }

  static func kind(_ type: Fact<Int64>, _ kind: Fact<DeviceText>) -> Fact<NetworkKind> {
    switch kind.value {
    case "wlan": return Fact(.value(.wireless), from: kind.source)
    case "wwan", "wimax": return Fact(.value(.wwan), from: kind.source)
    default: break
    }
    // ARPHRD_ETHER and ARPHRD_INFINIBAND of include/uapi/linux/if_arp.h.
    return Fact(
      type.finding.flatMap { .value($0 == 1 ? .ethernet : $0 == 32 ? .infiniband : .other) },
      from: type.source)
  }

  static func duplex(_ text: Fact<DeviceText>) -> Fact<Duplex> {
    if text.value == "unknown" { return Fact(.absent, from: text.source) }
    return text.parsed(expecting: .code) { Duplex(rawValue: String(decoding: $0, as: UTF8.self)) }
  }

  /// Six bytes, or the twenty of InfiniBand, in lower case.
  static func mac(_ text: [UInt8]) -> DeviceText? {
    let bytes = text.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard bytes.count == 6 || bytes.count == 20, bytes.allSatisfy({ $0.count == 2 && Int64(hex: $0) != nil })
    else { return nil }
    return DeviceText(bytes: text.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 })
  }

  static func bus(of device: Device) -> NetworkBus {
    for name in device.components.dropLast(2).reversed() {
      if name.isUSBDevice { return .usb }
      if name.isPCIAddress { return .pci }
      if name.hasPrefix("virtio") { return .virtio }
      if name.hasPrefix("mmc") { return .sdio }
      if name == "platform" { return .platform }
    }
    return .other
  }
}
