public import Model
import ServiceDesk
public import Store
public import Words

/// `report warranty`: whose warranty ends soon, first ending first.
public enum WarrantyReport {
  public static func lines(
    _ assets: [Asset], of total: Int64, on day: Day, _ roll: Roll, _ language: Language, width: Int?
  ) throws -> [String] {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var table = Table([
      Table.Column(Text(en: "tag", zh: "标签").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language), .prose),
      Table.Column(Text(en: "holder", zh: "持有人").in(language)),
      Table.Column(Text(en: "ends", zh: "到期").in(language)),
      Table.Column(Text(en: "left", zh: "剩余").in(language), .number),
    ])
    for asset in assets {
      let left =
        switch Warranty(until: asset.warrantyUntil, on: day) {
        case .covered(let days): Text(en: days == 1 ? "1 day" : "\(days) days", zh: "\(days) 天")
        case .ended(let days): Text(en: days == 1 ? "1 day ago" : "\(days) days ago", zh: "已过 \(days) 天")
        case .unknown: Text(en: "-", zh: "-")
        }
      table.add([
        TerminalText(asset.tag.text), TerminalText(asset.title(language)),
        TerminalText(try names.title(asset.holder.id) ?? "-"), TerminalText(asset.warrantyUntil?.text ?? "-"),
        TerminalText(left.in(language)),
      ])
    }
    let sum = Text(en: "\(assets.count) of \(total) assets", zh: "\(assets.count) 件（共 \(total) 件）").in(
      language)
    return assets.isEmpty ? [sum] : table.lines(width: width) + [sum]
  }

  /// The same, counted by month and model.
  public static func lines(_ counts: [WarrantyCount], _ language: Language, width: Int?) -> [String] {
    let total = counts.reduce(0) { $0 + $1.assets }
    let sum = Text(en: total == 1 ? "1 asset" : "\(total) assets", zh: "共 \(total) 件").in(language)
    return counts.isEmpty ? [sum] : table(counts, language).lines(width: width) + [sum]
  }

  static func table(_ counts: [WarrantyCount], _ language: Language) -> Table {
    var table = Table([
      Table.Column(Text(en: "month", zh: "月份").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language), .prose),
      Table.Column(Text(en: "assets", zh: "数量").in(language), .number),
    ])
    for count in counts {
      let title = ModelTitle.text(count.maker, count.model)
      table.add([
        TerminalText(month(of: count)), TerminalText(title.isEmpty ? "-" : title),
        TerminalText("\(count.assets)"),
      ])
    }
    return table
  }

  /// `2027-01`
  public static func month(of count: WarrantyCount) -> String { String(count.month.text.prefix(7)) }
}
