import Lifecycle
public import Model
public import Store
public import Words

/// `report loans`: what must come back, and when; what is overdue in front.
public enum LoanReport {
  public static func lines(
    _ assets: [Asset], on day: Day, _ roll: Roll, _ language: Language, width: Int?
  ) throws -> [String] {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var table = Table([
      Table.Column(Text(en: "tag", zh: "标签").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language), .prose),
      Table.Column(Text(en: "holder", zh: "持有人").in(language)),
      Table.Column(Text(en: "due", zh: "应归还").in(language)),
      Table.Column(Text(en: "left", zh: "剩余").in(language), .number),
    ])
    for asset in assets {
      guard let due = asset.due else { continue }
      let holder = asset.stage == .inRepair ? asset.returnHolder?.id : asset.holder.id
      table.add([
        TerminalText(asset.tag.text), TerminalText(asset.title(language)),
        TerminalText(try names.title(holder) ?? "-"), TerminalText(due.text),
        TerminalText(left(until: due, on: day).in(language)),
      ])
    }
    let overdue = assets.count { asset in asset.due.map { $0 < day } ?? false }
    let sum = Text(
      en: "\(assets.count) on loan, \(overdue) overdue", zh: "借出 \(assets.count) 件，逾期 \(overdue) 件"
    ).in(language)
    return assets.isEmpty ? [sum] : table.lines(width: width) + [sum]
  }

  /// How long it may still be away; the last day counts.
  ///
  /// - Parameter long: with the day itself.
  static func left(until due: Day, on day: Day, long: Bool = false) -> Text {
    let days = day.days(to: due)
    let left =
      days < 0
      ? Text(en: -days == 1 ? "1 day overdue" : "\(-days) days overdue", zh: "逾期 \(-days) 天")
      : Text(en: days == 1 ? "1 day" : "\(days) days", zh: "\(days) 天")
    guard long else { return left }
    return days < 0
      ? Text(en: "\(due.text) (\(left.en))", zh: "\(due.text)（\(left.zh)）")
      : Text(en: "\(due.text) (\(left.en) left)", zh: "\(due.text)（还剩 \(left.zh)）")
  }
}
