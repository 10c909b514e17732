public import Lifecycle
import Model
public import Store
public import Words

/// `report custody`: through whose hands a thing went, oldest first. Each line begins where the one before it ended.
public enum CustodyReport {
  public static func lines(
    _ chain: [Handover], _ roll: Roll, _ language: Language, width: Int?
  ) throws -> [String] {
    try table(chain, roll, language).lines(width: width)
  }

  static func table(_ chain: [Handover], _ roll: Roll, _ language: Language) throws -> Table {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var table = Table([
      Table.Column(Text(en: "on", zh: "日期").in(language)),
      Table.Column(Text(en: "event", zh: "事件").in(language), .number),
      Table.Column(Text(en: "what", zh: "事项").in(language)),
      Table.Column(Text(en: "from", zh: "交出").in(language)),
      Table.Column(Text(en: "to", zh: "接收").in(language)),
      Table.Column(Text(en: "by", zh: "经办").in(language)),
    ])
    for handover in chain {
      table.add([
        TerminalText(handover.event.on.text), TerminalText("#\(handover.event.sequence)"),
        TerminalText(handover.event.name.in(language)),
        TerminalText(try handover.from.map { try holder($0, names, language) } ?? "-"),
        TerminalText(try holder(handover.to, names, language)),
        TerminalText(try names.handle(handover.event.actor)),
      ])
    }
    return table
  }

  private static func holder(_ holder: Holder, _ names: NameBook, _ language: Language) throws -> String {
    try names.title(holder.id) ?? Text(en: "unknown", zh: "不明").in(language)
  }
}
