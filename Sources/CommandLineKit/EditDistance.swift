/// How many slips of the finger lie between two words: a letter added, left out, wrong, or two swapped
/// (optimal string alignment; F. J. Damerau, 1964).
enum EditDistance {
  /// The closest of the words, the first one among equals.
  ///
  /// - Returns: `nil` when none is within two slips, or within half the letters of a short word.
  static func nearest(to given: String, among words: some Sequence<String>) -> String? {
    let letters = Array(given.lowercased())
    // A longer word is no slip of a name, and the table below grows with it.
    guard letters.count <= 40 else { return nil }
    var best: (word: String, distance: Int)?
    for word in words {
      let distance = between(letters, Array(word.lowercased()))
      if distance <= min(2, letters.count / 2), distance < best?.distance ?? .max {
        best = (word, distance)
      }
    }
    return best?.word
  }

  static func between(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1], row[j]) + 1
        least = min(least, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
