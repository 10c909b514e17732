/// The pictures that CTA-861 numbers.
///
/// - Source: CTA-861-I §4, table 1: video identification codes. Where pixels are repeated, with their repetition.
enum VideoFormat {
  /// - Returns: `nil` for a code the standard reserves.
  static func pixels(_ code: UInt8) -> Extent? {
    switch code {
    case 1: Extent(640, 480)
    case 2, 3, 48, 49, 56, 57: Extent(720, 480)
    case 4, 19, 41, 47, 60...62, 65...71, 108, 109: Extent(1280, 720)
    case 5, 16, 20, 31...34, 39, 40, 46, 63, 64, 72...78, 111, 112: Extent(1920, 1080)
    case 6, 7, 14, 15, 50, 51, 58, 59: Extent(1440, 480)
    case 8, 9: Extent(1440, 240)
    case 10, 11, 35, 36: Extent(2880, 480)
    case 12, 13: Extent(2880, 240)
    case 17, 18, 42, 43, 52, 53: Extent(720, 576)
    case 21, 22, 29, 30, 44, 45, 54, 55: Extent(1440, 576)
    case 23, 24: Extent(1440, 288)
    case 25, 26, 37, 38: Extent(2880, 576)
    case 27, 28: Extent(2880, 288)
    case 79...85, 110: Extent(1680, 720)
    case 86...92, 113: Extent(2560, 1080)
    case 93...97, 103...107, 114, 116...120: Extent(3840, 2160)
    case 98...102, 115, 218, 219: Extent(4096, 2160)
    case 121...127, 193: Extent(5120, 2160)
    case 194...209: Extent(7680, 4320)
    case 210...217: Extent(10240, 4320)
    default: nil
    }
  }
}
