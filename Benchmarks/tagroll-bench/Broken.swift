import Archives
import Model
import Scanners

/// One file of a recording cut off, or with a bit turned over, the others as they were: how long a scan takes then.
struct Broken {
  private var random = SplitMix64(state: 1)
  private(set) var scans = 0
  private(set) var stopwatch = Stopwatch()
  private(set) var slowest = 0.0

  /// - Parameter times: how often each archive is broken and scanned.
  mutating func scan(_ archives: some Sequence<String>, times: Int) throws {
    for archive in archives {
      let recorder = SystemTree(try ArchiveReader().read(archive)).recorded
      _ = Self.report(recorder)
      // Only what a scan asks for: damage to anything else cannot be seen.
      let asked = try recorder.capture()
      let paths = asked.entries.compactMap { path, entry in
        if case .file(let bytes) = entry, !bytes.isEmpty { path } else { nil }
      }.sorted()
      guard !paths.isEmpty else { continue }
      for _ in 0..<times {
        let path = paths[random.below(paths.count)]
        guard case .file(let bytes)? = asked.entries[path] else { continue }
        var capture = asked
        capture.entries[path] = .file(broken(bytes))
        let before = stopwatch.wallSeconds
        stopwatch.time { _ = Self.report(SystemTree(capture)) }
        slowest = max(slowest, stopwatch.wallSeconds - before)
        scans += 1
      }
    }
  }

  private mutating func broken(_ bytes: [UInt8]) -> [UInt8] {
    let place = random.below(bytes.count)
    if random.below(2) == 0 { return Array(bytes[..<place]) }
    var bytes = bytes
    bytes[place] ^= 1 << UInt8(random.below(8))
    return bytes
  }

  private static func report(_ tree: SystemTree) -> ScanReport {
    MachineScan.captured(tree, now: Instant(milliseconds: 0)).report()
  }
}
