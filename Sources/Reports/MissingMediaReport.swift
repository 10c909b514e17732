import Lifecycle
import Model
public import Store
public import Words

/// `report unmatched-media`: media that were in something of ours, and nobody has said where they are.
public struct MissingMediaReport {
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  public func lines(_ media: [Roll.MissingMedium], width: Int?) throws -> [String] {
    let sum = Text(en: "Media nobody can place: \(media.count)", zh: "去向不明的介质：\(media.count) 个")
    guard !media.isEmpty else { return [say(sum)] }
    var table = Table([
      Table.Column(say(Text(en: "tag", zh: "标签"))), Table.Column(say(Text(en: "medium", zh: "介质"))),
      Table.Column(say(Text(en: "data", zh: "数据"))), Table.Column(say(Text(en: "state", zh: "状态"))),
      Table.Column(say(Text(en: "since", zh: "自"))), Table.Column(say(Text(en: "event", zh: "事件")), .number),
      Table.Column(say(Text(en: "who had it", zh: "期间持有人"))),
    ])
    for medium in media {
      let holders = try medium.holders.map {
        try names.title($0.id) ?? say(Text(en: "unknown", zh: "不明"))
      }
      table.add([
        TerminalText(medium.part.asset.tag.text), TerminalText(medium.part.placed.part.title),
        TerminalText(say(medium.part.placed.data.name)),
        TerminalText(say(medium.part.placed.whereabouts.name)),
        TerminalText(medium.event.on.text), TerminalText("#\(medium.event.sequence)"),
        TerminalText(holders.joined(separator: say(Text(en: ", then ", zh: "，后为 ")))),
      ])
    }
    return table.lines(width: width) + [say(sum)]
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
