import Model
import Testing

@testable import Scanners

@Suite("Processors of recorded machines", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealProcessorTests {
  struct Oracle: CustomTestStringConvertible {
    var archive: String
    var answer: String
    var testDescription: String { archive }

    static let all: [Oracle] =
      RealData.names(in: "lscpu-sysfs", ending: ".expected.txt").map {
        Oracle(archive: "lscpu-sysfs/\($0).tar.gz", answer: "lscpu-sysfs/\($0).expected.txt")
      }
      + RealData.names(in: "hwloc-sysfs", ending: ".lscpu.txt").map {
        Oracle(archive: "hwloc-sysfs/\($0).tar.bz2", answer: "hwloc-sysfs/\($0).lscpu.txt")
      }
  }

  /// `key: value` lines; of a machine with several kinds of cores the numbers are added up.
  static func values(_ key: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimming() }
      return parts.count == 2 && parts[0] == key ? parts[1] : nil
    }
  }

  @Test("sockets, cores, threads, model and caches are those lscpu counts", arguments: Oracle.all)
  func counts(oracle: Oracle) throws {
    let scratch = try ScratchFolder()
    let report = TestTree.scan(try RealData.unpack(oracle.archive, into: scratch))
    let processors = try #require(report.hardware).processors
    let text = try RealData.text(oracle.answer)
    // 32 packages of this guest share one cache of third level; each reports the cache it sees.
    let isShared = oracle.archive.contains("loongarch-kvm")
    func count(_ key: String) -> [Int64] { Self.values(key, in: text).compactMap { Int64($0) } }

    if let online = Self.values("On-line CPU(s) list", in: text).first {
      let list = CPUList.list(Array(online.utf8))
      #expect(processors.compactMap(\.threads.value).reduce(0, +) == list.map { Int64($0.count) })
    }
    let sockets = count("Socket(s)")
    if sockets.count == 1 { #expect(Int64(processors.count) == sockets[0]) }
    let cores = count("Core(s) per socket")
    if cores.count == 1, sockets.count == 1 {
      #expect(processors.compactMap(\.cores.value).reduce(0, +) == cores[0] * sockets[0])
    }
    for (key, level, kind) in [
      ("L1d cache", 1, .data), ("L1i cache", 1, .instruction), ("L2 cache", 2, .unified),
      ("L3 cache", 3, .unified),
    ] as [(String, Int64, CacheKind)] {
      guard let line = Self.values(key, in: text).first, !(isShared && level == 3) else { continue }
      let caches = processors.flatMap(\.caches).filter { $0.level.value == level && $0.kind.value == kind }
      let words = line.split(separator: " ")
      #expect(caches.compactMap(\.instances.value).reduce(0, +) == Int64(words[2].dropFirst()), "\(key)")
      let bytes = caches.compactMap(\.totalBytes.value).reduce(0, +)
      let unit: Double = words[1] == "KiB" ? 1024 : 1_048_576
      #expect((Double(bytes) / unit * 10).rounded() / 10 == Double(words[0]), "\(key)")
    }
    let models = Self.values("Model name", in: text)
    // Of Arm cores lscpu knows names that the kernel does not tell.
    if models.count == 1, !models[0].hasPrefix("Cortex-"),
      let name = processors.first?.modelName.value?.string
    {
      #expect(
        name.split(separator: " ").joined(separator: " ")
          == models[0].split(separator: " ").joined(separator: " "))
    }
  }
}

extension Substring {
  func trimming() -> String {
    var text = self
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
