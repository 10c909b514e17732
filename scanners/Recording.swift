import Model
import Synchronization

/// Every answer a tree gave, by path.
final class Recording: Sendable {
  struct Answers {
    var files: [String: [UInt8]] = [:]
    var refusals: [String: Remedy] = [:]
    /// Links looked at, and folders listed with what was in them.
    var seen: Set<String> = []
    /// Paths behind which there is something, whatever links lead there.
    var present: Set<String> = []
  }

  private let state = Mutex(Answers())

  var answers: Answers { state.withLock { $0 } }

  func file(_ path: String, _ found: Observed<[UInt8]>, limit: Int) {
    state.withLock { state in
      switch found {
      case .value(let bytes): state.files[path] = bytes
      case .withheld(let remedy): state.refusals[path] = remedy
      // One byte more than was allowed replays as too long again.
      case .malformed(let raw, .boundedText):
        state.files[path] = raw.bytes + [UInt8](repeating: 0x20, count: max(0, limit + 1 - raw.bytes.count))
      case .malformed, .absent: break
      }
    }
  }

  func folder(_ path: String, _ found: Observed<Listing>) {
    state.withLock { state in
      switch found {
      case .value(let listing):
        state.seen.insert(path)
        for name in listing.names { state.seen.insert("\(path)/\(name)") }
      case .withheld(let remedy): state.refusals[path] = remedy
      case .malformed, .absent: break
      }
    }
  }

  func link(_ path: String, _ found: Observed<DeviceText>) {
    state.withLock { state in
      switch found {
      case .value: state.seen.insert(path)
      case .withheld(let remedy): state.refusals[path] = remedy
      case .malformed, .absent: break
      }
    }
  }

  func present(_ path: String) {
    state.withLock { _ = $0.present.insert(path) }
  }
}
