/// One part that the controller of an NVMe disk made of its capacity, a disk to the kernel. NVMe 2.0 §3.2.1.
public struct DiskNamespace: FactSection {
  /// The kernel's name, which may change at the next start.
  public var name = Fact<DeviceText>()
  /// The controller's number for it, from 1.
  public var number = Fact<Int64>()
  public var sizeBytes = Fact<Int64>()
  /// World-wide name with its kind.
  public var wwn = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("name", &name)
    v.fact("number", &number)
    v.fact("size_bytes", &sizeBytes)
    v.fact("wwn", &wwn)
  }
}
