public import Model
public import Store
public import Words

/// Who leaves or has left, and what must come back, for people.
public struct LeaverList {
  private let names: NameBook
  private let language: Language
  private let today: Day
  private var table: Table
  private var count = 0

  public init(_ roll: Roll, _ language: Language, today: Day) {
    self.language = language
    self.today = today
    names = NameBook(roll, erased: erasedWord.in(language))
    table = Table(
      [
        Text(en: "who", zh: "人员"), Text(en: "leaves", zh: "离职"), Text(en: "days ago", zh: "已过天数"),
        Text(en: "asset", zh: "资产"), Text(en: "what", zh: "名称"), Text(en: "stage", zh: "状态"),
        Text(en: "due", zh: "应还"), Text(en: "place", zh: "地点"),
      ].map { Table.Column($0.in(language)) })
  }

  public mutating func add(_ leaver: Roll.Leaver) throws {
    let person = leaver.person
    let day = person.left ?? person.leaving
    let days = day.map { $0.days(to: today) }
    count += 1
    let begin = [
      try names.title(person.id) ?? "", day?.text ?? "-", days.map { $0 > 0 ? "\($0)" : "-" } ?? "-",
    ]
    if leaver.assets.isEmpty {
      let nothing = Text(en: "has nothing", zh: "名下无资产").in(language)
      table.add((begin + ["-", nothing, "-", "-", "-"]).map { TerminalText($0) })
    }
    for asset in leaver.assets {
      table.add(
        (begin + [
          asset.tag.text, asset.title(language), asset.stage.name.in(language), asset.due?.text ?? "-",
          try names.title(asset.place) ?? "-",
        ]).map { TerminalText($0) })
    }
  }

  public func lines(width: Int?) -> [String] {
    count == 0
      ? [Text(en: "nothing is with anybody who left", zh: "没有离职人员未归还的资产").in(language)]
      : table.lines(width: width)
  }
}
