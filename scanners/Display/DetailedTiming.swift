/// A timing in 18 bytes, as the base block and CTA-861 extensions carry them.
///
/// - Source: VESA E-EDID 1.4 §3.10.2.
struct DetailedTiming {
  static let length = 18

  /// What is lit, both fields of an interlaced picture together.
  let pixels: Extent?
  /// In millimetres.
  let size: Extent?

  /// - Parameter bytes: at least 18.
  /// - Returns: `nil` for a descriptor whose pixel clock is zero: it holds no timing.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.length else { return nil }
    func byte(_ offset: Int) -> Int { Int(bytes[bytes.startIndex + offset]) }
    guard byte(0) != 0 || byte(1) != 0 else { return nil }
    let isInterlaced = byte(17) & 0x80 != 0
    let lines = byte(5) | (byte(7) & 0xF0) << 4
    pixels = Extent(byte(2) | (byte(4) & 0xF0) << 4, isInterlaced ? lines * 2 : lines)
    let width = byte(12) | (byte(14) & 0xF0) << 4
    // Some write the aspect ratio here: 16 by 9, 4 by 3.
    size = width > 16 ? Extent(width, byte(13) | (byte(14) & 0x0F) << 8) : nil
  }
}
