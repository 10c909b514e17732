public import Model

/// Everything by which one monitor can be told from another.
///
/// One monitor in five has no serial to go by, and hundreds may share one: without a believable serial a monitor is no
/// asset of its own, only "a model at this port of that machine", until a person says more. The bytes of its EDID are no
/// key: they differ from input to input.
public struct MonitorKeys: Sendable, Hashable {
  public var maker: DeviceText?
  public var product: Int64?
  /// The text serial, if it is to be believed.
  public private(set) var text: DeviceText?
  /// The number, if it is this unit's own.
  public private(set) var number: Int64?
  /// The number as it is told, whether or not it is this unit's own.
  private var said: Int64?
  /// Shared by the tiles of one screen.
  public var screen: DeviceText?
  /// A panel: a part of its machine.
  public var isBuiltIn = false
  /// Every form of the serial, in which ``Normalise/serial(_:)`` has it; the printed one first.
  public private(set) var forms: [String]

  public init(_ monitor: Monitor, under rules: RuleSet) {
    self.init(
      maker: monitor.maker.value, product: monitor.productCode.value, text: monitor.serial.value,
      number: monitor.serialNumber.value, under: rules)
    screen = monitor.tileScreen.value
    isBuiltIn = monitor.builtIn.value == true
  }

  public init(maker: DeviceText?, product: Int64?, text: DeviceText?, number: Int64?, under rules: RuleSet) {
    self.maker = maker
    self.product = product
    said = number
    self.text = text.flatMap { rules.rejects($0, as: .serial, ofMonitorBy: maker) == nil ? $0.trimmed : nil }
    self.number = number.flatMap {
      rules.rejects(DeviceText("\($0)"), as: .monitorNumber, ofMonitorBy: maker) == nil ? $0 : nil
    }
    // A number that is not its own still spells a prefix; alone it says nothing.
    let said = self.text == nil ? self.number : number
    forms = rules.monitorSerials(maker: maker, product: product, text: self.text, number: said)
      .map(Normalise.serial)
    if self.text != nil, self.number == nil { forms.removeAll { $0 == said.flatMap(Self.hex) } }
  }

  /// The serial as the label has it, as far as is known.
  public var printed: String? { forms.first }

  /// Whether another scan could tell that it is the same one.
  public var isRecognisable: Bool { maker != nil && !forms.isEmpty }

  /// Whether it can be an asset of its own.
  public var isAsset: Bool { isRecognisable && !isBuiltIn }

  /// What to file it under, and to look for; nothing for what is no asset.
  public var lookups: [String] {
    guard let maker = maker?.string, isAsset else { return [] }
    return forms.map { "\(maker):\($0)" }
  }

  /// What its EDID says, in one line: `edid:SAM:3149:16843009:H4ZN800123`. By it another scan can be held against this one
  /// after both reports are gone, under the rules of the day. `nil` for what is no asset.
  public var line: String? {
    guard let maker = maker?.string, isAsset else { return nil }
    func told(_ number: Int64?) -> String { number.map { "\($0)" } ?? "" }
    return "\(Self.prefix)\(maker):\(told(product)):\(told(said)):\(text.map(Normalise.serial) ?? "")"
  }

  /// - Returns: `nil` for what ``line`` does not write.
  public init?(line: String, under rules: RuleSet) {
    guard line.hasPrefix(Self.prefix) else { return nil }
    let parts = line.dropFirst(Self.prefix.count).split(
      separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    self.init(
      maker: DeviceText(String(parts[0])), product: Int64(parts[1]),
      text: parts[3].isEmpty ? nil : DeviceText(String(parts[3])), number: Int64(parts[2]), under: rules)
  }

  private static let prefix = "edid:"

  public enum Match: Sendable, Hashable {
    case same
    /// Something agrees, and not enough: a person must say.
    case maybe
    case different
    /// There is nothing to compare.
    case unknown
  }

  /// Whether two of them are one monitor, seen at two inputs, in two scans or as two tiles.
  public func match(_ other: MonitorKeys) -> Match {
    guard let maker, let theirs = other.maker else { return .unknown }
    guard maker == theirs else { return .different }
    guard isRecognisable, other.isRecognisable else { return .unknown }
    let textAgrees = Self.agree(text.map(Normalise.serial), other.text.map(Normalise.serial))
    let numberAgrees = Self.agree(number, other.number)
    // Texts repeat within a model, and numbers tell the units apart.
    if textAgrees == false || numberAgrees == false { return .different }
    if textAgrees == true, numberAgrees == true { return .same }
    let isModel = Self.agree(product, other.product) == true || screen != nil && screen == other.screen
    if textAgrees == true || numberAgrees == true { return isModel ? .same : .maybe }
    // One input tells the text, the other only the number: a form of the one may be the other.
    guard !Set(forms).isDisjoint(with: other.forms) else { return .unknown }
    return isModel ? .same : .maybe
  }

  /// - Returns: `nil` while one of the two is missing.
  private static func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool? {
    guard let a, let b else { return nil }
    return a == b
  }

  private static func hex(_ number: Int64) -> String? {
    MonitorSerial.hex.form(text: nil, number: number).map(Normalise.serial)
  }
}
