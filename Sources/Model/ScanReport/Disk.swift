/// A storage device, whole: no partitions, no volumes built on top of others.
public struct Disk: FactSection {
  /// The kernel's name, which may change at the next start.
  public var name = Fact<DeviceText>()
  public var vendor = Fact<DeviceText>()
  public var model = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  /// World-wide name with its kind: `naa.…`, `eui.…`, `nvme.…`, `uuid.…`.
  public var wwn = Fact<DeviceText>()
  public var sizeBytes = Fact<Int64>()
  public var bus = Fact<DiskBus>()
  public var rotational = Fact<Bool>()
  /// The medium can be taken out; says nothing of the cable.
  public var removable = Fact<Bool>()
  public var firmware = Fact<DeviceText>()
  /// Whether it hangs, itself or by the dock it is in, on a port a person can reach; absent when the firmware does not
  /// say.
  public var attached = Fact<Bool>()
  /// Of a disk that is split into several; name and world-wide name above are then the first one's, the size their sum.
  public var namespaces: [DiskNamespace] = []
  /// `nil` unless it was asked for.
  public var health: DiskHealth?

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("name", &name)
    v.fact("vendor", &vendor)
    v.fact("model", &model)
    v.fact("serial", &serial)
    v.fact("wwn", &wwn)
    v.fact("size_bytes", &sizeBytes)
    v.fact("bus", &bus)
    v.fact("rotational", &rotational)
    v.fact("removable", &removable)
    v.fact("firmware", &firmware)
    v.fact("attached", &attached)
    v.list("namespaces", &namespaces)
    v.section("health", &health)
  }
}

/// How a disk is attached. The raw values are part of the `scan-report` format.
public enum DiskBus: String, FactCode {
  case nvme, ata, scsi, usb, mmc, virtio, xen
}
