import Model

/// SplitMix64: a failure found once is found again.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func hex(_ count: Int) -> String { text(count, "0123456789abcdef") }

  mutating func text(_ count: Int, _ alphabet: String = "BCDFGHJKLMNPQRSTVWXZ23456789") -> String {
    String((0..<count).map { _ in alphabet.randomElement(using: &self) ?? "B" })
  }

  mutating func mac(_ prefix: String) -> DeviceText { DeviceText("\(prefix):\(hex(2)):\(hex(2)):\(hex(2))") }

  /// As often as `percent` says.
  mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
