import Glibc
import Model

/// The words of a closed set by their bytes: reading one builds no string.
struct WordTable<Word: CaseIterable & RawRepresentable & Sendable>: Sendable where Word.RawValue == String {
  private struct Entry {
    var utf8: [UInt8]
    var count: Int
    /// The first eight bytes, filled up with zeros.
    var head: UInt64
    var word: Word
  }

  /// In ascending order.
  private let entries: [Entry]
  /// By first byte: the first entry that has it.
  private let starts: [Int]

  init() {
    entries = Word.allCases.map { word in
      let utf8 = Array(word.rawValue.utf8)
      return Entry(
        utf8: utf8, count: utf8.count, head: utf8.withUnsafeBufferPointer { Self.head($0) }, word: word)
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var starts = [Int](repeating: entries.count, count: 256)
    for (place, entry) in entries.enumerated().reversed() { starts[Int(entry.utf8[0])] = place }
    self.starts = starts
  }

  /// The place of a word in ascending order.
  func place(of utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = utf8.baseAddress, let first = utf8.first else { return nil }
    let head = Self.head(utf8)
    var place = starts[Int(first)]
    while place < entries.count, entries[place].head >> 56 == first {
      if entries[place].head == head, entries[place].count == utf8.count,
        utf8.count <= 8 || memcmp(entries[place].utf8, start, utf8.count) == 0
      {
        return place
      }
      place += 1
    }
    return nil
  }

  subscript(place: Int) -> Word { entries[place].word }

  private static func head(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for index in 0..<min(8, utf8.count) { head |= UInt64(utf8[index]) << UInt64(56 - 8 * index) }
    return head
  }
}

enum Words {
  static let evidenceKeys = WordTable<EvidenceKey>()
  static let kinds = WordTable<EventKind>()
  static let partKinds = WordTable<Part.Kind>()
  static let roles = WordTable<Role>()
  static let stages = WordTable<Stage>()
}
