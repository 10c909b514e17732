import Glibc

/// Where results and remarks go: gathered, and written in large pieces.
final class Output {
  private var pending: [UInt8] = []
  private let write: ([UInt8]) -> State
  private(set) var state = State.open

  enum State: Equatable {
    case open
    /// The reader has gone away; nobody wants the rest.
    case closed
    /// What was written is not all there: an `errno`.
    case failed(Int32)
  }

  /// - Parameter write: takes bytes, and says how the stream stands then.
  init(_ write: @escaping ([UInt8]) -> State) {
    self.write = write
  }

  func line(_ text: String) { bytes(Array((text + "\n").utf8)) }

  /// What nobody can read any more is not gathered either.
  func bytes(_ bytes: [UInt8]) {
    guard state == .open else { return }
    pending += bytes
    if pending.count >= 1 << 16 { flush() }
  }

  /// One piece of an answer that is made as it is read.
  ///
  /// - Throws: ``Ended`` once nobody reads any more: the rest need not be made.
  func piece(_ bytes: [UInt8]) throws(Ended) {
    self.bytes(bytes)
    if state != .open { throw Ended() }
  }

  /// Writing is over before the answer is; ``Output/state`` says why.
  struct Ended: Error {}

  func flush() {
    guard !pending.isEmpty, state == .open else { return }
    state = write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  static func descriptor(_ descriptor: Int32) -> Output {
    Output { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 {
          if errno == EINTR { continue }
          return errno == EPIPE ? .closed : .failed(errno)
        }
        rest = rest.dropFirst(written)
      }
      return .open
    }
  }
}
