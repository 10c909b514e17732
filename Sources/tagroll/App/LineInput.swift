import Glibc

/// What came next on standard input, for a command that is fed line by line.
enum InputLine: Sendable, Equatable {
  /// Without its end.
  case line([UInt8])
  /// Nothing for as long as one was ready to wait.
  case pause
  case end
  /// Somebody pressed Ctrl-C, or asked the program to end: what was taken in is to be put away first.
  case interrupted
}

/// Lines of standard input, waited for so that neither a pause nor an interruption loses anything.
///
/// From the first call on, SIGINT, SIGTERM and SIGHUP are held back except while it waits: an append is never cut short.
final class LineInput: @unchecked Sendable {
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var waiting = sigset_t()
  private var isReady = false

  /// Longer lines are cut into pieces of so many bytes; no label has a thousand characters.
  private static let longest = 1024

  /// - Parameter patience: how long to wait, in milliseconds; `nil` for as long as it takes.
  func next(_ patience: Int32?) -> InputLine {
    if !isReady { prepare() }
    while true {
      if let line = takeLine() { return .line(line) }
      if isAtEnd { return .end }
      switch wait(patience) {
      case .line: fill()
      case let other: return other
      }
    }
  }

  private func takeLine() -> [UInt8]? {
    let rest = buffer[start...]
    if let end = rest.firstIndex(of: 0x0A), end - start <= Self.longest {
      start = end + 1
      return Array(rest[..<end])
    }
    guard rest.count >= Self.longest || (isAtEnd && !rest.isEmpty) else { return nil }
    let piece = Array(rest.prefix(Self.longest))
    start += piece.count
    return piece
  }

  private func wait(_ patience: Int32?) -> InputLine {
    // Standard input alone: the lowest bit.
    var wanted = fd_set()
    wanted.__fds_bits.0 = 1
    var limit = timespec(tv_sec: Int(patience ?? 0) / 1000, tv_nsec: Int(patience ?? 0) % 1000 * 1_000_000)
    let found =
      patience == nil
      ? pselect(1, &wanted, nil, nil, nil, &waiting) : pselect(1, &wanted, nil, nil, &limit, &waiting)
    if found < 0 { return errno == EINTR ? .interrupted : .end }
    return found == 0 ? .pause : .line([])
  }

  private func fill() {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let room = 1 << 16
    let more = [UInt8](unsafeUninitializedCapacity: room) { bytes, count in
      count = max(0, read(STDIN_FILENO, bytes.baseAddress, room))
    }
    isAtEnd = more.isEmpty
    buffer += more
  }

  private func prepare() {
    isReady = true
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      sigaddset(&held, signal)
      var action = sigaction()
      // The handler does nothing: that the wait ends is all that is wanted.
      action.__sigaction_handler.sa_handler = { _ in }
      sigaction(signal, &action, nil)
    }
    sigprocmask(SIG_BLOCK, &held, &waiting)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigdelset(&waiting, signal) }
  }
}
