/// Where tiles and bundles of entries stand.
///
/// - Source: C2SP tlog-tiles.
enum TilePath {
  /// - Parameter width: how many of 256 it holds.
  static func hashes(level: Int, _ number: UInt64, width: Int) -> String {
    "tile/\(level)/\(text(number, width))"
  }

  static func entries(_ number: UInt64, width: Int) -> String { "tile/entries/\(text(number, width))" }

  /// `x001/x234/067`, with `.p/W` where it is not full.
  private static func text(_ number: UInt64, _ width: Int) -> String {
    var groups: [String] = []
    var rest = number
    repeat {
      let digits = String(rest % 1000)
      groups.append((groups.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    } while rest > 0
    return groups.reversed().joined(separator: "/") + (width < 256 ? ".p/\(width)" : "")
  }
}
