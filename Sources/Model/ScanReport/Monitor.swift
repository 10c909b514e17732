/// A monitor or panel that is connected now. VESA E-EDID 1.4.
public struct Monitor: FactSection {
  /// Card and connector, as the kernel names them: `card0-DP-1`.
  public var connector = Fact<DeviceText>()
  /// A panel built into the machine.
  public var builtIn = Fact<Bool>()
  /// Three letters, as registered with the UEFI Forum.
  public var maker = Fact<DeviceText>()
  public var productCode = Fact<Int64>()
  public var serialNumber = Fact<Int64>()
  /// The serial as text, from its own descriptor.
  public var serial = Fact<DeviceText>()
  public var name = Fact<DeviceText>()
  public var week = Fact<Int64>()
  public var year = Fact<Int64>()
  public var modelYear = Fact<Int64>()
  public var widthMm = Fact<Int64>()
  public var heightMm = Fact<Int64>()
  public var nativeWidthPx = Fact<Int64>()
  public var nativeHeightPx = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("connector", &connector)
    v.fact("built_in", &builtIn)
    v.fact("maker", &maker)
    v.fact("product_code", &productCode)
    v.fact("serial_number", &serialNumber)
    v.fact("serial", &serial)
    v.fact("name", &name)
    v.fact("week", &week)
    v.fact("year", &year)
    v.fact("model_year", &modelYear)
    v.fact("width_mm", &widthMm)
    v.fact("height_mm", &heightMm)
    v.fact("native_width_px", &nativeWidthPx)
    v.fact("native_height_px", &nativeHeightPx)
  }
}
