import Model

/// A thing that can be taken out of one machine and put into another, with a serial of its own.
public struct Piece: Sendable {
  var kind: Part.Kind
  public var serial: String
  public var model: String
  public var sizeBytes: Int64
  /// What is installed on it, where it is a disk: it starts whichever machine it is in.
  var installation: String

  /// What tells it from every other.
  public var name: String { "\(kind.rawValue):\(serial)" }

  static func new(_ kind: Part.Kind, number: Int, _ dice: inout Chance) -> Piece {
    // A few models and sizes, so that a slot's next part often looks like its last.
    let choice = dice.below(3)
    switch kind {
    case .disk:
      return Piece(
        kind: kind, serial: "S4E\(dice.text(5, "BCDFGHJKLMNP"))\(10_000 + number)",
        model: ["SAMSUNG MZVLB512", "WDC PC SN720", "KXG60ZNV512G"][choice],
        sizeBytes: [512_110_190_592, 256_060_514_304, 512_110_190_592][choice], installation: dice.hex(32))
    case .memory:
      return Piece(
        kind: kind, serial: "3A\(dice.text(1, "ABCDEF"))\(10_000 + number)",
        model: ["M471A2K43CB1-CRC", "HMA81GU6CJR8N-VK", "M471A1K43DB1-CTD"][choice],
        sizeBytes: [16, 8, 8][choice] << 30, installation: "")
    // No serial that the rules take for a placeholder: `10110` is one.
    default:
      return Piece(
        kind: kind, serial: "\(27_000 + number)", model: ["5B10W13975", "02DL007", "L18M3PF2"][choice],
        sizeBytes: 0, installation: "")
    }
  }
}
