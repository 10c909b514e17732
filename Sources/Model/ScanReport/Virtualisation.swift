/// Whether this is a machine, a part of one, or one made of software.
public struct Virtualisation: FactSection {
  /// Its source is the evidence.
  public var kind = Fact<VirtualisationKind>()
  /// Which one, in lower case: `kvm`, `vmware`, `docker` …; absent when the evidence does not tell.
  public var product = Fact<DeviceText>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("kind", &kind)
    v.fact("product", &product)
  }
}

/// The raw values are part of the `scan-report` format.
public enum VirtualisationKind: String, FactCode {
  case none, container
  case virtualMachine = "virtual_machine"
}
