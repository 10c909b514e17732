import JSONBytes
import Model

/// Values of a body. Where one begins with a quote, the quote is passed already: `"actor":"` is one literal.
extension BodyCursor {
  mutating func id() throws(Refusal) -> EntityID { try fixed(36) { EntityID(utf8: $0) } }

  mutating func day() throws(Refusal) -> Day { try fixed(10) { Day(utf8: $0) } }
  mutating func instant() throws(Refusal) -> Instant { try fixed(24) { Instant(utf8: $0) } }
  mutating func digest() throws(Refusal) -> Digest { try fixed(64) { Digest(utf8: $0) } }

  // What most events say as the one before them did.

  @inline(__always)
  mutating func id(like last: Repeated<EntityID>?) throws(Refusal) -> EntityID {
    try fixed(36) { text in last.map { $0.read(text, 36) { EntityID(utf8: $0) } } ?? EntityID(utf8: text) }
  }
  @inline(__always)
  mutating func day(like last: Repeated<Day>?) throws(Refusal) -> Day {
    try fixed(10) { text in last.map { $0.read(text, 10) { Day(utf8: $0) } } ?? Day(utf8: text) }
  }
  @inline(__always)
  mutating func instant(like last: Repeated<Instant>?) throws(Refusal) -> Instant {
    try fixed(24) { text in last.map { $0.read(text, 24) { Instant(utf8: $0) } } ?? Instant(utf8: text) }
  }
  @inline(__always)
  mutating func digest(like last: Repeated<Digest>?) throws(Refusal) -> Digest {
    try fixed(64) { text in last.map { $0.read(text, 64) { Digest(utf8: $0) } } ?? Digest(utf8: text) }
  }
  mutating func program() throws(Refusal) -> String {
    let texts = texts
    return try string { texts?.program($0) ?? String(decoding: $0, as: UTF8.self) }
  }

  mutating func string() throws(Refusal) -> String { try string { String(decoding: $0, as: UTF8.self) } }
  mutating func device() throws(Refusal) -> DeviceText {
    let texts = texts
    return try text { texts?.text($0) ?? DeviceText(bytes: Array($0)) }
  }

  /// A serial number is its device's own: nothing to share.
  mutating func serial() throws(Refusal) -> DeviceText { try text { DeviceText(bytes: Array($0)) } }

  @inline(__always)
  mutating func word<Word>(_ table: WordTable<Word>) throws(Refusal) -> Word {
    table[try wordPlace(in: table)]
  }

  /// The values between the braces of the evidence, at least one; the opening brace is passed.
  mutating func evidence() throws(Refusal) -> Evidence {
    var entries: [Evidence.Entry] = []
    entries.reserveCapacity(8)
    var last = -1
    repeat {
      try pass("\"")
      let place = try wordPlace(in: Words.evidenceKeys)
      guard place > last else { throw Refusal() }
      last = place
      try pass(":")
      let key = Words.evidenceKeys[place]
      let value = key == .serial ? .device(try serial()) : try value(key.shape)
      entries.append(Evidence.Entry(key: key, value: value))
    } while takes(",")
    try pass("}")
    return Evidence(ascending: entries)
  }

  private mutating func value(_ shape: EvidenceValue.Shape) throws(Refusal) -> EvidenceValue {
    switch shape {
    case .number: return .number(try integer())
    case .flag:
      if takes("true") { return .flag(true) }
      try pass("false")
      return .flag(false)
    case .device: return .device(try device())
    case .money: return .money(try money())
    case .secret:
      try pass("{\"commit\":\"")
      let commitment = try digest()
      try pass("}")
      return .secret(commitment)
    case .code:
      try pass("\"")
      return .code(try string())
    case .day:
      try pass("\"")
      return .day(try day())
    case .id:
      try pass("\"")
      return .id(try id())
    }
  }

  private mutating func money() throws(Refusal) -> Money {
    try pass("{\"currency\":\"")
    let currency = try string()
    try pass(",\"minor\":")
    let minor = try integer()
    try pass("}")
    guard let money = Money(minorUnits: minor, currency: currency) else { throw Refusal() }
    return money
  }

  /// The members of a request after the name of its first.
  mutating func request() throws(Refusal) -> Request {
    let act = try string()
    try pass(",\"id\":\"")
    let id = try string()
    try pass("}")
    guard let request = Request(id, of: act) else { throw Refusal() }
    return request
  }

  /// The elements of a list, at least one; the opening bracket is passed.
  @inline(__always)
  mutating func list<Element>(
    _ element: (inout Self) throws(Refusal) -> Element
  ) throws(Refusal) -> [Element] {
    var list: [Element] = []
    list.reserveCapacity(4)
    repeat { list.append(try element(&self)) } while takes(",")
    try pass("]")
    return list
  }

  mutating func key() throws(Refusal) -> String {
    try pass("\"")
    return try string()
  }

  mutating func part() throws(Refusal) -> Part {
    try pass("{\"kind\":\"")
    let kind = try word(Words.partKinds)
    let maker = takes(",\"maker\":") ? try device() : nil
    let model = takes(",\"model\":") ? try device() : nil
    try pass(",\"number\":")
    let number = try integer()
    let serial = takes(",\"serial\":") ? try serial() : nil
    let size = takes(",\"size_bytes\":") ? try integer() : nil
    try pass(",\"slot\":")
    let slot = try device()
    try pass("}")
    return Part(
      number: Int(number), kind: kind, maker: maker, model: model, serial: serial, slot: slot, sizeBytes: size
    )
  }
}
