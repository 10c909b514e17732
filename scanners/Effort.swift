import Synchronization

/// How much one tree has answered, and when it has been asked enough.
final class Effort: Sendable {
  /// More than the largest machines need: one of 8192 processors asks about 100,000 questions.
  struct Most: Sendable {
    var questions = 1 << 20
    var bytes = 256 << 20
  }

  let most: Most
  private let asked = Atomic(0)
  private let handedOut = Atomic(0)

  init(_ most: Most) {
    self.most = most
  }

  var questions: Int { asked.load(ordering: .relaxed) }
  var bytes: Int { handedOut.load(ordering: .relaxed) }

  /// - Returns: `false` when that was one question too many, or the bytes are used up.
  func ask() -> Bool {
    asked.wrappingAdd(1, ordering: .relaxed).newValue <= most.questions && bytes <= most.bytes
  }

  func hand(out count: Int) {
    handedOut.wrappingAdd(count, ordering: .relaxed)
  }
}
