/// Something that measures or cools the machine. SMBIOS 3.7 §7.27 to §7.29 (types 26 to 28).
public struct Probe: FactSection {
  public var kind = Fact<ProbeKind>()
  public var description = Fact<DeviceText>()
  /// `Processor`, `Motherboard` …: the standard's words; a cooling device has none.
  public var location = Fact<DeviceText>()
  /// Of a cooling device: `Fan`, `Heat Pipe` …: the standard's words.
  public var type = Fact<DeviceText>()
  /// `OK`, `Critical` …: the standard's words.
  public var status = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("kind", &kind)
    v.fact("description", &description)
    v.fact("location", &location)
    v.fact("type", &type)
    v.fact("status", &status)
  }
}

/// What a probe is about. The raw values are part of the `scan-report` format.
public enum ProbeKind: String, FactCode {
  case voltage, cooling, temperature
}
