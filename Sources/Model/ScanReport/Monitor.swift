/// A monitor or panel that is connected now. VESA E-EDID 1.4, CTA-861-I, DisplayID 2.1.
public struct Monitor: FactSection {
  /// Card and connector, as the kernel names them: `card0-DP-1`.
  public var connector = Fact<DeviceText>()
  /// A panel built into the machine.
  public var builtIn = Fact<Bool>()
  /// A picture is sent to it.
  public var enabled = Fact<Bool>()
  /// Three letters, as registered with the UEFI Forum.
  public var maker = Fact<DeviceText>()
  /// As the hardware database names it.
  public var makerName = Fact<DeviceText>()
  public var productCode = Fact<Int64>()
  public var serialNumber = Fact<Int64>()
  /// The serial as text, from its own descriptor.
  public var serial = Fact<DeviceText>()
  public var name = Fact<DeviceText>()
  /// Further texts, a line each: a panel's part number, most often.
  public var text = Fact<DeviceText>()
  public var week = Fact<Int64>()
  public var year = Fact<Int64>()
  public var modelYear = Fact<Int64>()
  public var widthMm = Fact<Int64>()
  public var heightMm = Fact<Int64>()
  public var nativeWidthPx = Fact<Int64>()
  public var nativeHeightPx = Fact<Int64>()
  public var input = Fact<MonitorInput>()
  /// Sound comes over its cable too.
  public var audio = Fact<Bool>()
  /// Version and revision of its EDID: `1.4`.
  public var edidVersion = Fact<DeviceText>()
  /// Where one screen takes several connectors: how many tiles it has, and which of them this one is, from 1.
  public var tileColumns = Fact<Int64>()
  public var tileRows = Fact<Int64>()
  public var tileColumn = Fact<Int64>()
  public var tileRow = Fact<Int64>()
  /// The same for all tiles of one screen: hexadecimal digits of its maker, product and serial.
  public var tileScreen = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("connector", &connector)
    v.fact("built_in", &builtIn)
    v.fact("enabled", &enabled)
    v.fact("maker", &maker)
    v.fact("maker_name", &makerName)
    v.fact("product_code", &productCode)
    v.fact("serial_number", &serialNumber)
    v.fact("serial", &serial)
    v.fact("name", &name)
    v.fact("text", &text)
    v.fact("week", &week)
    v.fact("year", &year)
    v.fact("model_year", &modelYear)
    v.fact("width_mm", &widthMm)
    v.fact("height_mm", &heightMm)
    v.fact("native_width_px", &nativeWidthPx)
    v.fact("native_height_px", &nativeHeightPx)
    v.fact("input", &input)
    v.fact("audio", &audio)
    v.fact("edid_version", &edidVersion)
    v.fact("tile_columns", &tileColumns)
    v.fact("tile_rows", &tileRows)
    v.fact("tile_column", &tileColumn)
    v.fact("tile_row", &tileRow)
    v.fact("tile_screen", &tileScreen)
  }
}

/// What kind of signal a monitor takes at this connector. The raw values are part of the `scan-report` format.
public enum MonitorInput: String, FactCode {
  case analog
  /// Of a kind it does not tell.
  case digital
  case dvi
  case hdmiA = "hdmi_a"
  case hdmiB = "hdmi_b"
  case mddi
  case displayPort = "display_port"
}
