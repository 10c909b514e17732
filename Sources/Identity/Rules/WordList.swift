/// Words that values are held against, and what they begin with: two bytes tell of nearly every value that it is none of them.
struct WordList: Hashable, Sendable {
  private let words: [[UInt8]]
  private let whole: Set<[UInt8]>
  /// A bit for each two bytes that a word begins with, folded to 256.
  private let firsts: SIMD4<UInt64>
  /// Of the longest word, in bytes.
  private let longest: Int

  /// - Parameter words: none of them empty.
  init(_ words: [[UInt8]]) {
    var firsts = SIMD4<UInt64>()
    for word in words {
      // Behind a word of one byte may stand anything.
      let seconds = word.count > 1 ? word[1]...word[1] : 0...UInt8.max
      for second in seconds { Self.mark(word[0], second, in: &firsts) }
      if word.count == 1 { Self.mark(word[0], nil, in: &firsts) }
    }
    self.words = words
    self.firsts = firsts
    whole = Set(words)
    longest = words.map(\.count).max() ?? 0
  }

  /// Whether a value is one of the words.
  func contains(_ value: ArraySlice<UInt8>) -> Bool {
    mayBegin(value) && value.count <= longest && whole.contains(Array(value))
  }

  /// - Returns: the first of the words that a value begins with.
  func beginning(of value: ArraySlice<UInt8>) -> [UInt8]? {
    mayBegin(value) ? words.first { value.starts(with: $0) } : nil
  }

  private func mayBegin(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return false }
    let place = Self.place(first, value.dropFirst().first)
    return firsts[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  private static func mark(_ first: UInt8, _ second: UInt8?, in firsts: inout SIMD4<UInt64>) {
    let place = place(first, second)
    firsts[place >> 6] |= 1 << UInt64(place & 63)
  }

  private static func place(_ first: UInt8, _ second: UInt8?) -> Int {
    Int(first &* 31 &+ (second ?? 0))
  }
}
