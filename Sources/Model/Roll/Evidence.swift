/// The named values an event carries beside its envelope.
///
/// Names of people and free text never stand here: they lie in the vault, and the event holds a salted
/// commitment, so that erasing a person leaves every proof intact.
public struct Evidence: Sendable, Hashable {
  /// In ascending order of name, which is the order of canonical bytes.
  public private(set) var entries: [Entry] = []

  public struct Entry: Sendable, Hashable {
    public var key: EvidenceKey
    public var value: EvidenceValue

    public init(key: EvidenceKey, value: EvidenceValue) {
      self.key = key
      self.value = value
    }
  }

  public init(_ values: [EvidenceKey: EvidenceValue] = [:]) {
    for (key, value) in values { self[key] = value }
  }

  /// - Parameter entries: in ascending order of name, each name once and with a value of its shape.
  public init(ascending entries: [Entry]) {
    assert(zip(entries, entries.dropFirst()).allSatisfy { $0.key.rawValue < $1.key.rawValue })
    assert(entries.allSatisfy { $0.value.shape == $0.key.shape })
    self.entries = entries
  }

  /// Where a key stands. Values are looked at in place: most copies of one would cost a reference count.
  private func place(of key: EvidenceKey) -> Int? {
    for index in entries.indices where entries[index].key == key { return index }
    return nil
  }

  public subscript(key: EvidenceKey) -> EvidenceValue? {
    get { place(of: key).map { entries[$0].value } }
    set {
      precondition(newValue == nil || newValue?.shape == key.shape, "\(key) holds a \(key.shape)")
      let index = entries.lastIndex { $0.key.rawValue < key.rawValue }.map { $0 + 1 } ?? 0
      let isThere = index < entries.count && entries[index].key == key
      if isThere { entries.remove(at: index) }
      if let newValue { entries.insert(Entry(key: key, value: newValue), at: index) }
    }
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// Every commitment to a text in the vault.
  public func eachSecret(_ body: (Digest) -> Void) {
    for index in entries.indices {
      if case .secret(let digest) = entries[index].value { body(digest) }
    }
  }

  public func has(_ key: EvidenceKey) -> Bool { place(of: key) != nil }

  public func code(_ key: EvidenceKey) -> String? {
    if let place = place(of: key), case .code(let text) = entries[place].value { text } else { nil }
  }
  public func number(_ key: EvidenceKey) -> Int64? {
    if let place = place(of: key), case .number(let number) = entries[place].value { number } else { nil }
  }
  public func flag(_ key: EvidenceKey) -> Bool {
    if let place = place(of: key), case .flag(let flag) = entries[place].value { flag } else { false }
  }
  public func day(_ key: EvidenceKey) -> Day? {
    if let place = place(of: key), case .day(let day) = entries[place].value { day } else { nil }
  }
  public func money(_ key: EvidenceKey) -> Money? {
    if let place = place(of: key), case .money(let money) = entries[place].value { money } else { nil }
  }
  public func id(_ key: EvidenceKey) -> EntityID? {
    if let place = place(of: key), case .id(let id) = entries[place].value { id } else { nil }
  }
  public func device(_ key: EvidenceKey) -> DeviceText? {
    if let place = place(of: key), case .device(let text) = entries[place].value { text } else { nil }
  }
  /// The commitment to a text that lies in the vault.
  public func secret(_ key: EvidenceKey) -> Digest? {
    if let place = place(of: key), case .secret(let digest) = entries[place].value { digest } else { nil }
  }
}

/// One value of evidence, in one of the shapes the ledger's format knows.
public enum EvidenceValue: Sendable, Hashable {
  /// A word of a closed set, a tag, a key: ASCII, chosen by the program.
  case code(String)
  case number(Int64)
  case flag(Bool)
  case day(Day)
  case money(Money)
  case id(EntityID)
  /// Bytes a device gave, or a serial typed from its label.
  case device(DeviceText)
  /// The salted commitment to a text in the vault.
  case secret(Digest)

  public enum Shape: Sendable { case code, number, flag, day, money, id, device, secret }

  public var shape: Shape {
    switch self {
    case .code: .code
    case .number: .number
    case .flag: .flag
    case .day: .day
    case .money: .money
    case .id: .id
    case .device: .device
    case .secret: .secret
    }
  }
}
