internal import Model

/// The tags given so far: none may be given twice.
struct ReplayedTags {
  /// The highest number of each prefix; there are a dozen.
  private(set) var highest: [(prefix: String, number: Int)] = []
  /// Every tag as the place of its prefix in `highest` over its number.
  private var given: [UInt64] = []
  /// The same as a set, once one has come that was not the highest of its prefix. Most rolls never need it.
  private var all: Set<UInt64>?

  /// The number of a tag has eleven digits at most.
  private static let numberBits: UInt64 = 40

  /// - Returns: whether the tag is new.
  mutating func insert(_ tag: Tag) -> Bool {
    let place = highest.firstIndex { $0.prefix == tag.prefix } ?? highest.count
    if place == highest.count { highest.append((tag.prefix, 0)) }
    let code = UInt64(place) << Self.numberBits | UInt64(tag.number)
    if tag.number > highest[place].number {
      highest[place].number = tag.number
    } else if all == nil {
      all = Set(given)
    }
    given.append(code)
    return all?.insert(code).inserted ?? true
  }
}
