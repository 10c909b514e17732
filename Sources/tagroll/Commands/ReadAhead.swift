import Glibc

/// Reads reports on a thread of its own, a few ahead of whoever takes them: reading one and writing down what it says take each
/// other's time on one core, and go on side by side on two.
///
/// Its members lie under `lock`, but for those that never change; what was read belongs to whoever took it.
final class ReadAhead: @unchecked Sendable {
  typealias Reading = Result<Newcomer, any Error>

  private let count: Int
  private let read: (Int) -> Reading
  private var readings: [Reading?]
  private var taken = 0
  private var isOver = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let news = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var thread: pthread_t?

  /// How many may wait to be taken: what is read takes far more room than its bytes.
  private static let lead = 4

  /// - Parameter read: gives one of so many, by its place; asked on the other thread, so it may touch nothing that changes.
  init(_ count: Int, _ read: @escaping (Int) -> Reading) {
    self.count = count
    self.read = read
    readings = Array(repeating: nil, count: count)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(news, nil)
    // One alone has nothing to be read beside.
    guard count > 1 else { return }
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { ahead in
        if let ahead { Unmanaged<ReadAhead>.fromOpaque(ahead).takeUnretainedValue().run() }
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    // Where there is no room for a thread, they are read as they are taken.
    if started == 0 { self.thread = thread }
  }

  /// The next report.
  func next() -> Reading {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    let index = taken
    if thread == nil { readings[index] = read(index) }
    while readings[index] == nil { pthread_cond_wait(news, lock) }
    taken += 1
    pthread_cond_signal(news)
    defer { readings[index] = nil }
    return readings[index] ?? read(index)
  }

  /// Ends the thread, wherever it is.
  func end() {
    pthread_mutex_lock(lock)
    isOver = true
    pthread_cond_signal(news)
    pthread_mutex_unlock(lock)
    if let thread { pthread_join(thread, nil) }
    thread = nil
  }

  deinit {
    pthread_cond_destroy(news)
    pthread_mutex_destroy(lock)
    news.deallocate()
    lock.deallocate()
  }

  private func run() {
    for index in 0..<count {
      pthread_mutex_lock(lock)
      while index >= taken + Self.lead, !isOver { pthread_cond_wait(news, lock) }
      let isOver = isOver
      pthread_mutex_unlock(lock)
      if isOver { return }
      let reading = read(index)
      pthread_mutex_lock(lock)
      readings[index] = reading
      pthread_cond_signal(news)
      pthread_mutex_unlock(lock)
    }
  }
}
