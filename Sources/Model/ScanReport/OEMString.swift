/// Free text of the machine's maker. SMBIOS 3.7 §7.12 (type 11).
public struct OEMString: FactSection {
  /// Its place in the list, from 1; blank ones are left out.
  public var number = Fact<Int64>()
  public var text = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("number", &number)
    v.fact("text", &text)
  }
}
