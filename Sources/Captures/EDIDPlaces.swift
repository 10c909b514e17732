/// Where a monitor keeps its serials.
///
/// - Source: VESA E-EDID 1.4 §3.4 and §3.10.3; DisplayID 1.3 §4.2, 2.0 §4.2 and §4.10.
enum EDIDPlaces {
  static let number = 12..<16

  /// The texts of display descriptors with the tag of a serial, without the line feed that ends them.
  static func texts(_ bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.count >= 128 else { return [] }
    return stride(from: 54, to: 126, by: 18).filter { start in
      bytes[start..<(start + 3)].allSatisfy { $0 == 0 } && bytes[start + 3] == 0xFF
    }.map { start in
      let text = (start + 5)..<(start + 18)
      return text.lowerBound..<(bytes[text].firstIndex(of: 0x0A) ?? text.upperBound)
    }
  }

  /// Numbers of four bytes and ids of sixteen in DisplayID sections.
  static func displayIDs(_ bytes: [UInt8]) -> (numbers: [Range<Int>], ids: [Range<Int>]) {
    var numbers: [Range<Int>] = []
    var ids: [Range<Int>] = []
    for start in stride(from: 128, to: bytes.count - 127, by: 128) where bytes[start] == 0x70 {
      // Tag, version, length of the section, product type, extension count; then blocks of tag, revision, length.
      let end = min(start + 5 + Int(bytes[start + 2]), start + 127)
      var block = start + 5
      while block + 3 <= end, block + 3 + Int(bytes[block + 2]) <= end {
        let length = Int(bytes[block + 2])
        // Maker's three bytes and the product's two, then the serial.
        if [0x00, 0x20].contains(bytes[block]), length >= 12 { numbers.append((block + 8)..<(block + 12)) }
        if bytes[block] == 0x29, length >= 16 { ids.append((block + 3)..<(block + 19)) }
        block += 3 + length
      }
    }
    return (numbers, ids)
  }

  /// Sums that were right are right again, and those that were wrong as wrong as before.
  static func mend(_ bytes: inout [UInt8], like old: [UInt8]) {
    for start in stride(from: 0, to: bytes.count - 127, by: 128) {
      if start > 0, bytes[start] == 0x70 {
        let sum = start + 5 + Int(bytes[start + 2])
        if sum < start + 127 { mend(&bytes, like: old, summing: (start + 1)..<(sum + 1)) }
      }
      mend(&bytes, like: old, summing: start..<(start + 128))
    }
  }

  private static func mend(_ bytes: inout [UInt8], like old: [UInt8], summing range: Range<Int>) {
    let difference = old[range].reduce(0, &+) &- bytes[range].reduce(0, &+)
    bytes[range.upperBound - 1] &+= difference
  }
}
