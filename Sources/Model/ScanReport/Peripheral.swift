/// A device beside the main parts, built in or attached.
public struct Peripheral: FactSection {
  public var kind = Fact<PeripheralKind>()
  /// USB port, PCI address or the kernel's name.
  public var address = Fact<DeviceText>()
  /// Four lower-case hexadecimal digits, where its bus has such ids.
  public var vendorId = Fact<DeviceText>()
  public var productId = Fact<DeviceText>()
  /// As the device says, else as the hardware database names the id.
  public var manufacturer = Fact<DeviceText>()
  public var model = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  /// Whether it hangs, itself or by the dock it is in, on a port a person can reach; absent when the firmware does not
  /// say.
  public var attached = Fact<Bool>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("kind", &kind)
    v.fact("address", &address)
    v.fact("vendor_id", &vendorId)
    v.fact("product_id", &productId)
    v.fact("manufacturer", &manufacturer)
    v.fact("model", &model)
    v.fact("serial", &serial)
    v.fact("attached", &attached)
  }
}

/// What a peripheral does. The raw values are part of the `scan-report` format.
public enum PeripheralKind: String, FactCode {
  case bluetooth, camera, sound
  case cardReader = "card_reader"
  case fingerprintReader = "fingerprint_reader"
  case opticalDrive = "optical_drive"
  case smartCardReader = "smart_card_reader"
}
