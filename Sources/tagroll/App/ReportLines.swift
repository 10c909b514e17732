import Words

/// The lines of standard input, each a report of its own: newline-delimited JSON.
final class ReportLines: ReportSource {
  private let piece: @Sendable (_ waits: Bool) -> InputPiece
  private var buffer: [UInt8] = []
  private var start = 0
  /// What of the buffer was looked through for the end of a line already.
  private var searched = 0
  private var line: Int64 = 0
  private var isAtEnd = false
  /// Whether the rest of a line that is too long is passed over.
  private var isSkipping = false

  init(_ piece: @escaping @Sendable (_ waits: Bool) -> InputPiece) { self.piece = piece }

  func next(waiting isWaiting: Bool) -> NextDelivery {
    while true {
      if let found = takeLine() {
        if found.bytes.isEmpty { continue }
        return .delivery(Delivery(name: .line(found.number), bytes: .success(found.bytes)))
      }
      if !isSkipping, buffer.count - start > Newcomer.reportLimit {
        isSkipping = true
        clear()
        line += 1
        return .delivery(Delivery(name: .line(line), bytes: .failure(.reportTooLarge)))
      }
      if isSkipping { clear() }
      if isAtEnd { return .end }
      switch piece(isWaiting) {
      case .bytes(let more):
        if start > 0 {
          buffer.removeFirst(start)
          searched -= start
          start = 0
        }
        buffer += more
      case .pause: return .pause
      case .end: isAtEnd = true
      }
    }
  }

  private func clear() {
    buffer.removeAll(keepingCapacity: false)
    (start, searched) = (0, 0)
  }

  private func takeLine() -> (number: Int64, bytes: [UInt8])? {
    let end = buffer[searched...].firstIndex(of: 0x0A)
    searched = end ?? buffer.count
    guard let stop = end ?? (isAtEnd && start < buffer.count ? buffer.count : nil) else { return nil }
    let bytes = Array(buffer[start..<stop])
    start = min(stop + 1, buffer.count)
    searched = start
    if isSkipping {
      isSkipping = false
      return (line, [])
    }
    line += 1
    // A blank line is none.
    return (line, bytes.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ? [] : bytes)
  }
}

/// What came next on standard input.
enum InputPiece: Sendable {
  case bytes([UInt8])
  /// Nothing for a moment.
  case pause
  case end
}
