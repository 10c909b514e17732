internal import Model

/// The tags given so far: none may be given twice.
struct ReplayedTags {
  /// The highest number of each prefix; there are a dozen.
  private(set) var highest: [(prefix: String, number: Int)] = []
  /// All of them, once one has come that was not the highest of its prefix. Most rolls never need it.
  private var all: Set<Tag>?

  /// - Parameter earlier: the assets that have the tags given before this one.
  /// - Returns: whether the tag is new.
  mutating func insert(_ tag: Tag, after earlier: ReplayedAssets) -> Bool {
    if let index = highest.firstIndex(where: { $0.prefix == tag.prefix }) {
      if tag.number <= highest[index].number {
        if all == nil { all = Set((0..<earlier.count).lazy.map { earlier[$0].tag }) }
      } else {
        highest[index].number = tag.number
      }
    } else {
      highest.append((tag.prefix, tag.number))
    }
    return all?.insert(tag).inserted ?? true
  }
}
