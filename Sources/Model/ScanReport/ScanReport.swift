/// What one scan saw of one machine: facts with their sources, nothing judged.
public struct ScanReport: FactSection {
  /// The version of the published format this release writes.
  public static let schemaVersion = 1

  public var scannedAt = Instant(milliseconds: 0)
  public var scannerName = ""
  public var scannerVersion = ""
  /// Whether the scan could read what the kernel keeps for root.
  public var privileged = false
  public var notes: [ScanNote] = []
  public var virtualisation = Virtualisation()
  public var operatingSystem = OperatingSystem()
  /// `nil` inside a container: what the kernel shows there is the host's, and is not claimed.
  public var hardware: Hardware?

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.section("virtualisation", &virtualisation)
    v.section("operating_system", &operatingSystem)
    v.section("hardware", &hardware)
  }
}
