import Model

/// Packages, cores, threads and caches, as the kernel's topology groups them.
///
/// A group's members are read once, from its first processor, and the rest of the group is skipped: two
/// reads a core in place of a dozen.
///
/// - Reads: `sys/devices/system/cpu/{online,cpuN/topology/*,cpuN/cache/*,cpuN/cpufreq/cpuinfo_max_freq}`.
/// - Source: Linux `Documentation/admin-guide/cputopology.rst`, `Documentation/ABI/testing/sysfs-devices-system-cpu`.
struct SysDevicesCPU {
  static let folder = "sys/devices/system/cpu"

  struct Package: Hashable {
    var first: Int
    /// The first processor of each core.
    var cores: [Int] = []
    /// Every processor, in order.
    var threads: [Int] = []
  }

  let tree: SystemTree

  var online: Fact<[Int]> {
    tree.text("\(Self.folder)/online").parsed(expecting: .cpuList) { CPUList.list($0) }
  }

  /// The packages of the online processors; absent where the kernel shows no topology.
  func packages(of online: [Int]) -> Observed<[Package]> {
    var packages: [Package] = []
    var left = Set(online)
    for cpu in online where left.contains(cpu) {
      let found = siblings(of: cpu, in: ["package_cpus", "core_siblings"])
      guard let members = found.value else { return found.flatMap { _ in .absent } }
      var package = Package(first: cpu)
      var inPackage = Set(members).intersection(left)
      inPackage.insert(cpu)
      left.subtract(inPackage)
      package.threads = inPackage.sorted()
      for core in package.threads where inPackage.contains(core) {
        package.cores.append(core)
        let threads = siblings(of: core, in: ["core_cpus", "thread_siblings"]).value ?? [core]
        inPackage.subtract(threads)
        inPackage.remove(core)
      }
      packages.append(package)
    }
    return .value(packages)
  }

  /// The processors that share something with this one. Lists are newer than masks, and so are their names.
  private func siblings(of cpu: Int, in names: [String]) -> Observed<[Int]> {
    for name in names {
      let path = "\(Self.folder)/cpu\(cpu)/topology/\(name)"
      let list = tree.text("\(path)_list").finding
      if list != .absent { return list.parsed(expecting: .cpuList) { CPUList.list($0) } }
    }
    for name in names {
      let mask = tree.text("\(Self.folder)/cpu\(cpu)/topology/\(name)").finding
      if mask != .absent { return mask.parsed(expecting: .cpuList) { CPUList.mask($0) } }
    }
    return .absent
  }

  /// The highest clock of any core, in kHz.
  func maxKhz(_ package: Package) -> Fact<Int64> {
    var best = tree.number("\(Self.folder)/cpu\(package.first)/cpufreq/cpuinfo_max_freq")
    guard best.value != nil else { return best }
    for core in package.cores.dropFirst() {
      let other = tree.number("\(Self.folder)/cpu\(core)/cpufreq/cpuinfo_max_freq")
      if let clock = other.value, clock > best.value ?? 0 { best = other }
    }
    return best
  }

  /// The caches of a package. One that several packages share, as the processors of a guest may, is the first one's.
  ///
  /// - Parameter covered: for each index the processors whose cache is counted already.
  func caches(_ package: Package, covered: inout [Set<Int>]) -> [ProcessorCache] {
    var caches: [ProcessorCache] = []
    // By threads, not cores: two of them may share a core and have a cache each (AMD families 15h, some guests).
    for cpu in package.threads {
      if !covered.isEmpty, covered.allSatisfy({ $0.contains(cpu) }) { continue }
      for index in 0..<16 {
        if index < covered.count, covered[index].contains(cpu) { continue }
        let path = "\(Self.folder)/cpu\(cpu)/cache/index\(index)"
        let level = tree.number("\(path)/level")
        guard level.finding != .absent else { break }
        if index == covered.count { covered.append([]) }
        covered[index].insert(cpu)
        let shared = sharers(of: path)
        covered[index].formUnion(shared ?? [])
        let kind = tree.text("\(path)/type").parsed(expecting: .code, Self.kind)
        let size = tree.text("\(path)/size").parsed(expecting: .number, Self.bytes)
        if let same = caches.firstIndex(where: {
          $0.level.finding == level.finding && $0.kind.finding == kind.finding
        }) {
          caches[same].instances.finding = .value((caches[same].instances.value ?? 0) + 1)
          caches[same].totalBytes = Self.sum(caches[same].totalBytes, size)
        } else {
          var cache = ProcessorCache()
          cache.level = level
          cache.kind = kind
          cache.instances = Fact(.value(1), from: path)
          cache.totalBytes = size
          caches.append(cache)
        }
      }
    }
    return caches
  }

  /// The processors that share a cache. The mask comes first: some older kernels got the list wrong.
  private func sharers(of cache: String) -> [Int]? {
    let mask = tree.text("\(cache)/shared_cpu_map").finding
    if mask != .absent { return mask.parsed(expecting: .cpuList) { CPUList.mask($0) }.value }
    return tree.text("\(cache)/shared_cpu_list").finding.parsed(expecting: .cpuList) { CPUList.list($0) }
      .value
  }

  /// The sum is known only while every size is.
  private static func sum(_ total: Fact<Int64>, _ size: Fact<Int64>) -> Fact<Int64> {
    guard let a = total.value else { return total }
    guard let b = size.value else { return size }
    return Fact(.value(a &+ b), from: total.source)
  }

  static func kind(_ text: [UInt8]) -> CacheKind? {
    switch String(decoding: text, as: UTF8.self) {
    case "Data": .data
    case "Instruction": .instruction
    case "Unified": .unified
    default: nil
    }
  }

  /// `32K`, as `drivers/base/cacheinfo.c` prints it; an empty cache is none that can be counted.
  static func bytes(_ text: [UInt8]) -> Int64? {
    let unit: Int64
    switch text.last {
    case 0x4B: unit = 1024
    case 0x4D: unit = 1024 * 1024
    default: return nil
    }
    guard let count = Int64(decimal: text.dropLast()), (0...(1 << 20)).contains(count) else { return nil }
    return count * unit
  }
}
