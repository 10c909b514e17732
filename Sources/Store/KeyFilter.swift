/// Keys that were added, as far as that can be told in four mebibytes however many they are: one that it does not contain was
/// never added, one that it may contain is to be looked for.
///
/// The four bits of a key lie in one line of the processor's cache. Of two million keys about one in 150 that was not added is
/// looked for.
/// - Source: F. Putze, P. Sanders, J. Singler, Cache-, Hash- and Space-Efficient Bloom Filters, 2007.
struct KeyFilter {
  private var words = [UInt64](repeating: 0, count: 1 << 19)

  mutating func insert(_ key: String) {
    let place = Place(key)
    for turn in 0..<4 { words[place.word(turn)] |= place.bit(turn) }
  }

  func mayContain(_ key: String) -> Bool {
    let place = Place(key)
    return (0..<4).allSatisfy { words[place.word($0)] & place.bit($0) != 0 }
  }

  /// Where a key's bits lie: 16 bits of its hash choose a line of eight words, nine each a bit in it.
  private struct Place {
    let hash: UInt64

    init(_ key: String) { hash = UInt64(bitPattern: Int64(key.hashValue)) }

    func word(_ turn: Int) -> Int { Int(hash & 0xFFFF) << 3 | Int(hash >> UInt64(16 + 9 * turn) & 7) }
    func bit(_ turn: Int) -> UInt64 { 1 << (hash >> UInt64(19 + 9 * turn) & 63) }
  }
}
