/// A printer on a port of the machine.
public struct Printer: FactSection {
  /// The kernel's name of the USB port.
  public var port = Fact<DeviceText>()
  public var manufacturer = Fact<DeviceText>()
  public var model = Fact<DeviceText>()
  public var serial = Fact<DeviceText>()
  /// The languages it understands, with commas between them: `PCL,POSTSCRIPT`.
  public var commandSet = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("port", &port)
    v.fact("manufacturer", &manufacturer)
    v.fact("model", &model)
    v.fact("serial", &serial)
    v.fact("command_set", &commandSet)
  }
}
