/// Puts one piece of bytes in the place of another of the same length, for many pieces at once and in one walk.
struct Replacer {
  /// By the first four bytes; the longest first.
  private var pieces: [UInt32: [(old: [UInt8], new: [UInt8])]] = [:]
  /// Whether any piece begins with these two bytes.
  private var begins = [Bool](repeating: false, count: 1 << 16)
  private static let shortest = 4

  /// - Returns: `false`, and nothing is added, when the piece is too short to be looked for, or known.
  @discardableResult
  mutating func add(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    precondition(old.count == new.count)
    guard old.count >= Self.shortest else { return false }
    let key = Self.key(old[...])
    var known = pieces[key] ?? []
    guard !known.contains(where: { $0.old == old }) else { return false }
    known.insert((old, new), at: known.firstIndex { $0.old.count < old.count } ?? known.count)
    pieces[key] = known
    begins[Int(old[0]) << 8 | Int(old[1])] = true
    return true
  }

  /// - Parameter isWord: only where neither neighbour is a letter or a digit.
  func replaced(_ bytes: [UInt8], isWord: Bool = false) -> [UInt8] {
    var result = bytes
    for (range, new) in matches(in: bytes, isWord: isWord) { result.replaceSubrange(range, with: new) }
    return result
  }

  func replaced(_ text: String) -> String {
    String(decoding: replaced(Array(text.utf8)), as: UTF8.self)
  }

  /// Where pieces stand, from left to right, none over another.
  func matches(in bytes: [UInt8], isWord: Bool = false) -> [(range: Range<Int>, new: [UInt8])] {
    var found: [(range: Range<Int>, new: [UInt8])] = []
    var index = 0
    while index + Self.shortest <= bytes.count {
      let next = index + 1
      guard begins[Int(bytes[index]) << 8 | Int(bytes[next])],
        let piece = pieces[Self.key(bytes[index...])]?.first(where: { piece in
          bytes[index...].starts(with: piece.old)
            && (!isWord || Self.isWord(bytes, index..<(index + piece.old.count)))
        })
      else {
        index = next
        continue
      }
      found.append((index..<(index + piece.old.count), piece.new))
      index += piece.old.count
    }
    return found
  }

  private static func isWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    func ends(_ index: Int) -> Bool {
      !bytes.indices.contains(index) || !(bytes[index].isDigit || bytes[index].isLetter)
    }
    return ends(range.lowerBound - 1) && ends(range.upperBound)
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(shortest).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
