import Glibc
import Testing

@testable import Store

@Suite("The writers' queue")
struct WritersQueueTests {
  private let scratch = Scratch()

  private func queue() -> WritersQueue { WritersQueue(beside: scratch.path) }

  private func touch(_ path: String) { close(open(path, O_WRONLY | O_CREAT, 0o640)) }

  @Test("who is not first waits, and gives up when patience ends")
  func waits() {
    touch(scratch.path)
    let (first, second) = (queue(), queue())
    #expect(first.enter(patience: 1000))
    #expect(!second.enter(patience: 5))
    first.leave()
    #expect(second.enter(patience: 1000))
    second.leave()
    #expect(first.enter(patience: 1000))
  }

  @Test("who goes away without a word keeps nobody waiting")
  func gone() {
    touch(scratch.path)
    var first: WritersQueue? = queue()
    #expect(first?.enter(patience: 1000) == true)
    first = nil
    #expect(queue().enter(patience: 5))
  }

  @Test("sixteen are served in the order they came")
  func order() async {
    touch(scratch.path)
    let path = scratch.path
    let served = Served()
    let holder = queue()
    #expect(holder.enter(patience: 1000))
    let threads = (0..<16).map { place in
      let thread = Thread {
        let queue = WritersQueue(beside: path)
        #expect(queue.enter(patience: 60_000))
        served.add(place)
        queue.leave()
      }
      // The next comes when this one has drawn its number.
      while drawn() < place + 2 { usleep(100) }
      return thread
    }
    holder.leave()
    for thread in threads { thread.join() }
    #expect(served.places == Array(0..<16))
  }

  /// How many numbers were drawn, as the file says.
  private func drawn() -> Int {
    var word: UInt64 = 0
    let descriptor = open(scratch.path + ".queue", O_RDONLY)
    defer { close(descriptor) }
    _ = read(descriptor, &word, 8)
    return Int(UInt64(littleEndian: word))
  }

  @Test("where no queue can be made one may write all the same")
  func none() {
    mkdir(scratch.path + ".queue", 0o700)
    defer { rmdir(scratch.path + ".queue") }
    touch(scratch.path)
    #expect(queue().enter(patience: 5))
    #expect(queue().enter(patience: 5))
  }

  @Test("a file with rubbish in it still lets everybody through", arguments: [UInt8(0), 0x7F, 0xFF])
  func rubbish(byte: UInt8) throws {
    touch(scratch.path)
    let descriptor = open(scratch.path + ".queue", O_WRONLY | O_CREAT, 0o600)
    let rubbish = [UInt8](repeating: byte, count: 40)
    #expect(write(descriptor, rubbish, rubbish.count) == rubbish.count)
    close(descriptor)
    for _ in 0..<3 {
      let queue = queue()
      #expect(queue.enter(patience: 1000))
      queue.leave()
    }
  }

  @Test("whoever may write to the roll may stand in its queue")
  func mode() {
    touch(scratch.path)
    chmod(scratch.path, 0o660)
    #expect(queue().enter(patience: 5))
    var status = stat()
    #expect(stat(scratch.path + ".queue", &status) == 0 && status.st_mode & 0o777 == 0o660)
  }
}

private final class Served: @unchecked Sendable {
  private(set) var places: [Int] = []
  private let lock = Lock()
  func add(_ place: Int) { lock.held { places.append(place) } }
}

/// One thread of its own: tasks share too few to wait in all of them.
private final class Thread {
  private var handle: pthread_t = 0

  init(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
      &handle, nil,
      { argument in
        Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
  }

  func join() { pthread_join(handle, nil) }

  private final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
