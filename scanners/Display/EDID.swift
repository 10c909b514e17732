import Model

/// What a monitor says of itself: the base block of its EDID and the extensions after it.
///
/// The base block says who it is; extensions are asked only for what it leaves open or cannot express.
///
/// - Source: VESA E-EDID 1.4 §2 and §3.
struct EDID {
  static let blockLength = 128
  static let header: [UInt8] = [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00]

  let base: [UInt8]
  let video: [CTAExtension]
  let displayIDs: [DisplayID]
  /// Bytes as many as the base block announces. Captures may hold more, and cables lose some.
  let isLengthRight: Bool
  /// Of every block, and of the sections inside DisplayID extensions.
  let isChecksumRight: Bool

  /// - Returns: `nil` unless there is a base block with the header of the standard.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.blockLength, bytes.starts(with: Self.header) else { return nil }
    base = Array(bytes[..<Self.blockLength])
    let all = stride(from: Self.blockLength, through: bytes.count - Self.blockLength, by: Self.blockLength)
      .map { Array(bytes[$0..<($0 + Self.blockLength)]) }
    // HDMI 2.1 hides blocks from old sources, and tells their number in the first extension.
    let hidden = all.first.flatMap { CTAExtension($0)?.extensionCount }
    let announced = base[126] == 0 ? 0 : max(Int(base[126]), hidden ?? 0)
    // What follows the announced blocks is often the whole EDID once more.
    let extensions = Array(all.prefix(announced))
    isLengthRight = bytes.count == (announced + 1) * Self.blockLength
    video = extensions.compactMap { CTAExtension($0) }
    displayIDs = extensions.compactMap { DisplayID($0) }
    isChecksumRight =
      ([base] + extensions).allSatisfy { $0.reduce(0, &+) == 0 } && displayIDs.allSatisfy(\.isChecksumRight)
  }

  /// Three letters of five bits each (§3.4.1); `nil` when one of them is none.
  var maker: DeviceText? {
    let packed = Int(base[8]) << 8 | Int(base[9])
    let letters = [packed >> 10 & 31, packed >> 5 & 31, packed & 31]
    guard packed < 0x8000, letters.allSatisfy({ (1...26).contains($0) }) else { return nil }
    return DeviceText(bytes: letters.map { UInt8(0x40 + $0) })
  }

  var makerBytes: [UInt8] { Array(base[8..<10]) }

  var productCode: Int64 { Int64(base[10]) | Int64(base[11]) << 8 }

  /// `nil` for 0, which says that the number is not used (§3.4.3).
  var serialNumber: Int64? {
    let number = base[12..<16].reversed().reduce(0) { $0 << 8 | Int64($1) }
    return number == 0 ? product?.serialNumber : number
  }

  /// Week 0 is "not said", and 255 says that the year is the model's (§3.4.4).
  var week: Int64? { (1...54).contains(base[16]) ? Int64(base[16]) : nil }
  var isWeekWrong: Bool { (55...254).contains(base[16]) }
  var year: Int64? { base[16] == 0xFF ? nil : Int64(base[17]) + 1990 }
  var modelYear: Int64? { base[16] == 0xFF ? Int64(base[17]) + 1990 : nil }

  /// Version and revision with a dot between them: `1.4` (§3.3).
  var version: DeviceText { DeviceText("\(base[18]).\(base[19])") }

  /// The serial in its own words (descriptor FFh).
  var serial: DeviceText? { texts(0xFF).first ?? displayIDs.lazy.compactMap(\.serial).first }
  /// The model's name (descriptor FCh).
  var name: DeviceText? { texts(0xFC, continued: true).first ?? product?.name }
  /// What else it has to say (descriptors FEh): a panel's maker and part number, most often.
  var words: [DeviceText] { texts(0xFE) }

  private var product: DisplayID.Product? { displayIDs.lazy.compactMap(\.product).first }

  /// Of one screen that takes two connectors, this connector's part.
  var tile: DisplayID.Tile? { displayIDs.lazy.compactMap(\.tile).first }

  /// What kind of signal it takes (§3.6.1); the digital ones are told apart since version 1.4.
  var input: MonitorInput {
    guard base[20] & 0x80 != 0 else { return .analog }
    guard base[18] == 1, base[19] >= 4 else { return .digital }
    return switch base[20] & 0x0F {
    case 1: .dvi
    case 2: .hdmiA
    case 3: .hdmiB
    case 4: .mddi
    case 5: .displayPort
    default: .digital
    }
  }

  /// Whether sound comes over the cable too; `nil` where no extension could say.
  var hasAudio: Bool? { video.isEmpty ? nil : video.contains(where: \.hasAudio) }

  /// In millimetres: the size of the first timing while it rounds to the size of the screen, which is given in whole
  /// centimetres. Where the two disagree, the timing describes some other picture.
  var size: Extent? {
    if let size = displayIDs.lazy.compactMap(\.size).first { return size }
    let timing = timings.first?.size
    // One of the two alone is an aspect ratio, both zero a projector (§3.6.2).
    guard let screen = Extent(Int(base[21]) * 10, Int(base[22]) * 10) else { return timing }
    guard let timing, abs(timing.width - screen.width) <= 10, abs(timing.height - screen.height) <= 10 else {
      return screen
    }
    return timing
  }

  /// The pixels it is made of, or prefers. A base block cannot say more than 4095 of them, nor more than 655 MHz:
  /// where a DisplayID extension speaks, it knows better.
  var nativePixels: Extent? {
    displayIDs.lazy.compactMap(\.nativePixels).first ?? displayIDs.lazy.compactMap(\.preferredPixels).first
      ?? timings.first?.pixels ?? video.lazy.compactMap(\.nativePixels).first
  }

  /// The timings of the base block: the first is the preferred one (§3.10.1).
  private var timings: [DetailedTiming] { descriptors.compactMap { DetailedTiming($0) } }

  /// The texts of all display descriptors with this tag: up to 13 bytes, ended by a line feed (§3.10.3), or by the NUL
  /// that some write instead.
  ///
  /// - Parameter continued: a text that fills its descriptor without an end goes on in the next one.
  private func texts(_ tag: UInt8, continued: Bool = false) -> [DeviceText] {
    var texts: [[UInt8]] = []
    var isOpen = false
    for descriptor in descriptors where descriptor.starts(with: [0, 0, 0, tag]) {
      let text = descriptor.dropFirst(5).prefix { $0 != 0x0A && $0 != 0 }
      if isOpen { texts[texts.count - 1] += text } else { texts.append(Array(text)) }
      isOpen = continued && text.count == 13
    }
    return texts.map { DeviceText(bytes: $0).trimmed }.filter { !$0.isEmpty }
  }

  private var descriptors: [ArraySlice<UInt8>] {
    stride(from: 54, to: 126, by: 18).map { base[$0..<($0 + 18)] }
  }
}
