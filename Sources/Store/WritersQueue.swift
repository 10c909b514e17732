import Glibc

/// The order in which programs write to one roll: who came first writes first.
///
/// SQLite lets whoever asks at the right moment write, so that one of many may wait for as long as the others go on. In a
/// file beside the roll each writer draws a number and waits until everybody before it is done.
///
/// Only the order rests on this. What keeps two from writing at once is SQLite's own lock; a writer that may not make
/// the file, or waits in another one because somebody deleted it, is only not in order. All locks are the kernel's and
/// end with whoever held them, so that a killed writer keeps nobody waiting.
///
/// - Shape: bytes 0-7 the next number, 8-15 the number that is done, little-endian; number N is had by a lock on the byte
///   ``firstPlace`` + N. Byte 0 is locked while a number is drawn. What the bytes say after a power cut does not matter.
/// - Source: open file description locks, fcntl(2).
final class WritersQueue {
  static let suffix = ".queue"

  private let path: String
  private var descriptor: Int32 = -1
  private var number: Int64?

  private static let firstPlace: Int64 = 1 << 32
  /// Numbers begin again at 0 long before places would overflow.
  private static let numbers: Int64 = 1 << 60
  /// `F_OFD_SETLK`, which <fcntl.h> names only under _GNU_SOURCE.
  private static let setLock: Int32 = 37

  /// - Parameter roll: the roll's own file.
  init(beside roll: String) {
    path = roll + Self.suffix
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Waits for one's turn.
  ///
  /// - Parameter patience: for how long, in milliseconds.
  /// - Returns: `false` when the turn did not come; `true` as well where there is no queue to stand in.
  func enter(patience: Int32) -> Bool {
    guard number == nil, isOpen else { return true }
    let end = Self.now() + Int64(patience) * 1_000_000
    while !lock(0, 1) {
      if Self.now() > end { return false }
      Self.sleep(microseconds: 50)
    }
    let drawn = draw()
    unlock(0, 1)
    guard let drawn else { return true }
    number = drawn
    while drawn > 0, !lock(Self.firstPlace, drawn) {
      if Self.now() > end {
        leave()
        return false
      }
      // Whoever is next looks often, the others the less often the longer the queue before them is.
      let before = min(max(1, drawn - value(at: 8)), 50)
      Self.sleep(microseconds: before * 100)
    }
    return true
  }

  func leave() {
    guard let number else { return }
    self.number = nil
    put(number + 1, at: 8)
    unlock(Self.firstPlace, 0)
  }

  /// - Returns: `nil` where somebody wrote into the file and has this number already.
  private func draw() -> Int64? {
    let next = value(at: 0)
    guard lock(Self.firstPlace + next, 1) else { return nil }
    put((next + 1) % Self.numbers, at: 0)
    return next
  }

  private var isOpen: Bool {
    if descriptor >= 0 { return true }
    var roll = stat()
    guard stat(String(path.dropLast(Self.suffix.utf8.count)), &roll) == 0 else { return false }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, roll.st_mode & 0o666)
    var file = stat()
    guard descriptor >= 0, fstat(descriptor, &file) == 0 else { return false }
    // Whoever may write to the roll may stand in its queue, whatever the umask of the first.
    if file.st_uid == geteuid(), file.st_mode & 0o777 != roll.st_mode & 0o666 {
      fchmod(descriptor, roll.st_mode & 0o666)
    }
    return true
  }

  private func lock(_ start: Int64, _ length: Int64) -> Bool { set(Int16(F_WRLCK), start, length) }
  private func unlock(_ start: Int64, _ length: Int64) { _ = set(Int16(F_UNLCK), start, length) }

  private func set(_ type: Int16, _ start: Int64, _ length: Int64) -> Bool {
    var wanted = flock(
      l_type: type, l_whence: Int16(SEEK_SET), l_start: Int(start), l_len: Int(length), l_pid: 0)
    return withUnsafeMutablePointer(to: &wanted) {
      fcntl(descriptor, Self.setLock, UnsafeMutableRawPointer($0))
    }
      == 0
  }

  private func value(at offset: Int) -> Int64 {
    var word: UInt64 = 0
    guard pread(descriptor, &word, 8, offset) == 8 else { return 0 }
    return Int64(UInt64(littleEndian: word) % UInt64(Self.numbers))
  }

  private func put(_ value: Int64, at offset: Int) {
    var word = UInt64(value).littleEndian
    // Where the disk is full all draw one number, and only the order is lost.
    _ = pwrite(descriptor, &word, 8, offset)
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func sleep(microseconds: Int64) {
    var span = timespec(tv_sec: 0, tv_nsec: Int(microseconds) * 1000)
    nanosleep(&span, nil)
  }
}
