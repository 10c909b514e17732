/// How well the running system is guarded, as far as the kernel tells everybody.
public struct Security: FactSection {
  /// What root may still change in the running kernel.
  public var lockdown = Fact<Lockdown>()
  /// Whether dm-crypt lies between the root file system and every disk below it.
  public var rootEncrypted = Fact<Bool>()
  /// Known weaknesses of processors, and whether this one has them.
  public var vulnerabilities: [Vulnerability] = []

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("lockdown", &lockdown)
    v.fact("root_encrypted", &rootEncrypted)
    v.list("vulnerabilities", &vulnerabilities)
  }
}

/// kernel_lockdown(7). The raw values are part of the `scan-report` format.
public enum Lockdown: String, FactCode {
  case none, integrity, confidentiality
}
