import CommandLineKit
import Glibc
import Words

/// How far a long errand has come, for somebody who watches: on standard error, after a second, a line that is written over.
final class Progress {
  private let call: Call
  private let unit: Text
  private let isWatched: Bool
  private var began = Progress.clock()
  private var told: Int64 = 0
  private var isShown = false

  init(_ call: Call, _ unit: Text) {
    self.call = call
    self.unit = unit
    isWatched = call.surroundings.errorIsTerminal && !call.invocation.flag("quiet") && !call.isJSON
  }

  /// Cheap enough to be called for every row.
  func tell(_ count: Int64) {
    guard isWatched, count & 0x3FF == 0 else { return }
    let now = Self.clock()
    guard now - began >= 1000, now - told >= 200 else { return }
    told = now
    isShown = true
    call.errors.bytes(Array("\r\(count) \(unit.in(call.language))".utf8))
    call.errors.flush()
  }

  /// Takes the line away again.
  func clear() {
    guard isShown else { return }
    call.errors.bytes(Array("\r\u{1B}[K".utf8))
    call.errors.flush()
    isShown = false
  }

  /// Milliseconds of a clock that only goes forward.
  private static func clock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
