import Model

/// Events of every shape, the same ones for the same seed.
struct RandomEvent {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func event() -> Event {
    let kind = pick(EventKind.allCases)
    var keys: [String] = []
    for _ in 0..<count(4) { keys.append("serial:" + text()) }
    var parts: [Part] = []
    for number in 0..<count(3) { parts.append(part(number + 1)) }
    var evidence = Evidence()
    for _ in 0..<count(6) {
      let key = pick(EvidenceKey.allCases)
      evidence[key] = value(key.shape)
    }
    var event = Event(
      log: id(), sequence: Int64(count(1_000_000)), id: id(), kind: kind, subject: id(),
      version: kind.isOfAsset ? Int64(count(100)) + 1 : 0, from: coin() ? pick(Stage.allCases) : nil,
      to: coin() ? pick(Stage.allCases) : nil, actor: id(), role: pick(Role.allCases), singleControl: coin(),
      on: day(), recordedAt: Instant(milliseconds: Int64(count(4_000_000_000)) * 1000 + Int64(count(1000))),
      program: text(), evidence: evidence, keys: keys, parts: parts, scan: coin() ? digest() : nil,
      act: coin() ? Int64(count(1_000_000)) : nil, policy: coin() ? digest() : nil)
    for _ in 0..<count(3) {
      event.counts.append(
        Count(coin() ? .asset(id()) : .code(digest()), damaged: coin(), badTag: coin()))
    }
    if coin() { event.clock = Instant(milliseconds: Int64(count(4_000_000_000)) * 1000) }
    if coin() { event.request = Request("r-\(count(1_000_000))", of: pick(["assign", "repair start"])) }
    return event
  }

  private mutating func value(_ shape: EvidenceValue.Shape) -> EvidenceValue {
    switch shape {
    case .code: .code(text())
    case .number: .number(number())
    case .flag: .flag(coin())
    case .day: .day(day())
    case .money: .money(Money(minorUnits: number(), currency: pick(["CNY", "EUR", "JPY"]))!)
    case .id: .id(id())
    case .device: .device(device())
    case .secret: .secret(digest())
    }
  }

  private mutating func part(_ number: Int) -> Part {
    Part(
      number: number, kind: pick(Part.Kind.allCases), maker: coin() ? device() : nil,
      model: coin() ? device() : nil, serial: coin() ? device() : nil, slot: device(),
      sizeBytes: coin() ? self.number() : nil)
  }

  private mutating func number() -> Int64 {
    Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &random)
  }
  private mutating func day() -> Day { Day(number: Int.random(in: -719_162...2_932_896, using: &random)) }
  private mutating func digest() -> Digest { Digest(bytes: bytes(32))! }
  private mutating func id() -> EntityID { EntityID(at: Instant(milliseconds: number()), random: bytes(10)) }
  private mutating func device() -> DeviceText {
    coin() ? DeviceText(bytes: bytes(count(20))) : DeviceText(text())
  }

  private mutating func text() -> String {
    var text = ""
    for _ in 0..<count(12) {
      text += pick(["a", "Z", "9", " ", "\"", "\\", "\n", "\u{1}", "é", "王", "😀", "\u{7F}"])
    }
    return text
  }

  private mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }
  private mutating func count(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  mutating func coin() -> Bool { Bool.random(using: &random) }
  mutating func pick<T>(_ values: [T]) -> T { values.randomElement(using: &random)! }
}
