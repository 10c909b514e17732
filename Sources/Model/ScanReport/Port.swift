/// A connector, on the board, on the outside of the case or both. SMBIOS 3.7 §7.9 (type 8).
public struct Port: FactSection {
  /// What it speaks: `USB`, `Network Port` …: the standard's words.
  public var type = Fact<DeviceText>()
  /// What is printed on the board.
  public var internalName = Fact<DeviceText>()
  public var internalConnector = Fact<DeviceText>()
  /// What is printed on the case.
  public var externalName = Fact<DeviceText>()
  public var externalConnector = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("type", &type)
    v.fact("internal_name", &internalName)
    v.fact("internal_connector", &internalConnector)
    v.fact("external_name", &externalName)
    v.fact("external_connector", &externalConnector)
  }
}
