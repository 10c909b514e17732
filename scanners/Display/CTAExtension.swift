/// An extension block of consumer electronics, read for what an inventory asks: native pixels and sound.
///
/// - Source: CTA-861-I §7.3 to §7.5; HDMI 2.1 §10.3.6 for the count of hidden extensions.
struct CTAExtension {
  static let tag: UInt8 = 0x02

  private let block: [UInt8]

  /// - Returns: `nil` for an extension of another kind.
  init?(_ block: [UInt8]) {
    guard block.count == EDID.blockLength, block[0] == Self.tag else { return nil }
    self.block = block
  }

  /// Revision 1 has neither flags nor data blocks, revision 2 no data blocks (§7.3).
  var hasAudio: Bool { block[1] >= 2 && block[3] & 0x40 != 0 }

  /// What the first extension of an HDMI 2.1 sink gives as the number of extensions.
  var extensionCount: Int? {
    dataBlocks.lazy.compactMap { block -> Int? in
      guard block.tag == 7, block.payload.starts(with: [0x78]), block.payload.count >= 2 else { return nil }
      return Int(block.payload[block.payload.startIndex + 1])
    }.first
  }

  /// A timing marked as native; else the one that comes first and is so preferred (§7.2.1, §7.5.1).
  var nativePixels: Extent? {
    let timings = timings.compactMap(\.pixels)
    if block[1] >= 2, block[3] & 0x0F > 0, let first = timings.first { return first }
    let formats = videoFormats
    return formats.lazy.filter(\.isNative).compactMap { VideoFormat.pixels($0.code) }.first ?? timings.first
      ?? formats.lazy.compactMap { VideoFormat.pixels($0.code) }.first
  }

  private var timings: [DetailedTiming] {
    var timings: [DetailedTiming] = []
    var start = Int(block[2])
    guard start >= 4 else { return [] }
    while start + DetailedTiming.length <= EDID.blockLength - 1,
      let timing = DetailedTiming(block[start..<(start + DetailedTiming.length)])
    {
      timings.append(timing)
      start += DetailedTiming.length
    }
    return timings
  }

  /// Short video descriptors: up to 64 the highest bit marks the native ones, codes above need all eight (§7.5.1).
  private var videoFormats: [(code: UInt8, isNative: Bool)] {
    dataBlocks.filter { $0.tag == 2 }.flatMap(\.payload).map { descriptor in
      (129...192).contains(descriptor) ? (descriptor & 0x7F, true) : (descriptor, false)
    }
  }

  private var dataBlocks: [(tag: UInt8, payload: ArraySlice<UInt8>)] {
    guard block[1] >= 3 else { return [] }
    var blocks: [(tag: UInt8, payload: ArraySlice<UInt8>)] = []
    // The timings begin where the data blocks end; 0 says that there are neither.
    let end = min(Int(block[2]), EDID.blockLength - 1)
    var start = 4
    while start < end {
      let next = start + 1 + Int(block[start] & 0x1F)
      guard next <= end else { break }
      blocks.append((block[start] >> 5, block[(start + 1)..<next]))
      start = next
    }
    return blocks
  }
}
