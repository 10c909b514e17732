/// SplitMix64: a life found once is lived again.
public struct Chance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// As often in a thousand as `perMille` says.
  mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

  mutating func text(_ count: Int, _ alphabet: String) -> String {
    String((0..<count).map { _ in alphabet.randomElement(using: &self) ?? "B" })
  }

  mutating func hex(_ count: Int) -> String { text(count, "0123456789abcdef") }
}
