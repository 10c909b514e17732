import Glibc

/// Wall and processor time, user and system, of this process.
struct Stopwatch {
  private var wallNanoseconds: Int64 = 0
  private var cpuNanoseconds: Int64 = 0

  /// Adds the time that `body` takes.
  mutating func time<R>(_ body: () throws -> R) rethrows -> R {
    let wall = Self.read(CLOCK_MONOTONIC)
    let cpu = Self.read(CLOCK_PROCESS_CPUTIME_ID)
    let result = try body()
    wallNanoseconds += Self.read(CLOCK_MONOTONIC) - wall
    cpuNanoseconds += Self.read(CLOCK_PROCESS_CPUTIME_ID) - cpu
    return result
  }

  var wallSeconds: Double { Double(wallNanoseconds) / 1e9 }
  var cpuSeconds: Double { Double(cpuNanoseconds) / 1e9 }

  private static func read(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }
}
