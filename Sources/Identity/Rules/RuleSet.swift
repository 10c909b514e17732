public import Model

/// Every rule that judges values: what is junk, which names are one maker, where makers put what.
///
/// A value, made by whoever reads rule files; nothing here reads any.
public struct RuleSet: Sendable {
  /// Names exactly these rules; it is kept with verdicts, so that they can be replayed.
  public let version: String
  private let junk: [JudgedField: [JunkRule]]
  private let quirks: [Quirk]
  let monitors: [MonitorSerialRule]
  private let legalForms: Set<String>
  /// Another name of a maker, folded, to its key.
  private let makers: [String: String]

  /// - Parameters:
  ///   - junk: in the order in which they are asked: the first that rejects a value gives the reason.
  ///   - quirks: in the order in which they are asked as well.
  ///   - monitors: a later one outweighs an earlier one.
  ///   - makers: the names of a maker to its key; both as people write them.
  public init(
    version: String, junk: [JunkRule], quirks: [Quirk], monitors: [MonitorSerialRule], legalForms: [String],
    makers: [(name: String, key: String)]
  ) {
    self.version = version
    var byField: [JudgedField: [JunkRule]] = [:]
    for rule in junk {
      for field in rule.fields { byField[field, default: []].append(rule) }
    }
    self.junk = byField
    self.monitors = monitors
    let forms = Set(legalForms.map { FoldedText(DeviceText($0)).text })
    var keys: [String: String] = [:]
    for maker in makers {
      let key = Self.name(DeviceText(maker.key), without: forms)
      keys[Self.name(DeviceText(maker.name), without: forms)] = keys[key] ?? key
    }
    self.legalForms = forms
    self.makers = keys
    self.quirks = quirks.map { quirk in
      var quirk = quirk
      quirk.maker = quirk.maker.map { maker in
        let name = Self.name(DeviceText(maker), without: forms)
        return keys[name] ?? name
      }
      return quirk
    }
  }

  /// - Parameters:
  ///   - virtual: in a virtual machine, where some rules do not hold.
  ///   - maker: of the monitor whose value it is, as its EDID spells it; some rules hold for one maker alone.
  /// - Returns: the rule that takes the value for a placeholder, or `nil` for a value to be believed.
  public func rejects(
    _ value: DeviceText, as field: JudgedField, virtual: Bool = false, ofMonitorBy maker: DeviceText? = nil
  ) -> RuleID? {
    guard let rules = junk[field] else { return nil }
    let judged = JudgedValue(value, as: field)
    return rules.first { $0.rejects(judged, virtual: virtual, monitorMaker: maker) }?.id
  }

  /// - Returns: the value without padding, if no rule rejects it.
  func believed(_ value: DeviceText?, as field: JudgedField) -> DeviceText? {
    guard let text = value?.trimmed, !text.isEmpty, rejects(text, as: field) == nil else { return nil }
    return text
  }

  /// What a maker's own way of using a field gives.
  ///
  /// - Parameter text: what stands in a place.
  /// - Returns: the first value that no rule rejects, and the quirk that found it.
  public func gift(
    _ gift: Quirk.Gift, maker: DeviceText?, from text: (Quirk.Place) -> DeviceText?
  ) -> (text: DeviceText, quirk: Quirk)? {
    let key = maker.map(makerKey)
    for quirk in quirks where quirk.gives == gift && (quirk.maker == nil || quirk.maker == key) {
      guard let stored = text(quirk.from), let found = believed(quirk.by(stored), as: gift.field) else {
        continue
      }
      return (found, quirk)
    }
    return nil
  }

  /// - Returns: one key for all names of a maker; of an unknown maker its own name without legal form.
  public func makerKey(_ maker: DeviceText) -> String {
    let name = Self.name(maker, without: legalForms)
    return makers[name] ?? (name.isEmpty ? FoldedText(maker).text : name)
  }

  /// - Returns: what two spellings of one model share: small letters, single blanks, and no maker in front,
  ///   which people type and most firmware leaves out.
  public func modelKey(_ model: DeviceText, maker: DeviceText?) -> String {
    let words = FoldedText(model).text.split(separator: " ")
    guard let maker, words.count > 1, makerKey(DeviceText(String(words[0]))) == makerKey(maker) else {
      return words.joined(separator: " ")
    }
    return words.dropFirst().joined(separator: " ")
  }

  /// Small letters, single blanks for all that is no letter or digit, no legal form behind it.
  private static func name(_ maker: DeviceText, without legalForms: Set<String>) -> String {
    var words = FoldedText(maker).bytes.split { !($0.isDigit || $0.isSmallLetter || $0 >= 0x80) }
      .map { String(decoding: $0, as: UTF8.self) }
    while let last = words.last, words.count > 1, legalForms.contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }
}
