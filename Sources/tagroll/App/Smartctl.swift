import Glibc
import Model

/// The one program that is ever started: smartctl reads what only the disk itself knows. Never without being asked for.
enum Smartctl {
  static let places = [
    "/usr/sbin/smartctl", "/usr/local/sbin/smartctl", "/usr/bin/smartctl", "/sbin/smartctl",
  ]
  static let outputLimit = 1 << 20
  static let secondsPerDisk = 10

  /// - Parameter disk: the kernel's name: `sda`.
  static func output(_ disk: String) -> Observed<[UInt8]> {
    guard let device = device(disk) else { return .absent }
    guard geteuid() == 0 else { return .withheld(.root) }
    guard let program = places.first(where: isTrusted) else { return .withheld(.tool) }
    return run(
      program, ["smartctl", "--json=c", "-a", device], seconds: secondsPerDisk, limit: outputLimit)
  }

  /// The device's file. The kernel writes a slash within a name as `!`.
  static func device(_ disk: String) -> String? {
    let isName =
      !disk.isEmpty
      && disk.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x2D, 0x5F: true
        default: false
        }
      }
    return isName ? "/dev/" + disk.map { $0 == "!" ? "/" : String($0) }.joined() : nil
  }

  /// Root will run it, so only root may have written it.
  private static func isTrusted(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_uid == 0
      && status.st_mode & (S_IWGRP | S_IWOTH) == 0 && access(path, X_OK) == 0
  }

  /// Runs a program without a shell, an environment or input, and takes what it prints.
  static func run(_ program: String, _ arguments: [String], seconds: Int, limit: Int) -> Observed<[UInt8]> {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return .withheld(.retry) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C"), nil]
    defer { for word in words + environment { free(word) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, program, &actions, nil, &words, &environment)
    close(ends[1])
    guard error == 0 else { return .withheld(.tool) }
    let end = milliseconds() + seconds * 1000
    let printed = read(ends[0], until: end, limit: limit)
    leave(child, until: end)
    return printed
  }

  private static func read(_ pipe: CInt, until end: Int, limit: Int) -> Observed<[UInt8]> {
    var bytes: [UInt8] = []
    while true {
      var poller = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let left = end - milliseconds()
      guard left > 0 else { return .withheld(.time) }
      let ready = poll(&poller, 1, CInt(left))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return .withheld(.time) }
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, used in
        count = Glibc.read(pipe, buffer.baseAddress, buffer.count)
        used = max(0, count)
      }
      if count == 0 { return .value(bytes) }
      if count < 0, errno != EINTR { return .withheld(.retry) }
      if bytes.count > limit {
        return .malformed(raw: DeviceText(bytes: Array(bytes.prefix(256))), expected: .boundedText)
      }
    }
  }

  /// Waits for the child; one that outstays its time is killed. A disk that does not answer the kernel can hold it even
  /// then: it is left to the system.
  private static func leave(_ child: pid_t, until end: Int) {
    var last = max(end, milliseconds())
    var isKilled = false
    var status: CInt = 0
    while true {
      let left = waitpid(child, &status, WNOHANG)
      if left == child || (left < 0 && errno != EINTR) { return }
      if milliseconds() >= last {
        if isKilled { return }
        kill(child, SIGKILL)
        isKilled = true
        last = milliseconds() + 1000
      }
      usleep(2000)
    }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
