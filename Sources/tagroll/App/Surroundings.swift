import Glibc
import Ledger
import Model
import Scanners

/// What the program knows of the world outside it. Tests give it another world.
struct Surroundings: Sendable {
  /// Without the program's own name.
  var arguments: [String]
  var environment: @Sendable (String) -> String?
  var now: @Sendable () -> Instant
  /// The day it is where the user is.
  var today: @Sendable () -> Day
  var random: @Sendable (Int) -> [UInt8]
  /// The log-in name and full name of whoever runs the program.
  var user: @Sendable () -> (handle: String, name: String)
  /// What this machine is made of.
  var scan: @Sendable (_ extras: ScanExtras) -> ScanReport
  /// What smartctl prints about a disk, by the kernel's name of it.
  var smartctl: @Sendable (_ disk: String) -> Observed<[UInt8]>
  /// The files this machine describes itself in.
  var tree: @Sendable () -> SystemTree
  /// Opens an ear for devices that come and go.
  var news: @Sendable () throws -> any DeviceNews
  /// Everything on standard input, up to so many bytes; one more byte than the limit says there was more.
  var input: @Sendable (_ limit: Int) -> [UInt8]
  /// What comes next on standard input, some KiB of it; unless it is to be waited for, only for a moment.
  var inputPiece: @Sendable (_ waits: Bool) -> InputPiece
  /// One line of standard input, without its end; empty at the end of input.
  var inputLine: @Sendable () -> [UInt8]
  /// What comes next on standard input, waited for so many milliseconds or as long as it takes.
  var nextLine: @Sendable (_ patience: Int32?) -> InputLine
  /// Whether standard input and standard output are terminals.
  var inputIsTerminal: Bool
  var outputIsTerminal: Bool
  var errorIsTerminal = false
  /// Columns of the terminal; `nil` where there is none.
  var columns: Int?

  static func process(arguments: [String]) -> Surroundings {
    Surroundings(
      arguments: arguments,
      environment: { name in getenv(name).map { String(cString: $0) } },
      now: { now() },
      today: { today() },
      random: { randomBytes($0) },
      user: { user() },
      scan: { MachineScan.live(now: now(), extras: $0).report() },
      smartctl: { Smartctl.output($0) },
      tree: { .live },
      news: { try DeviceMonitor() },
      input: { readInput(limit: $0) },
      inputPiece: { readPiece(waits: $0) },
      inputLine: { readLine(upTo: 1024) },
      nextLine: { [input = LineInput()] in input.next($0) },
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: terminalColumns())
  }

  private static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private static func today() -> Day {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    return Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
      ?? now().day
  }

  private static func randomBytes(_ count: Int) -> [UInt8] {
    do {
      return try SystemRandom.bytes(count)
    } catch {
      // Keys, salts and ids without randomness would be worse than no program.
      preconditionFailure("the system has no random bytes: \(error)")
    }
  }

  private static func user() -> (handle: String, name: String) {
    guard let entry = getpwuid(getuid()) else { return ("uid\(getuid())", "uid\(getuid())") }
    let handle = String(cString: entry.pointee.pw_name)
    let full = entry.pointee.pw_gecos.map { String(cString: $0) }?.split(separator: ",").first.map(
      String.init)
    return (handle, full ?? handle)
  }

  private static func readInput(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while bytes.count <= limit {
      let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        count = max(0, read(STDIN_FILENO, buffer.baseAddress, min(chunk, limit + 1 - bytes.count)))
      }
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  private static func readPiece(waits: Bool) -> InputPiece {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      if !waits {
        let ready = poll(&input, 1, 20)
        if ready < 0, errno == EINTR { continue }
        if ready == 0 { return .pause }
      }
      var failure: Int32 = 0
      let room = 1 << 18
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = read(STDIN_FILENO, buffer.baseAddress, room)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      return bytes.isEmpty ? .end : .bytes(bytes)
    }
  }

  private static func readLine(upTo limit: Int) -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < limit, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
    return line
  }

  private static func terminalColumns() -> Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }
}
