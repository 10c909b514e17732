public import Model

/// The processor packages: what they call themselves, and what the kernel's topology says of them.
///
/// - Reads: `proc/cpuinfo` once, and what ``SysDevicesCPU`` reads; no rights needed.
/// - Shape: one entry a package. Without a topology all processors are taken as one package, whose number
///   of cores is absent.
/// - Source: Linux `arch/x86/kernel/cpu/proc.c` and its siblings.
public struct ProcCPUInfo: Scanner {
  static let path = "proc/cpuinfo"
  /// About 1.5 KB a processor on x86, 8192 processors at most.
  static let limit = 16 << 20

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    let file = machine.processorInfo
    let topology = SysDevicesCPU(tree: tree)
    let online = topology.online
    let packages = online.value.map { topology.packages(of: $0) } ?? .absent
    let grouped = packages.value ?? []
    let wanted = grouped.isEmpty ? nil : Set(grouped.map(\.first))
    let info = file.value.map { CPUInfo($0, wanted: wanted) }
    let architecture = machine.architecture ?? tree.architecture

    if grouped.isEmpty {
      var processor = describe(0, info, file)
      processor.architecture = architecture
      processor.threads = Fact(Self.count(info, online), from: info == nil ? online.source : Self.path)
      processor.cores = Fact(.absent, from: "\(SysDevicesCPU.folder)/cpu0/topology")
      hardware.processors = [processor]
      return
    }
    var covered: [Set<Int>] = []
    for package in grouped {
      let cpu = "\(SysDevicesCPU.folder)/cpu\(package.first)"
      var processor = describe(package.first, info, file)
      processor.architecture = architecture
      processor.package = tree.number("\(cpu)/topology/physical_package_id")
      processor.cores = Fact(.value(Int64(package.cores.count)), from: "\(cpu)/topology")
      processor.threads = Fact(.value(Int64(package.threads.count)), from: "\(cpu)/topology")
      processor.maxKhz = topology.maxKhz(package)
      processor.caches = topology.caches(package, covered: &covered)
      hardware.processors.append(processor)
    }
  }

  /// `r2p1`: variant and revision of an Arm core, as its reference manual writes them.
  ///
  /// - Source: Arm Architecture Reference Manual, MIDR_EL1.
  private static func release(_ block: CPUInfo.Block?, _ info: CPUInfo?) -> DeviceText? {
    guard let variant = block?.value("CPU variant") ?? info?.shared("CPU variant"),
      let revision = block?.value("CPU revision") ?? info?.shared("CPU revision"),
      let major = Int64(hex: variant.bytes[...]), let minor = Int64(decimal: revision.bytes[...])
    else { return nil }
    return DeviceText("r\(major)p\(minor)")
  }

  private static func count(_ info: CPUInfo?, _ online: Fact<[Int]>) -> Observed<Int64> {
    if let count = online.value?.count { return .value(Int64(count)) }
    let count = Int64(info?.blocks.count { $0.number != nil } ?? 0)
    if count > 0 { return .value(count) }
    // s390 says it in a line of its own.
    let told = info?.shared("# processors").flatMap { Int64(decimal: $0.bytes[...]) }
    return told.map { .value($0) } ?? .absent
  }

  private func describe(_ cpu: Int, _ info: CPUInfo?, _ file: Observed<[UInt8]>) -> Processor {
    func fact(_ text: DeviceText?) -> Fact<DeviceText> {
      guard info != nil else { return Fact(file.trimmedText, from: Self.path) }
      return Fact(text.map { .value($0) } ?? .absent, from: Self.path)
    }
    let block = info?.block(of: cpu)
    var processor = Processor()
    // Old Arm kernels say once for all processors what newer ones say in each block.
    func value(_ keys: String..., shared: String...) -> Fact<DeviceText> {
      for key in keys {
        if let text = block?.value(key) { return fact(text) }
      }
      for key in shared {
        if let text = info?.shared(key) { return fact(text) }
      }
      return fact(nil)
    }
    processor.vendor = value(
      "vendor_id", "CPU implementer", "mvendorid", shared: "vendor_id", "CPU implementer")
    // The first two on x86 and LoongArch, `cpu` on POWER, `uarch` on RISC-V, `Processor` on old Arm kernels.
    processor.modelName = value(
      "model name", "Model Name", "cpu model", "cpu", "uarch", shared: "model name", "Processor")
    processor.family = value(
      "cpu family", "CPU Family", "CPU architecture", "marchid", shared: "CPU architecture")
    processor.model = value("model", "CPU part", "mimpid", shared: "CPU part")
    processor.stepping = fact(Self.release(block, info))
    if processor.stepping.finding == .absent {
      // `revision` on POWER, `CPU Revision` on LoongArch.
      processor.stepping = value("stepping", "CPU revision", "CPU Revision", "revision")
    }
    processor.microcode = value("microcode")
    // `Features` on Arm and LoongArch, `features` on s390, `isa` on RISC-V; POWER tells none.
    processor.flags = value("flags", "Features", "isa", shared: "Features", "features")
    return processor
  }
}
