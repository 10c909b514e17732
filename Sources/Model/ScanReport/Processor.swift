/// One processor package: what is bought and replaced as a whole.
public struct Processor: FactSection {
  /// The kernel's number for the package; it need not count from 0.
  public var package = Fact<Int64>()
  public var architecture = Fact<DeviceText>()
  public var vendor = Fact<DeviceText>()
  public var modelName = Fact<DeviceText>()
  /// Decimal on x86, as printed elsewhere.
  public var family = Fact<DeviceText>()
  public var model = Fact<DeviceText>()
  public var stepping = Fact<DeviceText>()
  public var microcode = Fact<DeviceText>()
  /// What it can do beyond its family, in the kernel's words with blanks between them: `aes`, `vmx` …
  public var flags = Fact<DeviceText>()
  /// Cores that are online.
  public var cores = Fact<Int64>()
  /// Hardware threads that are online.
  public var threads = Fact<Int64>()
  public var maxKhz = Fact<Int64>()
  /// What is printed on the board beside it.
  public var socket = Fact<DeviceText>()
  public var partNumber = Fact<DeviceText>()
  /// By level, then kind.
  public var caches: [ProcessorCache] = []

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("package", &package)
    v.fact("architecture", &architecture)
    v.fact("vendor", &vendor)
    v.fact("model_name", &modelName)
    v.fact("family", &family)
    v.fact("model", &model)
    v.fact("stepping", &stepping)
    v.fact("microcode", &microcode)
    v.fact("flags", &flags)
    v.fact("cores", &cores)
    v.fact("threads", &threads)
    v.fact("max_khz", &maxKhz)
    v.fact("socket", &socket)
    v.fact("part_number", &partNumber)
    v.list("caches", &caches)
  }
}
