public import Model
public import Store
public import Words

/// The table of `list`: one line an asset.
public struct AssetList {
  private var table: Table
  private let names: NameBook
  private let language: Language
  public private(set) var count = 0

  public init(_ roll: Roll, _ language: Language) {
    names = NameBook(roll, erased: erasedWord.in(language))
    self.language = language
    table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "serial", zh: "序列号"),
        Text(en: "stage", zh: "状态"), Text(en: "holder", zh: "持有人"), Text(en: "place", zh: "地点"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 1 ? .prose : .name) })
  }

  public mutating func add(_ asset: Asset) throws {
    count += 1
    let holder = asset.holder.kind == .place ? nil : try names.title(asset.holder.id)
    table.add([
      TerminalText(asset.tag.text), TerminalText(asset.title(language)),
      asset.serialCell,
      TerminalText(asset.stage.name.in(language)), TerminalText(holder ?? "-"),
      TerminalText(try names.title(asset.place) ?? "-"),
    ])
  }

  public func lines(width: Int?) -> [String] {
    let total = Text(en: count == 1 ? "1 asset" : "\(count) assets", zh: "共 \(count) 件").in(language)
    return count == 0 ? [total] : table.lines(width: width) + [total]
  }
}
