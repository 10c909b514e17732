/// All caches of one kind in a package together.
public struct ProcessorCache: FactSection {
  public var level = Fact<Int64>()
  public var kind = Fact<CacheKind>()
  public var instances = Fact<Int64>()
  /// The sum over all instances.
  public var totalBytes = Fact<Int64>()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("level", &level)
    v.fact("kind", &kind)
    v.fact("instances", &instances)
    v.fact("total_bytes", &totalBytes)
  }
}

/// What a processor cache holds. The raw values are part of the `scan-report` format.
public enum CacheKind: String, FactCode {
  case data, instruction, unified
}
