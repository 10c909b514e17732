import Model

/// The words of a closed set by their bytes: reading one builds no string.
struct WordTable<Word: CaseIterable & RawRepresentable & Sendable>: Sendable where Word.RawValue == String {
  private struct Entry {
    var utf8: [UInt8]
    var count: Int
    /// The first eight bytes and the next, filled up with zeros.
    var head: UInt64
    var next: UInt64
    var word: Word
  }

  /// In ascending order.
  private let entries: [Entry]
  /// Open addressing by the first bytes: a place in `entries` counted from 1; 0 where nothing is.
  private let slots: [UInt16]
  private let slotBits: UInt64

  init() {
    let entries = Word.allCases.map { word in
      let utf8 = Array(word.rawValue.utf8)
      let (head, next) = utf8.withUnsafeBufferPointer { ($0.word(at: 0), $0.word(at: 8)) }
      return Entry(utf8: utf8, count: utf8.count, head: head, next: next, word: word)
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // At least four slots a word.
    slotBits = UInt64(Int.bitWidth - (4 * entries.count).leadingZeroBitCount)
    var slots = [UInt16](repeating: 0, count: 1 << slotBits)
    for (place, entry) in entries.enumerated() {
      var slot = Self.slot(entry.head, entry.next, slotBits)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(place + 1)
    }
    self.entries = entries
    self.slots = slots
  }

  /// The place of a word in ascending order.
  func place(of utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    place(of: utf8, head: utf8.word(at: 0), next: utf8.word(at: 8))
  }

  /// The same of a word whose first eight bytes and next, filled up with zeros, are known.
  func place(of utf8: UnsafeBufferPointer<UInt8>, head: UInt64, next: UInt64) -> Int? {
    var slot = Self.slot(head, next, slotBits)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if entries[place].head == head, entries[place].next == next, entries[place].count == utf8.count,
        utf8.count <= 16 || entries[place].utf8.elementsEqual(utf8)
      {
        return place
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func slot(_ head: UInt64, _ next: UInt64, _ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: ((head &+ next &* 3) &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
  }

  subscript(place: Int) -> Word { entries[place].word }
}

extension UnsafeBufferPointer<UInt8> {
  /// Up to eight bytes from a place on, filled up with zeros.
  @inline(__always)
  fileprivate func word(at place: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(self)
    if count >= place + 8 { return bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian }
    if count <= place { return 0 }
    // The last eight, without those before the place, where there are eight.
    if count >= 8 {
      return bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self).littleEndian
        >> UInt64(8 * (place + 8 - count))
    }
    var word: UInt64 = 0
    for index in stride(from: count - 1, through: place, by: -1) { word = word << 8 | UInt64(self[index]) }
    return word
  }
}

enum Words {
  static let evidenceKeys = WordTable<EvidenceKey>()
  static let kinds = WordTable<EventKind>()
  static let partKinds = WordTable<Part.Kind>()
  static let roles = WordTable<Role>()
  static let stages = WordTable<Stage>()
}
