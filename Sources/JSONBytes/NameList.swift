import Glibc

/// The names of the objects being read, the innermost object last: what tells a duplicate.
///
/// An ascending object needs no more than a look at its previous name. The names of any other are
/// sorted when it closes, so a million names cost n log n and no choice of names costs more.
struct NameList {
  struct Name {
    /// The offset of the opening quote.
    var at: Int
    var count: Int
    /// Where the name begins in `decoded`, when it was spelled with escapes; else -1.
    var decodedStart = -1
  }

  /// Where an object's own names begin.
  struct Mark {
    var names: Int
    var decoded: Int
  }

  /// So few names are held against each other, all with all.
  private static let fewAtMost = 16

  private var names: [Name] = []
  private var decoded: [UInt8] = []

  /// Room for the names of a small document, so that reading it does not grow a list again and again.
  mutating func reserveRoom() { names.reserveCapacity(32) }

  var mark: Mark { Mark(names: names.count, decoded: decoded.count) }

  mutating func append(at: Int, count: Int) {
    names.append(Name(at: at, count: count))
  }

  mutating func append(at: Int, decoding bytes: [UInt8]) {
    names.append(Name(at: at, count: bytes.count, decodedStart: decoded.count))
    decoded.append(contentsOf: bytes)
  }

  mutating func cut(to mark: Mark) {
    names.removeLast(names.count - mark.names)
    decoded.removeLast(decoded.count - mark.decoded)
  }

  /// Whether the last name comes after the one before it in the same object.
  func lastAscends(since mark: Mark, in input: UnsafeBufferPointer<UInt8>) -> Bool {
    guard names.count > mark.names + 1 else { return true }
    return withBytes(names[names.count - 2], input) { before in
      withBytes(names[names.count - 1], input) { last in
        let common = commonOrder(before, last)
        return common == 0 ? before.count < last.count : common < 0
      }
    }
  }

  /// The first name that repeats an earlier one of the same object.
  func duplicate(since mark: Mark, in input: UnsafeBufferPointer<UInt8>) -> Name? {
    let count = names.count - mark.names
    if count <= Self.fewAtMost {
      // Nearly every object there is, and sorting would take memory.
      for index in mark.names..<names.count {
        for earlier in mark.names..<index where compare(names[earlier], names[index], input) == 0 {
          return names[index]
        }
      }
      return nil
    }
    let sorted = names[mark.names...].sorted { left, right in
      let order = compare(left, right, input)
      return order == 0 ? left.at < right.at : order < 0
    }
    var first: Name?
    for (name, next) in zip(sorted, sorted.dropFirst())
    where compare(name, next, input) == 0 && next.at < first?.at ?? .max {
      first = next
    }
    return first
  }

  func withLast<R>(
    in input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    withBytes(names[names.count - 1], input, body)
  }

  func bytes(_ name: Name, in input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    withBytes(name, input) { Array($0) }
  }

  /// Any total order will do: the cheap one, by length first.
  private func compare(_ left: Name, _ right: Name, _ input: UnsafeBufferPointer<UInt8>) -> Int {
    guard left.count == right.count else { return left.count - right.count }
    return withBytes(left, input) { left in
      withBytes(right, input) { right in commonOrder(left, right) }
    }
  }

  /// The byte order of as much as both have: negative, zero or positive.
  @inline(__always)
  private func commonOrder(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = left.baseAddress, let second = right.baseAddress else { return 0 }
    return Int(memcmp(first, second, min(left.count, right.count)))
  }

  @inline(__always)
  private func withBytes<R>(
    _ name: Name, _ input: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    if name.decodedStart < 0 {
      return body(UnsafeBufferPointer(rebasing: input[name.at + 1..<name.at + 1 + name.count]))
    }
    return decoded.withUnsafeBufferPointer { decoded in
      body(UnsafeBufferPointer(rebasing: decoded[name.decodedStart..<name.decodedStart + name.count]))
    }
  }
}
