/// A network interface with hardware behind it.
public struct NetworkCard: FactSection {
  /// The kernel's name, which may change at the next start.
  public var name = Fact<DeviceText>()
  public var kind = Fact<NetworkKind>()
  /// The address in use, six bytes in lower case with colons.
  public var mac = Fact<DeviceText>()
  /// The address burnt in; absent when the one in use was made up and neither files nor driver tell the other.
  public var permanentMac = Fact<DeviceText>()
  public var driver = Fact<DeviceText>()
  public var speedMbits = Fact<Int64>()
  public var duplex = Fact<Duplex>()
  public var bus = Fact<NetworkBus>()
  /// The kernel's path of the device behind the interface.
  public var busPath = Fact<DeviceText>()
  /// Whether it hangs on a port a person can reach; absent when the firmware does not say.
  public var removable = Fact<Bool>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("name", &name)
    v.fact("kind", &kind)
    v.fact("mac", &mac)
    v.fact("permanent_mac", &permanentMac)
    v.fact("driver", &driver)
    v.fact("speed_mbits", &speedMbits)
    v.fact("duplex", &duplex)
    v.fact("bus", &bus)
    v.fact("bus_path", &busPath)
    v.fact("removable", &removable)
  }
}

/// What an interface speaks. The raw values are part of the `scan-report` format.
public enum NetworkKind: String, FactCode {
  case ethernet, wireless, wwan, infiniband, other
}

/// What an interface is attached by. The raw values are part of the `scan-report` format.
public enum NetworkBus: String, FactCode {
  case pci, usb, virtio, sdio, platform, other
}

/// Whether a link carries both ways at once. The raw values are part of the `scan-report` format.
public enum Duplex: String, FactCode {
  case full, half
}
