import Lifecycle
public import Model
public import Store
public import Words

/// Every medium that was ever in an asset, and what became of it.
public struct MediaReport {
  private let roll: Roll
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
  }

  public func lines(_ asset: Asset, width: Int?) throws -> [String] {
    let media = asset.parts.filter(\.part.isMedium)
    let unlisted = Text(
      en: "its storage was never listed: \(asset.unlistedData.name.en)",
      zh: "从未登记过其存储介质：\(asset.unlistedData.name.zh)")
    guard !media.isEmpty else {
      return [
        say(asset.unlistedData == .none ? Text(en: "no medium was ever in it", zh: "从未有过介质") : unlisted)
      ]
    }
    var table = Table([
      Table.Column(say(Text(en: "medium", zh: "介质"))), Table.Column(say(Text(en: "serial", zh: "序列号"))),
      Table.Column(say(Text(en: "slot", zh: "位置"))), Table.Column(say(Text(en: "account", zh: "去向"))),
    ])
    for placed in media {
      table.add([
        TerminalText(placed.part.model?.trimmed.bytes ?? Array("-".utf8)),
        TerminalText(placed.part.serial?.trimmed.bytes ?? Array("-".utf8)),
        TerminalText(placed.part.slot.bytes), TerminalText(try account(placed)),
      ])
    }
    return table.lines(width: width) + (asset.unlistedData == .none ? [] : [say(unlisted)])
  }

  /// In it and how clean, or which event says where it went.
  private func account(_ placed: PlacedPart) throws -> String {
    guard let sequence = placed.evidenceSequence, let event = try roll.event(sequence) else {
      return say(placed.isRemoved ? placed.whereabouts.name : placed.data.name)
    }
    guard placed.whereabouts != .inside else { return "\(say(placed.data.name)), #\(sequence)" }
    if event.kind != .mediumRemoved, event.kind != .mediumLost {
      let state = "\(say(placed.whereabouts.name)) #\(sequence)"
      return placed.data.isLive ? "\(state), \(say(placed.data.name))" : state
    }
    let reason = try event.evidence.secret(.reason).map { try roll.opened($0) ?? say(erasedWord) }
    return ["\(say(event.kind.name)) #\(sequence)", reason].compactMap(\.self)
      .joined(separator: say(Text(en: ": ", zh: "：")))
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
