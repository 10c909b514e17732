public import Model
import ServiceDesk
public import Store
public import Words

/// Purchases one a line, and the things of one of them.
public struct PurchaseList {
  private var table: Table
  private let roll: Roll
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll)
    table = Table([
      Table.Column(Text(en: "purchase", zh: "采购单").in(language)),
      Table.Column(Text(en: "asked", zh: "申请日期").in(language)),
      Table.Column(Text(en: "by", zh: "申请人").in(language)),
      Table.Column(Text(en: "order", zh: "订单").in(language)),
      Table.Column(Text(en: "supplier", zh: "供应商").in(language)),
      Table.Column(Text(en: "due", zh: "预计到货").in(language)),
      Table.Column(Text(en: "things", zh: "进度").in(language)),
    ])
  }

  /// - Parameter counts: how many of its things stand in each stage.
  public mutating func add(_ purchase: Purchase, _ counts: [Stage: Int64]) throws {
    let things = Stage.allCases.compactMap { stage in
      counts[stage].map { "\($0) \(stage.name.in(language))" }
    }
    table.add([
      TerminalText(PurchaseNumber(purchase.number).text), TerminalText(purchase.asked.text),
      TerminalText(try names.handle(purchase.askedBy)),
      TerminalText(try purchase.reference.flatMap { try roll.opened($0) } ?? "-"),
      TerminalText(try names.title(purchase.supplier) ?? "-"), TerminalText(purchase.due?.text ?? "-"),
      TerminalText(things.joined(separator: Text(en: ", ", zh: "，").in(language))),
    ])
  }

  public func lines(width: Int?) -> [String] { table.lines(width: width) }

  public func things(_ assets: [Asset], width: Int?) throws -> [String] {
    let replaces = try assets.map { try $0.replaces.flatMap { try roll.tag(of: $0) } }
    let isOfReplacements = replaces.contains { $0 != nil }
    var things = Table(
      [
        Table.Column(Text(en: "tag", zh: "标签").in(language)),
        Table.Column(Text(en: "model", zh: "型号").in(language)),
        Table.Column(Text(en: "stage", zh: "状态").in(language)),
        Table.Column(Text(en: "serial", zh: "序列号").in(language)),
        Table.Column(Text(en: "price", zh: "单价").in(language), .number),
      ] + (isOfReplacements ? [Table.Column(Text(en: "instead of", zh: "替换").in(language))] : []))
    for (asset, old) in zip(assets, replaces) {
      things.add(
        [
          TerminalText(asset.tag.text), TerminalText(asset.title(language)),
          TerminalText(asset.stage.name.in(language)), asset.serialCell,
          TerminalText(asset.price?.text ?? "-"),
        ] + (isOfReplacements ? [TerminalText(old ?? "-")] : []))
    }
    return things.lines(width: width)
  }
}
